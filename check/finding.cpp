#include "check/finding.h"

#include <array>

namespace tolmach::check {
namespace {

constexpr std::array<std::string_view, 18> kFamilies = {
    "number",  "name",   "omission", "addition",  "untranslated", "language", "clutter", "duplicate", "punctuation",
    "spacing", "script", "encoding", "alignment", "consistency",  "term",     "markup",  "grammar",   "other"};
constexpr std::array<std::string_view, 4> kSeverities = {"info", "minor", "major", "critical"};
constexpr std::array<std::string_view, 4> kNeeds = {"nothing", "source", "terms", "rules"};

}  // namespace

std::string_view to_string(Family family) noexcept {
  return kFamilies[static_cast<std::size_t>(family)];
}
std::string_view its_type(Family family) noexcept {
  using F = Family;
  switch (family) {
    case F::kNumber:
      return "numbers";
    case F::kName:
      return "inconsistent-entities";
    case F::kOmission:
      return "omission";
    case F::kAddition:
    case F::kClutter:
      return "addition";
    case F::kUntranslated:
    case F::kLanguage:
      return "untranslated";
    case F::kDuplicate:
      return "duplication";
    case F::kPunctuation:
      return "typographical";
    case F::kSpacing:
      return "whitespace";
    case F::kScript:
    case F::kEncoding:
      return "characters";
    case F::kAlignment:
      return "mistranslation";
    case F::kConsistency:
      return "inconsistency";
    case F::kTerm:
      return "terminology";
    case F::kMarkup:
      return "markup";
    case F::kGrammar:
      return "grammar";
    case F::kOther:
      break;
  }
  return "other";
}

std::string_view to_string(Severity severity) noexcept {
  return kSeverities[static_cast<std::size_t>(severity)];
}

std::string_view to_string(Needs needs) noexcept {
  return kNeeds[static_cast<std::size_t>(needs)];
}

bool parse(std::string_view name, Severity& out) noexcept {
  for (std::size_t i = 0; i < kSeverities.size(); ++i) {
    if (kSeverities[i] != name) continue;
    out = static_cast<Severity>(i);
    return true;
  }
  return false;
}

}  // namespace tolmach::check
