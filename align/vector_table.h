#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tolmach::align {

/// The vectors that an encoder gives to texts, one a row, each brought to length 1: the product of two is their cosine.
/// Single precision, for a book has a hundred thousand of them.
class VectorTable {
 public:
  /// @param dimension numbers a vector, at least 1
  /// @param values the rows one behind the other, all finite; a whole number of them
  VectorTable(std::size_t dimension, std::vector<float> values);

  [[nodiscard]] std::size_t dimension() const noexcept { return dimension_; }
  [[nodiscard]] std::size_t rows() const noexcept { return values_.size() / dimension_; }
  /// Precondition: index < rows().
  [[nodiscard]] std::span<const float> row(std::size_t index) const noexcept {
    return std::span(values_).subspan(index * dimension_, dimension_);
  }
  /// Whether a row holds nothing but zeros and so points nowhere: its encoder knows nothing of the text.
  [[nodiscard]] bool is_null(std::size_t index) const noexcept;

 private:
  std::size_t dimension_;
  std::vector<float> values_;
};

/// The place of the first NaN or infinite number; none where all are finite.
[[nodiscard]] std::optional<std::size_t> find_not_finite(std::span<const float> values) noexcept;

/// Brings a vector to length 1; one of zeros stays as it is.
void normalise(std::span<float> vector) noexcept;

/// The sum of the products; the vectors are equally long.
[[nodiscard]] float dot(std::span<const float> a, std::span<const float> b) noexcept;

}  // namespace tolmach::align
