#include "normalize/detail/similarity/name_groups.h"

#include <algorithm>
#include <array>

#include "normalize/detail/similarity/name_script.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Group = NameGroups::Group;
using text::Script;

constexpr std::array<std::string_view, 4> kFamilies = {"Cyrl", "abjad", "asia", "other"};
constexpr Group kUnknown = 0;
constexpr Group kLatin = 1;
constexpr Group kFirstFamily = 2;
constexpr Group kFirstLanguage = kFirstFamily + kFamilies.size();

std::string_view family_of_script(Script script) noexcept {
  switch (script) {
    case Script::kLatin:
    case Script::kCommon:
      return {};
    case Script::kCyrillic:
      return "Cyrl";
    case Script::kArabic:
    case Script::kHebrew:
      return "abjad";
    case Script::kHan:
    case Script::kKana:
    case Script::kHangul:
      return "asia";
    default:
      return "other";
  }
}

}  // namespace

NameGroups::NameGroups(std::vector<Language> languages) : languages_(std::move(languages)) {}

std::string_view NameGroups::family_of(std::string_view name) noexcept {
  return family_of_script(script_of_name(name));
}

Group NameGroups::group(std::string_view name, std::string_view language) const {
  const Script script = script_of_name(name);
  if (script == Script::kLatin) return kLatin;
  const std::string_view family = family_of_script(script);
  if (family.empty()) return kUnknown;
  for (std::size_t k = 0; k < languages_.size(); ++k)
    if (languages_[k].name == language && languages_[k].family == family) return static_cast<Group>(kFirstLanguage + k);
  const auto* const found = std::find(kFamilies.begin(), kFamilies.end(), family);
  return static_cast<Group>(kFirstFamily + (found - kFamilies.begin()));
}

std::size_t NameGroups::size() const noexcept {
  return kFirstLanguage + languages_.size();
}

std::string_view NameGroups::family(Group group) const noexcept {
  if (group < kFirstFamily) return {};
  return group < kFirstLanguage ? kFamilies[group - kFirstFamily] : languages_[group - kFirstLanguage].family;
}

std::vector<std::string> NameGroups::sections(Group a, Group b) const {
  if (a == kLatin && b == kLatin) return {"Latn"};
  if (a == kUnknown || b == kUnknown) return {"any"};
  if (a != kLatin && b != kLatin) {
    if (family(a) == "Cyrl" && family(b) == "Cyrl") return {"*", "Cyrl-Cyrl"};
    return {"any"};
  }
  const Group own = a == kLatin ? b : a;
  std::vector<std::string> sections = {"*", std::string(family(own))};
  if (own >= kFirstLanguage) sections.push_back(languages_[own - kFirstLanguage].name);
  return sections;
}

bool NameGroups::is_symmetric(const std::vector<std::string>& sections) noexcept {
  return sections.size() == 1;
}

bool NameGroups::turned(Group a, std::string_view sounds_a, Group b, std::string_view sounds_b) noexcept {
  if (a != b && (a == kLatin || b == kLatin) && a != kUnknown && b != kUnknown) return a == kLatin;
  return a != b ? a > b : sounds_b < sounds_a;
}

}  // namespace tolmach::normalize::detail
