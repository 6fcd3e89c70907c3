#include "check/registry.h"

#include <algorithm>
#include <iterator>

namespace tolmach::check {
namespace {

using F = Family;
using S = Severity;

// clang-format off
constexpr Code kCodes[] = {
    {"number-added", F::kNumber, S::kMajor, "The target has a number that the source does not have."},
    {"number-changed", F::kNumber, S::kMajor, "A number has another value than in the source."},
    {"number-missing", F::kNumber, S::kMajor, "A number of the source is not in the target."},
    {"number-scale", F::kNumber, S::kCritical, "A scale word was exchanged: millions became billions or the like."},
    {"date-changed", F::kNumber, S::kMajor, "A date differs from the source's."},
    {"time-changed", F::kNumber, S::kMajor, "A time of day differs from the source's."},
    {"name-inconsistent", F::kName, S::kMajor, "A name is spelled in another way elsewhere in the text."},
    {"name-differs", F::kName, S::kMajor, "Another name of the text stands where the source has this one."},
    {"name-missing", F::kName, S::kMinor, "A name of the source has no counterpart in the target."},
    {"name-added", F::kName, S::kMinor, "A name of the target has no counterpart in the source."},
    {"segment-missing", F::kOmission, S::kMajor, "Text of the source has no translation."},
    {"text-missing", F::kOmission, S::kMajor, "A part of the source is left out of the translation."},
    {"segment-added", F::kAddition, S::kMajor, "Text of the target translates nothing of the source."},
    {"text-added", F::kAddition, S::kMajor, "A part of the target says more than its source."},
    {"untranslated", F::kUntranslated, S::kMajor, "A segment was left in the source language."},
    {"half-translated", F::kUntranslated, S::kMajor, "A part of a segment was left in the source language."},
    {"wrong-language", F::kLanguage, S::kMajor, "A segment is in another language than the text."},
    {"web-clutter", F::kClutter, S::kMajor, "A line of a web page that is no part of the text: sign-up, share, comment form, teaser, cookie notice."},
    {"quote-interrupted", F::kClutter, S::kMajor, "Web clutter stands between two parts of a quotation."},
    {"stray-line", F::kClutter, S::kMinor, "A few words without final mark follow the last sentence and have no counterpart in the source."},
    {"duplicate-paragraph", F::kDuplicate, S::kMajor, "A paragraph stands in the text twice."},
    {"duplicate-sentence", F::kDuplicate, S::kMajor, "A sentence stands in the text twice."},
    {"doubled-words", F::kDuplicate, S::kMinor, "A word or phrase is repeated immediately."},
    {"repeated-word", F::kDuplicate, S::kInfo, "A word comes back within a few words."},
    {"unbalanced-quote", F::kPunctuation, S::kMinor, "A quotation mark has no partner."},
    {"unbalanced-bracket", F::kPunctuation, S::kMinor, "A bracket has no partner."},
    {"nested-quote-style", F::kPunctuation, S::kMinor, "A quotation inside a quotation has the same marks."},
    {"mixed-quote-style", F::kPunctuation, S::kMinor, "Straight quotation marks in a text that has typographic ones."},
    {"quote-mark-order", F::kPunctuation, S::kInfo, "The final mark stands inside closing quotation marks here, outside them elsewhere."},
    {"doubled-punctuation", F::kPunctuation, S::kMinor, "A punctuation mark is doubled."},
    {"missing-final-mark", F::kPunctuation, S::kMinor, "A sentence ends without a final mark."},
    {"final-mark-differs", F::kPunctuation, S::kMinor, "A sentence ends with another mark than its source."},
    {"double-space", F::kSpacing, S::kMinor, "Two spaces stand where one should."},
    {"space-before-mark", F::kSpacing, S::kMinor, "A space stands before a punctuation mark."},
    {"missing-space", F::kSpacing, S::kMinor, "No space stands after a punctuation mark."},
    {"mixed-script", F::kScript, S::kMajor, "A word mixes letters of two scripts that look alike."},
    {"foreign-character", F::kScript, S::kMinor, "A letter does not belong to the language's alphabet."},
    {"mojibake", F::kEncoding, S::kMajor, "Characters were read in a wrong encoding."},
    {"replacement-character", F::kEncoding, S::kMajor, "A character was lost in decoding (U+FFFD)."},
    {"control-character", F::kEncoding, S::kMinor, "A control character stands in the text."},
    {"different-translation", F::kConsistency, S::kMinor, "The same source segment is translated in two ways."},
    {"near-identical-phrase", F::kConsistency, S::kMinor, "One statement is put in two ways that differ in a key word."},
    {"broken-list", F::kGrammar, S::kMinor, "A list has its conjunction before the first item and again before the last."},
    {"user-rule", F::kOther, S::kMinor, "A rule of the project file was broken."},
};
// clang-format on

}  // namespace

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> sorted(std::begin(kCodes), std::end(kCodes));
    std::sort(sorted.begin(), sorted.end(), [](const Code& a, const Code& b) {
      return a.family != b.family ? a.family < b.family : a.name < b.name;
    });
    return sorted;
  }();
  return codes;
}

const Code* find_code(std::string_view name) {
  for (const Code& code : all_codes()) {
    if (code.name == name) return &code;
  }
  return nullptr;
}

}  // namespace tolmach::check
