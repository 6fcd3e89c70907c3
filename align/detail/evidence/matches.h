#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "align/detail/evidence/word_model.h"
#include "align/detail/search/band.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// A token of one side that a row of the other side can account for.
struct Match {
  std::uint32_t token = 0;  ///< index into Side::tokens of the explained side
  float sum = 0;            ///< Σ over the explaining row's words of t(token | word), not yet divided by their number
};

/// The rows of one side that each row of the other may be linked with.
struct RowBand {
  std::vector<std::uint32_t> low, high;  ///< [low, high) by row
};
/// The target rows of each source row of a band, and the source rows of each target row.
[[nodiscard]] RowBand source_rows_of(const Band& band);
[[nodiscard]] RowBand target_rows_of(const Band& band, std::uint32_t target_rows);
/// The same rows counted from another one: those of a part of the text, counted from the first row of all.
[[nodiscard]] RowBand shifted(RowBand rows, std::uint32_t by);

/// For every cell of a band, which tokens of one side the other side's row explains. Compressed sparse rows.
class MatchTable {
 public:
  /// The possible translations of a word of row `row` of the explaining side; read before the next one is asked for.
  using Translate = std::function<const std::vector<WordModel::Entry>&(WordId word, std::uint32_t row)>;

  /// @param first_row the row of the explaining side with which the table begins
  /// @param rows for each row of the explaining side from `first_row` on, the rows of the explained side to look at
  MatchTable(const Side& explaining, const Side& explained, std::uint32_t first_row, RowBand rows,
             const Translate& translate);

  /// A range of matches, ordered by token.
  struct Matches {
    const Match* first = nullptr;
    const Match* last = nullptr;
    [[nodiscard]] const Match* begin() const noexcept { return first; }
    [[nodiscard]] const Match* end() const noexcept { return last; }
  };
  /// Precondition: the explained row is one of those to be looked at for the explaining one.
  [[nodiscard]] Matches at(std::uint32_t explaining, std::uint32_t explained) const noexcept {
    const std::size_t at = cell(explaining, explained);
    return {matches_.data() + cell_begin_[at], matches_.data() + cell_begin_[at + 1]};
  }
  /// The number of a cell, below cells(). Precondition as at at().
  [[nodiscard]] std::size_t cell(std::uint32_t explaining, std::uint32_t explained) const noexcept {
    const std::uint32_t row = explaining - first_row_;
    return row_begin_[row] + (explained - low_[row]);
  }
  [[nodiscard]] std::size_t cells() const noexcept { return cell_begin_.size() - 1; }

 private:
  std::uint32_t first_row_;
  std::vector<std::uint32_t> low_;       ///< first explained row
  std::vector<std::size_t> row_begin_;   ///< first cell of a row
  std::vector<std::size_t> cell_begin_;  ///< first match of a cell; one more than cells
  std::vector<Match> matches_;
};

}  // namespace tolmach::align::detail
