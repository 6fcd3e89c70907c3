#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/names/english_slips.h"
#include "check/detail/names/lexicon_slips.h"
#include "check/detail/names/name_slips.h"
#include "check/detail/names/pair_names.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

std::string message_of(const NameSlip& slip, const Context& context) {
  const auto in_source = [&] { return slip.source->of(context.source()->text()); };
  const std::string_view form = slip.target.of(context.target().text());
  if (!slip.likelier.empty())
    return fmt::format("{}: the source has {}, for which one would expect {}", form, in_source(), slip.likelier);
  if (!slip.foreign_letter.empty()) return message_of_letter(form, slip.foreign_letter, context.target());
  if (!slip.source) return fmt::format("{}: no list has this name, only {}", form, slip.right);
  return fmt::format("{}: no list has this name; the source has {}", form, in_source());
}

/// Names of the bead's target that are a slip away from the source's or from known ones.
std::vector<NameSlip> slips_of(const align::Bead& bead, PairNames& names, Resources& resources) {
  std::vector<NameSlip> slips = find_name_slips(names.target(), bead.target, names.source(), bead.source, resources);
  for (const auto find : {find_lexicon_slips, find_english_slips})
    for (NameSlip& slip : find(names.target(), bead.target, names.source(), bead.source, resources)) {
      const auto is_there = [&](const NameSlip& other) { return other.target.overlaps(slip.target); };
      if (std::none_of(slips.begin(), slips.end(), is_there)) slips.push_back(std::move(slip));
    }
  return slips;
}

}  // namespace

void find_misspelt_names(const Context& context, Findings& findings) {
  if (!context.has_source() || context.same_language() || !findings.wants("name-misspelt")) return;
  PairNames& names = context.pair_names();
  std::set<std::string> told;  // what the whole text has so
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    if (!names.are_comparable(number, findings)) continue;
    for (const NameSlip& slip : slips_of(context.alignment()[number], names, context.resources())) {
      names.note_misspelt(number);
      if (slip.throughout && !told.insert(text::fold(slip.target.of(context.target().text()))).second) continue;
      findings.add({.code = "name-misspelt",
                    .confidence = slip.confidence,
                    .message = message_of(slip, context),
                    .target = slip.target,
                    .source = slip.source,
                    .suggestion = slip.right,
                    .bead = number});
    }
  }
}

}  // namespace tolmach::check::detail
