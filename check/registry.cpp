#include "check/registry.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/string_map.h"

namespace tolmach::check {
namespace {

using F = Family;
using S = Severity;
using N = Needs;

constexpr std::string_view kAll = "all";

// clang-format off
constexpr auto kCodes = std::to_array<Code>({
    {"number-added", F::kNumber, S::kMajor, "The target has a number that the source does not have.",
     "accuracy/addition", N::kSource, "data/numerals", "“forty people” → «40 людей за 3 дні»"},
    {"number-changed", F::kNumber, S::kMajor, "A number has another value than in the source.",
     "accuracy/mistranslation/number", N::kSource, "data/numerals", "“1,250 euros” → «1520 євро»"},
    {"number-missing", F::kNumber, S::kMajor, "A number of the source is not in the target.",
     "accuracy/omission", N::kSource, "data/numerals", "“a bridge of 312 metres” → «un long pont»"},
    {"number-scale", F::kNumber, S::kCritical, "A scale word was exchanged: millions became billions or the like.",
     "accuracy/mistranslation/number", N::kSource, "data/numerals", "“3.4 billion” → „3,4 Millionen“"},
    {"date-changed", F::kNumber, S::kMajor, "A date differs from the source's.",
     "accuracy/mistranslation/date-time", N::kSource, "data/months", "“12 May” → «21 мая»"},
    {"time-changed", F::kNumber, S::kMajor, "A time of day differs from the source's.",
     "accuracy/mistranslation/date-time", N::kSource, "data/numerals", "“8 p.m.” → «18 heures»"},
    {"unit-changed", F::kNumber, S::kMajor, "A number stands with another unit than in the source, and was not converted.",
     "accuracy/mistranslation/unit-conversion", N::kSource, "data/units", "“5 miles” → «5 км»"},
    {"conversion-wrong", F::kNumber, S::kMajor, "A measurement was converted to another unit, and its value is wrong.",
     "accuracy/mistranslation/unit-conversion", N::kSource, "data/units", "“50 miles” → «30 км»"},
    {"currency-changed", F::kNumber, S::kMajor, "A sum stands in another currency than in the source.",
     "accuracy/mistranslation/unit-conversion", N::kSource, "data/units", "“$5 million” → «5 млн євро»"},
    {"code-changed", F::kNumber, S::kCritical, "A telephone number, account or other long code differs from the source's.",
     "accuracy/mistranslation/number", N::kSource, kAll, "“+380 44 123 45 67” → «+380 44 123 45 76»"},
    {"name-inconsistent", F::kName, S::kMajor, "A name is spelled in another way elsewhere in the text.",
     "terminology/inconsistent-use-of-terminology", N::kNothing, kAll, "“Marenko … Morenko … Marenko”"},
    {"name-style", F::kName, S::kMinor, "A name has another form than the house's style gives it.",
     "style/organizational-style", N::kRules, kAll, "“Kiev” where names go by uk-2010", "style.names"},
    {"name-differs", F::kName, S::kMajor, "Another name of the text stands where the source has this one.",
     "accuracy/mistranslation/entity", N::kSource, kAll, "“Oslo” → «Женева»"},
    {"name-misspelt", F::kName, S::kMajor, "A name is spelled in a way that no name is.",
     "linguistic-conventions/spelling", N::kNothing, "data/names/spellings", "“Paddington” → „Peddington“"},
    {"name-missing", F::kName, S::kMinor, "A name of the source has no counterpart in the target.",
     "accuracy/omission", N::kSource, kAll, "“Samir Haddad” → no such name"},
    {"name-added", F::kName, S::kMinor, "The target names a person whom the lexicon knows and the source does not name.",
     "accuracy/addition", N::kSource, kAll, "no such name → “Angela Merkel”"},
    {"segment-missing", F::kOmission, S::kMajor, "Text of the source has no translation.",
     "accuracy/omission", N::kSource, kAll, "a sentence of the source without a counterpart"},
    {"text-missing", F::kOmission, S::kMajor, "A part of the source is left out of the translation.",
     "accuracy/omission", N::kSource, kAll, "“It rained, and the roads were closed.” → «Ішов дощ.»"},
    {"truncated", F::kOmission, S::kMajor, "A sentence breaks off: it ends with a word or mark that something must follow.",
     "accuracy/omission", N::kNothing, "data/check/open_words.tsv", "“It rained in the north.” → «Дощ ішов на»"},
    {"dateline-missing", F::kOmission, S::kMinor, "The source begins with an agency's dateline, the target names no such agency.",
     "accuracy/omission", N::kSource, "data/check/agencies.tsv", "“KYIV, June 5 (Reuters) - Talks began” → «Почалися переговори»"},
    {"segment-added", F::kAddition, S::kMajor, "Text of the target translates nothing of the source.",
     "accuracy/addition", N::kSource, kAll, "a sentence of the target without a counterpart"},
    {"text-added", F::kAddition, S::kMajor, "A part of the target says more than its source.",
     "accuracy/addition", N::kSource, kAll, "“It rained.” → «Ішов дощ, і дороги перекрили.»"},
    {"untranslated", F::kUntranslated, S::kMajor, "A segment was left in the source language.",
     "accuracy/untranslated", N::kSource, kAll, "“The council met.” → “The council met.”"},
    {"untranslated-text", F::kUntranslated, S::kCritical, "The whole text was left in the source language.",
     "accuracy/untranslated", N::kSource, "data/check/function_words.tsv", "the source's file in the place of the target's"},
    {"half-translated", F::kUntranslated, S::kMajor, "A part of a segment was left in the source language.",
     "accuracy/untranslated", N::kSource, "data/check/function_words.tsv", "“It met, and he spoke.” → «Вона зібралася, and he spoke.»"},
    {"wrong-language", F::kLanguage, S::kMajor, "A segment is in another language than the text.",
     "accuracy/untranslated", N::kNothing, "data/check/function_words.tsv", "a Russian sentence in a Ukrainian text"},
    {"wrong-language-text", F::kLanguage, S::kCritical, "The whole text is in another language than was said.",
     "accuracy/untranslated", N::kNothing, "data/check/function_words.tsv", "a Russian text that is said to be Ukrainian"},
    {"swapped-texts", F::kLanguage, S::kCritical, "The source is in the target's language, and the target in the source's.",
     "accuracy/untranslated", N::kSource, "data/check/function_words.tsv", "the two files in the wrong order"},
    {"web-clutter", F::kClutter, S::kMajor, "A line of a web page that is no part of the text: sign-up, share, comment form, teaser, cookie notice; known by its phrase or, against a source, by its words.",
     "accuracy/addition", N::kNothing, "data/check/clutter", "“Sign up for our newsletter”"},
    {"quote-interrupted", F::kClutter, S::kMajor, "Web clutter stands between two parts of a quotation.",
     "accuracy/addition", N::kNothing, "data/check/clutter", "“We will stay,” Read more “and work.”"},
    {"stray-line", F::kClutter, S::kMinor, "A few words without final mark stand before the first sentence or behind the last, and have no counterpart in the source.",
     "accuracy/addition", N::kNothing, kAll, "“It was opened on Monday. City life”"},
    {"duplicate-paragraph", F::kDuplicate, S::kMajor, "A paragraph stands in the text twice.",
     "accuracy/addition", N::kNothing, kAll, "one paragraph, and the same again"},
    {"duplicate-sentence", F::kDuplicate, S::kMajor, "A sentence stands in the text twice.",
     "accuracy/addition", N::kNothing, kAll, "one sentence, and the same again"},
    {"dateline-doubled", F::kDuplicate, S::kMinor, "A text begins with two datelines.",
     "accuracy/addition", N::kNothing, "data/check/agencies.tsv", "“OSLO (AP) — OSLO (AP) — Talks began”"},
    {"doubled-words", F::kDuplicate, S::kMinor, "A word or phrase is repeated immediately.",
     "linguistic-conventions/grammar", N::kNothing, kAll, "“the train was was late”"},
    {"repeated-word", F::kDuplicate, S::kInfo, "A long word comes back after two others.",
     "style/awkward", N::kNothing, kAll, "“guarantees on security guarantees”"},
    {"unbalanced-quote", F::kPunctuation, S::kMinor, "A quotation mark has no partner.",
     "linguistic-conventions/punctuation", N::kNothing, kAll, "“We will stay, she said."},
    {"unbalanced-bracket", F::kPunctuation, S::kMinor, "A bracket has no partner.",
     "linguistic-conventions/punctuation", N::kNothing, kAll, "“the commission (set up in May has met”"},
    {"nested-quote-style", F::kPunctuation, S::kMinor, "A quotation inside a quotation has the same marks.",
     "linguistic-conventions/punctuation", N::kNothing, kAll, "«Газета «День» мовчить»"},
    {"mixed-quote-style", F::kPunctuation, S::kMinor, "Straight quotation marks in a text that has typographic ones.",
     "linguistic-conventions/punctuation", N::kNothing, kAll, "\"this\" in a text that has “that”"},
    {"quote-mark-order", F::kPunctuation, S::kInfo, "A full stop or comma stands behind the closing quotation mark here, before it elsewhere in the text.",
     "linguistic-conventions/punctuation", N::kNothing, kAll, "“this”. in a text that has “that.”"},
    {"quote-style", F::kPunctuation, S::kMinor, "A quotation mark is not that of the house's style.",
     "style/organizational-style", N::kRules, kAll, "“Day” where the house writes «День»", "style.quotes"},
    {"doubled-punctuation", F::kPunctuation, S::kMinor, "A punctuation mark is doubled.",
     "linguistic-conventions/punctuation", N::kNothing, kAll, "“They left early,, as planned.”"},
    {"missing-final-mark", F::kPunctuation, S::kMinor, "A sentence ends without a final mark.",
     "linguistic-conventions/punctuation", N::kNothing, kAll, "“It ended.” → «Усе скінчилося»"},
    {"final-mark-differs", F::kPunctuation, S::kMinor, "A sentence ends with another mark than its source.",
     "linguistic-conventions/punctuation", N::kSource, kAll, "“Is it over?” → «Усе скінчилося.»"},
    {"small-beginning", F::kPunctuation, S::kMinor, "A sentence begins with a small letter, its source with a capital, or what follows a full stop is small.",
     "linguistic-conventions/textual-conventions", N::kSource, kAll, "“The rain stopped.” → «дощ скінчився.»"},
    {"title-case", F::kPunctuation, S::kMinor, "A heading has a capital on every word, in a language that does not write so.",
     "linguistic-conventions/textual-conventions", N::kSource, "data/check/sentence_case.tsv", "“City Opens New Bridge” → «Місто Відкриває Новий Міст»"},
    {"double-space", F::kSpacing, S::kMinor, "Two spaces stand where one should.",
     "linguistic-conventions/textual-conventions", N::kNothing, kAll, "“the hall  early”"},
    {"space-before-mark", F::kSpacing, S::kMinor, "A space stands before a punctuation mark.",
     "linguistic-conventions/textual-conventions", N::kNothing, kAll, "“early , as planned”"},
    {"missing-space", F::kSpacing, S::kMinor, "No space stands after a punctuation mark.",
     "linguistic-conventions/textual-conventions", N::kNothing, kAll, "“early,as planned”"},
    {"mixed-script", F::kScript, S::kMajor, "A word mixes letters of two scripts that look alike.",
     "linguistic-conventions/spelling", N::kNothing, kAll, "«Мoст» with a Latin o"},
    {"foreign-character", F::kScript, S::kMinor, "A letter or mark is not one of the language's.",
     "linguistic-conventions/spelling", N::kNothing, kAll, "«мэр» in a Ukrainian text"},
    {"mojibake", F::kEncoding, S::kMajor, "Characters were read in a wrong encoding.",
     "linguistic-conventions/character-encoding", N::kNothing, kAll, "“cafÃ©”"},
    {"replacement-character", F::kEncoding, S::kMajor, "A character was lost in decoding (U+FFFD).",
     "linguistic-conventions/character-encoding", N::kNothing, kAll, "“caf�”"},
    {"control-character", F::kEncoding, S::kMinor, "A control character stands in the text.",
     "linguistic-conventions/character-encoding", N::kNothing, kAll, "U+0002 in a line"},
    {"invisible-character", F::kEncoding, S::kMinor, "An invisible character stands in a word: a zero-width space, a soft hyphen, a stray joiner.",
     "linguistic-conventions/character-encoding", N::kNothing, kAll, "a zero-width space in a word"},
    {"unnormalised-text", F::kEncoding, S::kInfo, "A letter is written in two characters where there is one (not NFC).",
     "linguistic-conventions/character-encoding", N::kNothing, kAll, "e and U+0301 for é"},
    {"placeholder-missing", F::kMarkup, S::kCritical, "A placeholder of the source is not in the target: %s, {name}.",
     "design-and-markup/markup-tag", N::kSource, kAll, "“{name} left” → «Він пішов»"},
    {"placeholder-order", F::kMarkup, S::kCritical, "Placeholders that take their values one after another are exchanged: %s, %d.",
     "design-and-markup/markup-tag", N::kSource, kAll, "“%s of %d” → «%d із %s»"},
    {"accelerator-missing", F::kMarkup, S::kMinor, "The letter that opens a menu or presses a button is marked in the source alone: &File, _Save.",
     "design-and-markup/markup-tag", N::kSource, kAll, "“&File” → «Файл»"},
    {"placeholder-added", F::kMarkup, S::kMajor, "The target has a placeholder that the source does not have.",
     "design-and-markup/markup-tag", N::kSource, kAll, "“He left” → «{name} пішов»"},
    {"tag-missing", F::kMarkup, S::kMajor, "A tag of the source is not in the target.",
     "design-and-markup/markup-tag", N::kSource, kAll, "“<b>Stop</b>” → «Стій»"},
    {"tag-added", F::kMarkup, S::kMajor, "The target has a tag that the source does not have.",
     "design-and-markup/markup-tag", N::kSource, kAll, "“Stop” → «<b>Стій</b>»"},
    {"address-missing", F::kMarkup, S::kMinor, "A web or mail address of the source is not in the target.",
     "design-and-markup/link-cross-reference", N::kSource, kAll, "“see example.org” → «див. тут»"},
    {"address-added", F::kMarkup, S::kMinor, "The target has a web or mail address that the source does not have.",
     "design-and-markup/link-cross-reference", N::kSource, kAll, "“see here” → «див. example.org»"},
    {"wrong-segment", F::kAlignment, S::kMajor, "The target translates another text than this source.",
     "accuracy/mistranslation", N::kSource, "data/words", "“The bridge was opened.” → «Мер подякував лікарям.»"},
    {"unrelated-texts", F::kAlignment, S::kCritical, "The texts are no translations of each other; the target is checked alone.",
     "accuracy/mistranslation", N::kSource, "data/words", "an article and the translation of another one"},
    {"term-missing", F::kTerm, S::kMajor, "A term of the source does not have the translation that the terminology gives.",
     "terminology/inconsistent-with-terminology-resource", N::kTerms, kAll, "“ceasefire” → «перерва», not «припинення вогню»", "terms"},
    {"term-forbidden", F::kTerm, S::kMajor, "A term that the terminology forbids or calls outdated.",
     "terminology/inconsistent-with-terminology-resource", N::kTerms, kAll, "“Kiev” where the desk writes “Kyiv”", "terms"},
    {"different-translation", F::kConsistency, S::kMinor, "The same source segment is translated in two ways.",
     "style/inconsistent-style", N::kSource, kAll, "“Close the door” → «Зачиніть двері», «Закрийте двері»"},
    {"same-translation", F::kConsistency, S::kMinor, "Source segments that have little in common have one translation.",
     "accuracy/mistranslation", N::kSource, kAll, "“Open the door”, “Shut down” → «Відчиніть двері»"},
    {"near-identical-phrase", F::kConsistency, S::kMinor, "One statement is put in two ways that differ in a key word.",
     "style/inconsistent-style", N::kNothing, kAll, "“the most difficult situation”, “the most dangerous situation”"},
    {"broken-list", F::kGrammar, S::kMinor, "A list has its conjunction before the first item and again before the last.",
     "linguistic-conventions/grammar", N::kNothing, "data/check/languages.tsv", "“Ann and Bob, Carl and Dora”"},
    {"dateline-form", F::kOther, S::kInfo, "An English dateline of an agency that writes places in capitals has one in small letters.",
     "locale-conventions", N::kNothing, "data/check/agencies.tsv", "“Oslo (Reuters) - Talks began”"},
    {"user-rule", F::kOther, S::kMinor, "A rule of the project file was broken.",
     "style/organizational-style", N::kRules, kAll, "«ЕС» where the desk writes «ЄС»", "[[rule]]"},
});
// clang-format on

}  // namespace

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> sorted(kCodes.begin(), kCodes.end());
    std::sort(sorted.begin(), sorted.end(), [](const Code& a, const Code& b) {
      return a.family != b.family ? a.family < b.family : a.name < b.name;
    });
    return sorted;
  }();
  return codes;
}

const Code* find_code(std::string_view name) {
  static const auto by_name = [] {
    text::StringMap<const Code*> codes;
    for (const Code& code : all_codes()) codes.emplace(code.name, &code);
    return codes;
  }();
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace tolmach::check
