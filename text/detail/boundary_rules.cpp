#include "text/detail/boundary_rules.h"

#include <algorithm>

#include "text/error.h"

namespace tolmach::text::detail {
namespace {

constexpr std::uint32_t kAllBits = ~0U;

/// "stop|dots" or "*" as bits.
std::uint32_t read_bits(Column column, std::string_view field, const Where& place) {
  if (field == "*") return kAllBits;
  std::uint32_t bits = 0;
  while (true) {
    const std::size_t end = std::min(field.find('|'), field.size());
    const std::uint32_t bit = bit_named(column, field.substr(0, end));
    if (bit == 0)
      throw Error(
          Error::Kind::kIo,
          "unknown value '" + std::string(field.substr(0, end)) + "' in column '" + std::string(name_of(column)) + "'",
          place);
    bits |= bit;
    if (end == field.size()) return bits;
    field.remove_prefix(end + 1);
  }
}

BoundaryRule read_rule(const DataRow& row, const Where& place) {
  BoundaryRule rule;
  rule.name = row.fields[0];
  rule.ends = row.fields[1] == "end";
  if (!rule.ends && row.fields[1] != "inner")
    throw Error(Error::Kind::kIo, "unknown verdict '" + row.fields[1] + "', expected end or inner", place);
  for (std::size_t i = 0; i < kColumns; ++i) {
    const auto column = static_cast<Column>(i);
    rule.any_of.at(i) = read_bits(column, row.fields[2 + i], place);
  }
  return rule;
}

}  // namespace

BoundaryRules::BoundaryRules(const DataFolder& data) {
  const std::string file = data.file("segmentation/rules.tsv").string();
  for (const DataRow& row : read_data_rows(file, 2 + kColumns)) rows_.push_back(read_rule(row, {file, row.line}));
  const auto fits_all = [](std::uint32_t bits) { return bits == kAllBits; };
  if (rows_.empty() || !std::all_of(rows_.back().any_of.begin(), rows_.back().any_of.end(), fits_all))
    throw Error(Error::Kind::kIo, "the last rule must fit everything ('*' in all columns)", {file});
}

const BoundaryRule& BoundaryRules::decide(const BoundaryContext& context) const noexcept {
  for (const BoundaryRule& rule : rows_) {
    bool fits = true;
    for (std::size_t i = 0; fits && i < kColumns; ++i) fits = (rule.any_of[i] & context[i]) != 0;
    if (fits) return rule;
  }
  return rows_.back();
}

}  // namespace tolmach::text::detail
