#include "text/detail/boundary_context.h"

#include <vector>

namespace tolmach::text::detail {
namespace {

struct ColumnNames {
  std::string_view name;
  std::vector<std::string_view> bits;  ///< in the order of the bits
};

const std::array<ColumnNames, kColumns>& column_names() {
  static const std::array<ColumnNames, kColumns> names{{
      {"mark", {"stop", "shout", "dots", "script", "extra", "emoji", "item", "spaced", "broken"}},
      {"word", {"name",   "number", "inner", "end",   "either", "part",      "exclaim", "initial",
                "dotted", "digits", "long",  "roman", "marker", "vowelless", "none",    "lower",
                "plain",  "first",  "lone",  "whole", "year",   "fronted"}},
      {"close", {"none", "quote", "bracket", "within"}},
      {"gap", {"none", "space", "line"}},
      {"next",
       {"lower", "upper", "digit", "caseless", "quote", "bracket", "dash", "punct", "tag", "symbol", "kana", "dots",
        "emoji", "trail", "camel"}},
      {"after", {"lower", "upper", "digit", "caseless", "quote", "bracket", "dash", "punct", "tag", "symbol", "kana"}},
      {"follow", {"starter", "month", "name", "initial", "speech", "roman", "other"}},
      {"inside", {"none", "quote", "bracket", "turn"}},
      {"setting", {"plain", "ordinals"}},
  }};
  return names;
}

}  // namespace

std::string_view name_of(Column column) noexcept {
  return column_names().at(column).name;
}

std::uint32_t bit_named(Column column, std::string_view name) noexcept {
  const std::vector<std::string_view>& bits = column_names().at(column).bits;
  for (std::size_t i = 0; i < bits.size(); ++i)
    if (bits[i] == name) return 1U << i;
  return 0;
}

}  // namespace tolmach::text::detail
