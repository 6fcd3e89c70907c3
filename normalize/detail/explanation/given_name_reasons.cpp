// Gender and given names.
#include "normalize/detail/explanation/name_reasons.h"
#include "text/language.h"

namespace tolmach::normalize::detail {
auto NameReasons::gender(NameForm a, NameForm b) -> Found {
  const bool one_script = script_of_name(a.text) == script_of_name(b.text);
  const std::string text_a = one_script ? std::string(a.text) : latin(a);
  const std::string text_b = one_script ? std::string(b.text) : latin(b);
  const auto base_a = text::base_language(a.language);
  const auto base_b = text::base_language(b.language);
  auto pair = gender_forms_.match(text_a, base_a, text_b, base_b);
  if (const auto link = given_names_.link(a.text, base_a, b.text, base_b);
      link && link->relation == GivenNameRelation::kFeminine)
    pair = GenderPair{link->language_a, !link->a_is_full};
  if (!pair) return std::nullopt;
  const NameForm female = pair->a_is_female ? a : b;
  const NameForm male = pair->a_is_female ? b : a;
  const bool inflected = may_come_from(female, male, one_script);
  NameExplanation out = inflected ? with(a, b, Kind::kGender, Verdict::kUnsure, 0.5, 0.7)
                                  : with(a, b, Kind::kGender, Verdict::kDifferent, 0.05, 0.9);
  out.may_be_inflected = inflected;
  out.language = pair->language;
  out.lemma = male.text;
  out.a_is_derived = pair->a_is_female;
  return out;
}

auto NameReasons::given_name(NameForm a, NameForm b) -> Found {
  const auto link = given_names_.link(a.text, text::base_language(a.language), b.text, text::base_language(b.language));
  if (!link) return std::nullopt;
  NameExplanation out;
  switch (link->relation) {
    case GivenNameRelation::kSpelling:
      out = with(a, b, Kind::kShortForm, Verdict::kSame, 0.95, 0.9);
      break;
    case GivenNameRelation::kShortForm:
      out = with(a, b, Kind::kShortForm, Verdict::kSame, 0.9, 0.9);
      break;
    case GivenNameRelation::kCounterpart:
      out = with(a, b, Kind::kCounterpart, Verdict::kRelated, 0.5, 0.9);
      break;
    case GivenNameRelation::kFeminine:
      out = with(a, b, Kind::kGender, Verdict::kDifferent, 0.05, 0.9);
      break;
    case GivenNameRelation::kApart:
      out = with(a, b, Kind::kOtherGivenName, Verdict::kDifferent, 0.03, 0.9);
      break;
  }
  if (link->relation != GivenNameRelation::kApart) out.lemma = link->name;
  out.language = link->language_a;
  out.other_language = link->language_b;
  return out;
}

}  // namespace tolmach::normalize::detail
