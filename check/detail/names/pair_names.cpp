#include "check/detail/names/pair_names.h"

namespace tolmach::check::detail {
namespace {

const normalize::Spellings& spellings_of(const DocumentView& view, Resources& resources) {
  return resources.spellings().of(view.language());
}

}  // namespace

PairNames::PairNames(const Context& context)
    : context_(context),
      target_(context.target(), context.resources(), spellings_of(context.target(), context.resources())),
      source_(*context.source(), context.resources(), spellings_of(*context.source(), context.resources())),
      misspelt_(context.alignment().size()) {}

bool PairNames::are_comparable(std::uint32_t number, const Findings& findings) const {
  const align::Bead& bead = context_.alignment()[number];
  if (!bead.is_link() || is_too_long(bead)) return false;
  const text::Span target = text::span_of(context_.target().document(), bead.target);
  return !findings.covers(Family::kUntranslated, target) && !findings.covers(Family::kLanguage, target) &&
         !findings.is_damaged(target);
}

/// Among thousands of names each is like some other; and each would be compared with all of them.
bool PairNames::is_too_long(const align::Bead& bead) const {
  constexpr std::size_t kMostWords = 1000;  // of a side
  return context_.source()->word_count(bead.source) > kMostWords ||
         context_.target().word_count(bead.target) > kMostWords;
}

}  // namespace tolmach::check::detail
