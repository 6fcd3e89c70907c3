#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "normalize/name_explanation.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using Kind = ExplanationKind;
using Names = std::vector<std::string>;

/// A name as it may stand in a sentence: without marks of direction and control characters, and cut when it is long.
std::string shown(std::string_view name) {
  constexpr std::size_t kMostLetters = 60;
  std::string out;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    const bool hidden = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                        (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
    if (hidden) continue;
    if (++letters > kMostLetters) return out + "…";
    text::append_utf8(out, c);
  }
  return out;
}

/// "a", "a and b", "a, b and c".
std::string listed(const Names& names) {
  if (names.size() < 2) return names.empty() ? std::string() : names.front();
  return fmt::format("{} and {}", fmt::join(names.begin(), names.end() - 1, ", "), names.back());
}

std::string language_of(std::string_view tag) {
  return text::language_name(tag);
}

/// " (Russian)"; nothing where the language is not known.
std::string in_brackets(std::string_view language) {
  return language.empty() || language == "und" ? std::string() : fmt::format(" ({})", language_of(language));
}

/// "by uk-2010", "by German practice (uk-german)".
std::string by_system(const FormOrigin& origin) {
  const std::string system = origin.practice.empty()
                                 ? fmt::format("by {}", origin.system)
                                 : fmt::format("by {} practice ({})", origin.practice, origin.system);
  return origin.exact ? system : system + ", diacritics and signs aside";
}

/// "Kyiv is Ukrainian Київ by uk-2010"; empty where the form is the source itself.
std::string derivation(std::string_view form, const FormOrigin& origin) {
  if (origin.system.empty()) return {};
  return fmt::format("{} is {} {} {}", shown(form), language_of(origin.language), shown(origin.source),
                     by_system(origin));
}

/// Both forms by way of one source, or each by its own.
std::string derivations(const NameExplanation& e) {
  if (e.origins.size() != 2) return {};
  const FormOrigin& a = e.origins[0];
  const FormOrigin& b = e.origins[1];
  if (!a.system.empty() && !b.system.empty() && a.source == b.source && a.language == b.language)
    return fmt::format("both are {} {}: {} {}, {} {}", language_of(a.language), shown(a.source), shown(e.a),
                       by_system(a), shown(e.b), by_system(b));
  const std::string of_a = derivation(e.a, a);
  const std::string of_b = derivation(e.b, b);
  return of_a.empty() || of_b.empty() ? of_a + of_b : of_a + ", " + of_b;
}

std::string kind_of(const KnownEntity& entity) {
  return entity.kind == NameKind::kOther ? "thing" : std::string(to_string(entity.kind));
}

bool is_bad(NameStatus status) noexcept {
  return status != NameStatus::kPreferred && status != NameStatus::kAdmitted;
}

/// "; in English Kyiv is preferred and Kiev deprecated".
std::string statuses(const NameExplanation& e, const KnownEntity& entity) {
  Names said;
  if (!entity.preferred.empty()) said.push_back(fmt::format("{} is preferred", shown(entity.preferred)));
  if (is_bad(entity.status_a)) said.push_back(fmt::format("{} is {}", shown(e.a), to_string(entity.status_a)));
  if (is_bad(entity.status_b)) said.push_back(fmt::format("{} is {}", shown(e.b), to_string(entity.status_b)));
  if (said.empty()) return {};
  const std::string where =
      entity.preferred.empty() ? std::string() : fmt::format("in {} ", language_of(entity.preferred_language));
  return "; " + where + listed(said);
}

std::string one_entity(const NameExplanation& e) {
  const KnownEntity& entity = e.entities.front();
  const std::string how = derivations(e);
  return fmt::format("the lexicon knows one {} by both{}{}{}", kind_of(entity), how.empty() ? "" : "; ", how,
                     statuses(e, entity));
}

