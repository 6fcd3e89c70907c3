#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// How much letters speak for a foreign name that a language without capitals spells by its sound
/// (`data/names/letters/<language>.tsv`, made by make.py there). Weights are natural logarithms of odds. Immutable
/// after construction; a language without a file has none.
class NameLetters {
 public:
  /// @throws Error (io) when the file can't be read or has a row without a number
  NameLetters(const text::DataFolder& data, std::string_view language);

  [[nodiscard]] bool known() const noexcept { return !weights_.empty(); }
  /// What one letter says by itself; none for a letter that no name has.
  [[nodiscard]] std::optional<double> weight(char32_t letter) const;
  /// What all letters of a word say, each behind those before it.
  [[nodiscard]] double score(std::u32string_view word) const;

 private:
  std::unordered_map<std::uint64_t, double>
      weights_;  ///< by one to three letters, 21 bits each; ^ and $ are a word's ends
};

/// A run of characters [begin, end), by index, with the sum of their weights.
struct WeightedRun {
  std::size_t begin = 0, end = 0;
  double score = 0;

  friend bool operator==(const WeightedRun& a, const WeightedRun& b) noexcept {
    return a.begin == b.begin && a.end == b.end;
  }
};

/// All maximal scoring runs of a row of weights in their order, in linear time (Ruzzo and Tompa, "A linear time
/// algorithm for finding all maximal scoring subsequences", ISMB 1999): the run with the highest sum, and the same to
/// its left and right. Only runs of a sum above zero.
[[nodiscard]] std::vector<WeightedRun> maximal_runs(const std::vector<double>& weights);

}  // namespace tolmach::normalize::detail
