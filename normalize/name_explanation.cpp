#include "normalize/name_explanation.h"

#include <array>
#include <cstddef>

#include "normalize/detail/explanation/name_reasons.h"

namespace tolmach::normalize {

std::string_view to_string(ExplanationKind kind) noexcept {
  static constexpr std::array<std::string_view, 23> kNames = {
      "no-name",    "identical",     "typography", "never-same",     "one-entity",       "order",
      "initials",   "patronymic",    "part",       "gender",         "inflected",        "demonym",
      "one-source", "practice",      "short-form", "counterpart",    "other-given-name", "two-entities",
      "reading",    "mixed-systems", "slip",       "correspondence", "different"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view to_string(NameVerdict verdict) noexcept {
  static constexpr std::array<std::string_view, 4> kNames = {"same", "related", "unsure", "different"};
  return kNames[static_cast<std::size_t>(verdict)];
}

struct NameExplainer::Impl {
  Impl(const text::DataFolder& data, const NameMatcher& matcher, const NameSource* lexicon, SystemChoice systems)
      : reasons(data, matcher, lexicon, systems) {}

  detail::NameReasons reasons;
};

NameExplainer::NameExplainer(const text::DataFolder& data, const NameMatcher& matcher, const NameSource* lexicon,
                             SystemChoice systems)
    : impl_(std::make_unique<Impl>(data, matcher, lexicon, systems)) {}
NameExplainer::~NameExplainer() = default;
NameExplainer::NameExplainer(NameExplainer&&) noexcept = default;
NameExplainer& NameExplainer::operator=(NameExplainer&&) noexcept = default;

NameExplanation NameExplainer::explain(NameForm a, NameForm b) {
  return impl_->reasons.explain(a, b);
}

}  // namespace tolmach::normalize