std::string two_entities(const NameExplanation& e) {
  const auto named = [](std::string_view form, const KnownEntity& entity) {
    return entity.preferred == form || entity.preferred.empty()
               ? fmt::format("{} is one {}", shown(form), kind_of(entity))
               : fmt::format("{} is the {} {}", shown(form), kind_of(entity), shown(entity.preferred));
  };
  return fmt::format("the lexicon knows two: {}, {}", named(e.a, e.entities[0]),
                     e.entities[1].preferred == e.b || e.entities[1].preferred.empty()
                         ? fmt::format("{} another", shown(e.b))
                         : named(e.b, e.entities[1]));
}

std::string gender(const NameExplanation& e) {
  const std::string& male = e.lemma;
  if (e.may_be_inflected) {
    const std::string& female = e.a_is_derived ? e.a : e.b;
    return fmt::format("{} is {} inflected, or the same surname of a woman{}: the text must tell", shown(female),
                       shown(male), in_brackets(e.language));
  }
  return fmt::format("forms for a man and a woman{}: two persons, unless the text says otherwise",
                     in_brackets(e.language));
}

std::string short_form(const NameExplanation& e) {
  const std::string name = shown(e.lemma);
  const std::string key = text::fold(e.lemma);
  if (text::fold(e.a) == key)
    return fmt::format("{} is a short form of {}{}", shown(e.b), shown(e.a), in_brackets(e.language));
  if (text::fold(e.b) == key)
    return fmt::format("{} is a short form of {}{}", shown(e.a), shown(e.b), in_brackets(e.language));
  return fmt::format("both are forms of the given name {}{}", name, in_brackets(e.language));
}

std::string counterpart(const NameExplanation& e) {
  return fmt::format("the {} and the {} given name of one origin ({}): counterparts, not spellings of one name",
                     language_of(e.language), language_of(e.other_language), shown(e.lemma));
}

std::string inflected(const NameExplanation& e, std::string (*clause)(const NameExplanation&)) {
  const std::string lemma = shown(e.lemma);
  const bool a_is_lemma = text::fold(e.a) == text::fold(e.lemma);
  const bool b_is_lemma = text::fold(e.b) == text::fold(e.lemma);
  const bool both = !a_is_lemma && !b_is_lemma && e.origins.empty() && e.parts.empty() && e.entities.empty();
  std::string out = both ? fmt::format("both are inflected forms of {}", lemma)
                         : fmt::format("{} is an inflected form of {}", shown(e.a_is_derived ? e.a : e.b), lemma);
  out += in_brackets(e.language);
  if (!e.origins.empty())
    out += fmt::format(", which is {} {}", shown(e.a_is_derived ? e.b : e.a), by_system(e.origins.front()));
  if (!e.entities.empty())
    out += fmt::format(", of which {} is another name by the lexicon", shown(e.a_is_derived ? e.b : e.a));
  if (!e.parts.empty()) out += "; " + clause(e.parts.front());
  return out;
}

/// "e as i", "no letter as h", "e as nothing".
std::string edit(const SpellingEdit& e) {
  if (e.source.empty()) return fmt::format("puts in {}", shown(e.written));
  if (e.written.empty()) return fmt::format("leaves out {}", shown(e.source));
  return fmt::format("writes {} as {}", shown(e.source), shown(e.written));
}

std::string slip(const NameExplanation& e) {
  const bool by_source = !e.usual_form.empty();
  if (by_source) {
    Names faults;
    for (const SpellingEdit& fault : e.edits) faults.push_back(edit(fault));
    std::string out = fmt::format("no system for {} {}", language_of(e.language), listed(faults));
    out += fmt::format("; {} gives {} for {}", e.usual_system, shown(e.usual_form), shown(e.lemma));
    return out + (e.right_form.empty() ? ": a slip, or a name of another origin" : ": a slip, or somebody else");
  }
  Names differences;
  for (const SpellingEdit& fault : e.edits)
    differences.push_back(fmt::format("{}/{}", fault.source.empty() ? "–" : shown(fault.source),
                                      fault.written.empty() ? "–" : shown(fault.written)));
  const std::string right =
      e.right_form.empty() ? std::string() : fmt::format(" (the lexicon knows {})", shown(e.right_form));
  return fmt::format("they part in {}, which no pair of systems accounts for{}: a slip, or another name",
                     listed(differences), right);
}

