// Names in ideographs whose reading is not written.
#include <string>
#include <utility>

#include "normalize/detail/explanation/name_reasons.h"
#include "normalize/detail/explanation/reason_words.h"
#include "normalize/detail/romanisation/japanese_readings.h"
#include "normalize/detail/similarity/name_script.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
auto NameReasons::reading(NameForm a, NameForm b) -> Found {
  const bool ideographs_a = has_script(a.text, text::Script::kHan);
  if (ideographs_a == has_script(b.text, text::Script::kHan)) return std::nullopt;
  const NameForm name = ideographs_a ? a : b;
  const NameForm other = ideographs_a ? b : a;
  if (text::base_language(name.language) == "zh") return std::nullopt;
  if (is_unknown(name.language) && matcher_.compare(a, b).score >= kCorrespondence) return std::nullopt;
  NameExplanation out = with(a, b, Kind::kReading, Verdict::kUnsure, kUnexplained, 0.9);
  const std::string known_parts = lexicon_ == nullptr ? std::string(name.text) : with_readings(name.text, *lexicon_);
  const std::string read = kanji_names_.read(known_parts);
  if (has_script(read, text::Script::kHan)) return out;
  const NameForm known{read, is_unknown(name.language) ? std::string_view("ja") : name.language};
  NameExplanation part = ideographs_a ? explain(known, other) : explain(other, known);
  out.verdict = part.verdict;
  out.score = part.score;
  out.confidence = part.confidence;
  out.lemma = read;
  out.parts.push_back(std::move(part));
  return out;
}

}  // namespace tolmach::normalize::detail
