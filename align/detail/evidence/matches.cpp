#include "align/detail/evidence/matches.h"

#include <algorithm>

namespace tolmach::align::detail {

MatchTable::MatchTable(const Side& explaining, const Side& explained, std::uint32_t first_row, RowBand rows,
                       const Translate& translate)
    : first_row_(first_row), low_(std::move(rows.low)) {
  std::vector<float> sums(explained.words.size(), 0);
  std::vector<WordId> touched;
  cell_begin_.push_back(0);
  for (std::uint32_t local = 0; local < low_.size(); ++local) {
    const std::uint32_t row = first_row + local;
    for (std::uint32_t k = explaining.token_begin[row]; k < explaining.token_begin[row + 1]; ++k) {
      const std::vector<WordModel::Entry>& entries = translate(explaining.tokens[k], row);
      for (const WordModel::Entry& entry : entries) {
        if (sums[entry.word] == 0) touched.push_back(entry.word);
        sums[entry.word] += entry.probability;
      }
    }
    row_begin_.push_back(cell_begin_.size() - 1);
    for (std::uint32_t other = low_[local]; other < rows.high[local]; ++other) {
      for (std::uint32_t k = explained.token_begin[other]; k < explained.token_begin[other + 1]; ++k)
        if (const float sum = sums[explained.tokens[k]]; sum > 0) matches_.push_back({k, sum});
      cell_begin_.push_back(matches_.size());
    }
    for (const WordId word : touched) sums[word] = 0;
    touched.clear();
  }
}

RowBand source_rows_of(const Band& band) {
  RowBand rows;
  for (std::size_t i = 0; i + 1 < band.low.size(); ++i) {
    rows.low.push_back(band.low[i]);
    rows.high.push_back(band.high[i + 1]);
  }
  return rows;
}

RowBand target_rows_of(const Band& band, std::uint32_t target_rows) {
  const auto source_rows = static_cast<std::uint32_t>(band.low.size() - 1);
  RowBand rows{std::vector<std::uint32_t>(target_rows, source_rows), std::vector<std::uint32_t>(target_rows, 0)};
  const RowBand forward = source_rows_of(band);
  for (std::uint32_t i = 0; i < source_rows; ++i) {
    for (std::uint32_t j = forward.low[i]; j < forward.high[i]; ++j) {
      rows.low[j] = std::min(rows.low[j], i);
      rows.high[j] = i + 1;
    }
  }
  for (std::uint32_t j = 0; j < target_rows; ++j) rows.low[j] = std::min(rows.low[j], rows.high[j]);
  return rows;
}

RowBand shifted(RowBand rows, std::uint32_t by) {
  for (std::uint32_t& row : rows.low) row += by;
  for (std::uint32_t& row : rows.high) row += by;
  return rows;
}

}  // namespace tolmach::align::detail
