// Slips.
#include <algorithm>
#include <utility>

#include "normalize/detail/explanation/name_reasons.h"
#include "normalize/detail/explanation/reason_words.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kShortestSlip = 4;  // letters
/// A slip is believed from this score on.
constexpr double kNear = 0.4;

}  // namespace

auto NameReasons::slip_of_source(NameForm a, NameForm b) -> Found {
  const bool latin_a = script_of_name(a.text) == text::Script::kLatin;
  const bool latin_b = script_of_name(b.text) == text::Script::kLatin;
  if (latin_a == latin_b) return std::nullopt;
  const NameForm source = latin_a ? b : a;
  const NameForm form = latin_a ? a : b;
  const double letters = matcher_.compare(a, b).score;
  if (letters < kNear) return std::nullopt;
  for (const std::string& language : languages_of(source)) {
    auto distance = slips_.between(source.text, language, form.text, most_edits(source.text));
    if (!distance) continue;
    const bool mixed = distance->edits.empty();
    NameExplanation out = mixed ? with(a, b, Kind::kMixedSystems, Verdict::kSame, std::max(0.85, letters), 0.8)
                                : with(a, b, Kind::kSlip, Verdict::kUnsure, std::min(0.9, letters), 0.6);
    add_source(out, std::string(source.text), language);
    if (!mixed) out.edits = std::move(distance->edits);
    return out;
  }
  return std::nullopt;
}

auto NameReasons::slip_of_letters(NameForm a, NameForm b) -> Found {
  if (script_of_name(a.text) != script_of_name(b.text)) return std::nullopt;
  const std::string folded_a = text::fold(a.text);
  const std::string folded_b = text::fold(b.text);
  const std::size_t most = std::min(most_edits(folded_a), most_edits(folded_b));
  const double letters = matcher_.compare(a, b).score;
  if (letters < kNear) return std::nullopt;
  // What the lexicon knows is the right form; of two unknown ones neither is.
  const auto known_a = known_source(a);
  const auto known_b = known_a ? std::nullopt : known_source(b);
  const bool b_is_right = known_b.has_value();
  auto edits = b_is_right ? letter_edits(b.text, a.text, most) : letter_edits(a.text, b.text, most);
  if (!edits || edits->empty()) return std::nullopt;
  const bool known = known_a.has_value() || known_b.has_value();
  NameExplanation out = with(a, b, Kind::kSlip, Verdict::kUnsure, std::min(0.9, letters), known ? 0.75 : 0.5);
  out.edits = std::move(*edits);
  if (!known) return out;
  out.right_form = b_is_right ? b.text : a.text;
  const FormOrigin& source = b_is_right ? *known_b : *known_a;
  if (source.language.empty()) return out;
  const NameForm slip = b_is_right ? a : b;
  if (auto distance = slips_.between(source.source, source.language, slip.text, kMostEdits + 1)) {
    if (distance->edits.empty()) {
      out.kind = Kind::kMixedSystems;
      out.verdict = Verdict::kSame;
    }
    out.edits = std::move(distance->edits);
  }
  add_source(out, source.source, source.language);
  return out;
}

void NameReasons::add_source(NameExplanation& out, const std::string& source, const std::string& language) {
  out.lemma = source;
  out.language = language;
  out.usual_system = romaniser_.usual_system(language);
  if (!out.usual_system.empty()) out.usual_form = romaniser_.romanise(source, out.usual_system);
}

std::size_t NameReasons::most_edits(std::string_view source) {
  const std::size_t letters = text::count_code_points(source);
  return letters < kShortestSlip ? 0 : letters < 6 ? 1 : kMostEdits;
}

std::vector<std::string> NameReasons::languages_of(NameForm form) const {
  if (!is_unknown(form.language)) return {std::string(text::base_language(form.language))};
  std::vector<std::string> out;
  const text::Script script = script_of_name(form.text);
  for (const RomanisationSystem* system : search_.systems())
    if (text::script_of_language(system->language) == script && (out.empty() || out.back() != system->language))
      out.push_back(system->language);
  return out;
}

}  // namespace tolmach::normalize::detail