std::string mixed(const NameExplanation& e) {
  const std::string usual =
      e.usual_form.empty() ? std::string() : fmt::format("; {} gives {}", e.usual_system, shown(e.usual_form));
  return fmt::format("each letter stands for one of {} {} by some system, the whole by none{}", language_of(e.language),
                     shown(e.lemma), usual);
}

std::string clause(const NameExplanation& e);

/// Names of several words: what is to be said of the words that differ.
std::string of_parts(const NameExplanation& e) {
  Names said;
  for (const NameExplanation& part : e.parts)
    said.push_back(fmt::format("{}/{}: {}", shown(part.a), shown(part.b), clause(part)));
  if (!e.left_out.empty()) {
    Names words;
    for (const std::string& word : e.left_out) words.push_back(shown(word));
    said.push_back(fmt::format("{} stands in one only", listed(words)));
  }
  return fmt::format("{}", fmt::join(said, "; "));
}

/// Ideographs whose reading is known, or is not.
std::string reading(const NameExplanation& e) {
  if (e.parts.empty()) return "characters may be read in many ways, and how these are is not known";
  return fmt::format("the characters are read as {}; {}", shown(e.lemma), clause(e.parts.front()));
}

std::string clause(const NameExplanation& e) {
  const bool whole = (e.kind == Kind::kInflected && !e.lemma.empty()) || e.kind == Kind::kReading;
  if (!e.parts.empty() && !whole) return of_parts(e);
  switch (e.kind) {
    case Kind::kNoName:
      return "nothing to compare: one of them has no letters or is too long for a name";
    case Kind::kIdentical:
      return "identical";
    case Kind::kTypography:
      return fmt::format("the same letters; they differ in {} only", listed(e.differences));
    case Kind::kNeverSame:
      return "the lexicon says that these never name the same";
    case Kind::kOneEntity:
      return one_entity(e);
    case Kind::kOrder:
      return "the same words in another order";
    case Kind::kInitials:
      return "an initial stands for the name";
    case Kind::kPatronymic:
      return fmt::format("the patronymic {} is left out in one", shown(listed(e.left_out)));
    case Kind::kPart:
      return fmt::format("{} stands in one only", shown(listed(e.left_out)));
    case Kind::kGender:
      return gender(e);
    case Kind::kInflected:
      return inflected(e, clause);
    case Kind::kDemonym:
      return fmt::format("{} is a word for people or things of {}, not a form of its name",
                         shown(e.a_is_derived ? e.a : e.b), shown(e.lemma));
    case Kind::kTwoEntities:
      return two_entities(e);
    case Kind::kReading:
      return reading(e);
    case Kind::kOneSource:
    case Kind::kPractice:
      return derivations(e);
    case Kind::kShortForm:
      return short_form(e);
    case Kind::kCounterpart:
      return counterpart(e);
    case Kind::kOtherGivenName:
      return "two given names that are near each other";
    case Kind::kMixedSystems:
      return mixed(e);
    case Kind::kSlip:
      return slip(e);
    case Kind::kCorrespondence:
      return fmt::format("one name by usual letter correspondences, with a probability of {:.2f}", e.score);
    case Kind::kDifferent:
      break;
  }
  return fmt::format("nothing ties them but letters: one name with a probability of {:.2f}", e.score);
}

}  // namespace

std::string sentence(const NameExplanation& explanation) {
  return fmt::format("{} and {}: {}.", shown(explanation.a), shown(explanation.b), clause(explanation));
}

}  // namespace tolmach::normalize
