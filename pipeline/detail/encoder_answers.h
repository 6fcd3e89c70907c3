#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tolmach::pipeline::detail {

/// What is quoted in messages: the beginning of a text on one line, damaged bytes and control characters replaced.
[[nodiscard]] std::string excerpt(std::string_view text);

/// The vectors that an encoder has written so far as answers to some texts.
class EncoderAnswers {
 public:
  /// @param texts must outlive the object  @param dimension of earlier vectors; 0 = not known
  EncoderAnswers(const std::vector<std::string>& texts, std::size_t dimension)
      : texts_(&texts), dimension_(dimension) {}

  /// Takes bytes as they come, in pieces that need not end with a line.
  /// @throws Error (io) for a line that is no vector, has another dimension, or answers no text; `what` of all errors
  ///   is without the encoder's name
  void take(std::string_view bytes);
  /// The output has ended: what stands behind the last line end counts as a line.
  void finish();

  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  [[nodiscard]] bool complete() const noexcept { return count_ == texts_->size(); }
  /// What stands behind the last line end.
  [[nodiscard]] const std::string& rest() const noexcept { return line_; }
  [[nodiscard]] std::size_t dimension() const noexcept { return dimension_; }
  [[nodiscard]] std::vector<float> take_values() noexcept { return std::move(values_); }

 private:
  void take_line(std::string_view line);

  const std::vector<std::string>* texts_;
  std::size_t dimension_;
  std::size_t count_ = 0;
  std::string line_;  ///< the beginning of a line
  std::vector<float> values_;
};

}  // namespace tolmach::pipeline::detail
