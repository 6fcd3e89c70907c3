#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "align/detail/side.h"

namespace tolmach::align::detail {

/// Which rows tend to have no counterpart: what a scanner left of a page's edge, a caption, a short exclamation go
/// missing more often than whole sentences. Re-estimated by pair of documents.
class DeletionModel {
 public:
  DeletionModel(const Side& source, const Side& target);

  /// log of p(size of the row | deleted) / p(size of the row).
  [[nodiscard]] double source_score(std::uint32_t row) const noexcept { return scores_[source_sizes_[row]]; }
  [[nodiscard]] double target_score(std::uint32_t row) const noexcept { return scores_[target_sizes_[row]]; }

  /// Collects deletions, each with its probability; reestimate() then fits the model to them.
  void observe_source(std::uint32_t row, double weight) noexcept { counts_[source_sizes_[row]] += weight; }
  void observe_target(std::uint32_t row, double weight) noexcept { counts_[target_sizes_[row]] += weight; }
  void reestimate() noexcept;

 private:
  static constexpr std::size_t kSizes = 4;  ///< no word at all, up to two words, up to six, more
  using Size = std::uint8_t;
  using Row = std::array<double, kSizes>;
  static std::vector<Size> sizes_of(const Side& side);

  std::vector<Size> source_sizes_, target_sizes_;  ///< by row
  Row share_{};                                    ///< of all rows of both sides
  Row scores_{}, counts_{};
};

}  // namespace tolmach::align::detail
