#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "align/detail/band.h"
#include "align/detail/side.h"
#include "align/detail/word_model.h"

namespace tolmach::align::detail {

/// A token of one side that a row of the other side can account for.
struct Match {
  std::uint32_t token = 0;  ///< index into Side::tokens of the explained side
  float sum = 0;            ///< Σ over the explaining row's words of t(token | word), not yet divided by their number
};

/// For every cell of a band, which tokens of one side the other side's row explains. Compressed sparse rows.
class MatchTable {
 public:
  /// Fills `out` with the possible translations of a word of row `row` of the explaining side.
  using Translate = std::function<void(WordId word, std::uint32_t row, std::vector<WordModel::Entry>& out)>;

  /// @param low, high for each row of the explaining side, the rows [low, high) of the explained side to look at
  MatchTable(const Side& explaining, const Side& explained, std::vector<std::uint32_t> low,
             const std::vector<std::uint32_t>& high, const Translate& translate);

  /// A range of matches, ordered by token.
  struct Matches {
    const Match* first = nullptr;
    const Match* last = nullptr;
    [[nodiscard]] const Match* begin() const noexcept { return first; }
    [[nodiscard]] const Match* end() const noexcept { return last; }
  };
  /// Precondition: low[explaining] <= explained < high[explaining].
  [[nodiscard]] Matches at(std::uint32_t explaining, std::uint32_t explained) const noexcept {
    const std::size_t cell = row_begin_[explaining] + (explained - low_[explaining]);
    return {matches_.data() + cell_begin_[cell], matches_.data() + cell_begin_[cell + 1]};
  }

 private:
  std::vector<std::uint32_t> low_;
  std::vector<std::size_t> row_begin_;   ///< first cell of a row
  std::vector<std::size_t> cell_begin_;  ///< first match of a cell; one more than cells
  std::vector<Match> matches_;
};

/// The rows of the target that each source row of a band may be linked with, and the other way round.
struct RowBand {
  std::vector<std::uint32_t> low, high;  ///< [low, high) by row
};
[[nodiscard]] RowBand source_rows_of(const Band& band);
[[nodiscard]] RowBand target_rows_of(const Band& band, std::uint32_t target_rows);

}  // namespace tolmach::align::detail
