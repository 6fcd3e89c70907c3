#include "text/detail/words_around.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/detail/boundary_context.h"
#include "text/detail/characters.h"
#include "text/detail/word_shape.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

constexpr int kWholeWord = 7;           // letters of a word that is hardly an abbreviation
constexpr int kWholeOpenWord = 4;       // the same for a word that ends in a vowel, as few abbreviations do
constexpr int kAdverbialWords = 4;      // an adverbial at a sentence's head has so many words at most
constexpr std::size_t kMostLead = 256;  // bytes of marks before a sentence's first word
constexpr int kSpeechWords = 4;         // a verb of speech stands among so many words behind a quotation

std::uint32_t bits_of_kinds(std::uint32_t kinds) noexcept {
  std::uint32_t bits = 0;
  if ((kinds & kBeforeName) != 0) bits |= kWordName;
  if ((kinds & kBeforeNumber) != 0) bits |= kWordNumber;
  if ((kinds & kInner) != 0) bits |= kWordInner;
  if ((kinds & kMayEnd) != 0) bits |= kWordEnd;
  if ((kinds & (kEither | kYear)) != 0) bits |= kWordEither;
  return bits;
}

/// Where the last word before `end` ends: the white space before `end` is left out.
std::size_t skip_gap_back(std::string_view text, std::size_t least, std::size_t end) noexcept {
  while (end > least) {
    std::size_t previous = end;
    if (!is_white_space(previous_code_point(text, previous))) break;
    end = previous;
  }
  return end;
}

/// The form that ends at `end` with the one or two words before it: "т. д" of "і т. д.".
std::string with_words_before(std::string_view text, std::size_t sentence_begin, std::size_t begin, std::string form,
                              int words) {
  for (int i = 0; i < words && begin > sentence_begin; ++i) {
    const std::size_t end = skip_gap_back(text, sentence_begin, begin);
    begin = word_begin(text, sentence_begin, end);
    form.insert(0, " ").insert(0, text.substr(begin, end - begin));
  }
  return form;
}

/// Whether the abbreviation goes on behind the mark: "z." of "z. B.".
bool goes_on(std::string_view text, std::string_view form, std::size_t mark, const SentenceWords& words) {
  if (mark >= text.size() || text[mark] != '.') return false;
  const std::size_t next = skip_gap(text, mark + 1);
  const std::size_t end = letters_end(text, next);
  if (end == next) return false;
  const std::string whole = std::string(form) + ". " + std::string(text.substr(next, end - next));
  constexpr std::uint32_t kAny = kBeforeName | kBeforeNumber | kInner | kMayEnd | kEither | kYear | kPrefix;
  return (words.kinds_of(whole) & kAny) != 0 && peek(text, end) == U'.';
}

/// Whether a number of four digits stands before the word that begins at `begin`.
bool behind_year(std::string_view text, std::size_t sentence_begin, std::size_t begin) noexcept {
  const std::size_t end = skip_gap_back(text, sentence_begin, begin);
  const Shape shape =
      shape_of(text.substr(word_begin(text, sentence_begin, end), end - word_begin(text, sentence_begin, end)));
  return shape.letters == 0 && shape.digits == 4;
}

/// Whether the sentence so far is an adverbial: few words, of which the first is one like "at", or a number.
bool is_adverbial(std::string_view text, std::size_t sentence_begin, std::size_t end, const SentenceWords& words) {
  const std::size_t begin = skip_gap(text, sentence_begin);
  const std::size_t first_end = std::min(letters_end(text, begin), end);
  const std::uint32_t first = words.kinds_of(text.substr(begin, first_end - begin));
  if (!is_digit(peek(text, begin)) && (first & (kOpen | kBeforeNumber)) == 0) return false;
  int count = (first & kBeforeNumber) != 0 ? 0 : 1;  // "Dn. 3 maja" is one word longer than "3 maja"
  for (std::size_t at = first_end; at < end; ++at)
    if (text[at] == ',' || (text[at] == ' ' && ++count > kAdverbialWords)) return false;
  return true;
}

/// The word in normal form C; `buffer` keeps it where it is not so written.
std::string_view composed(std::string_view word, std::string& buffer) {
  for (std::size_t at = 0; at < word.size();)
    if (is_mark(next_code_point(word, at))) return buffer = nfc(word);
  return word;
}

/// Whether the word's sentence begins with it, but for a bullet or a bracket.
bool is_first(std::string_view text, std::size_t sentence_begin, std::size_t begin) noexcept {
  for (std::size_t at = sentence_begin; at < begin;) {
    const char32_t c = next_code_point(text, at);
    if (!is_white_space(c) && !is_bullet(c) && !is_opening_bracket(c)) return false;
  }
  return true;
}

/// Whether no letter and no digit of the sentence stands before `end`.
bool begins_sentence(std::string_view text, std::size_t sentence_begin, std::size_t end) noexcept {
  if (end - sentence_begin > kMostLead) return false;
  for (std::size_t at = sentence_begin; at < end;) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_digit(c)) return false;
  }
  return true;
}

bool can_number_items(const Shape& shape, std::uint32_t bits) noexcept {
  return (bits & (kWordDigits | kWordRoman | kWordInitial)) != 0 || (shape.letters == 1 && shape.digits == 0) ||
         (shape.small_roman > 0 && shape.small_roman == shape.letters && shape.digits == 0) ||
         (shape.letters == 0 && shape.digits <= 4 && shape.stops > 0 && shape.others == 0);
}

/// The bits of the form that a word ends together with one or two words before it; 0 if the file knows none.
/// @param initial whether the word alone is a capital letter; then the form must begin small ("a. C."), not "П. К.".
std::uint32_t bits_of_longer_form(std::string_view text, std::size_t sentence_begin, std::size_t begin,
                                  std::string_view word, bool initial, const SentenceWords& words) {
  for (int before = 2; before >= 1; --before) {
    const std::string longer = with_words_before(text, sentence_begin, begin, std::string(word), before);
    if (initial && !is_small(peek(longer, 0))) continue;
    if (const std::uint32_t bits = bits_of_kinds(words.kinds_of(longer)); bits != 0) return bits;
  }
  return 0;
}

/// The FollowBit bits of the first word behind a mark, but for kFollowSpeech.
std::uint32_t bits_of_first_word(std::string_view word, std::uint32_t kinds, bool stop_behind) noexcept {
  const Shape shape = shape_of(word);
  const bool initial = shape.letters == 1 && stop_behind;
  std::uint32_t bits = 0;
  if ((kinds & kStarter) != 0 && !initial) bits |= kFollowStarter;
  if ((kinds & kMonth) != 0) bits |= kFollowMonth;
  if (shape.roman == shape.letters && (shape.letters > 1 || !initial)) bits |= kFollowRoman;
  if (stop_behind && (kinds & kBeforeName) != 0) bits |= kFollowName;
  if (initial && shape.smalls == 0) bits |= kFollowInitial;
  return bits;
}

/// What a word is by its place in the sentence, given the bits that it has by itself.
std::uint32_t bits_of_place(std::string_view text, std::size_t sentence_begin, std::size_t begin, std::size_t end,
                            const Shape& shape, std::uint32_t own, const SentenceWords& words) {
  constexpr std::uint32_t kAbbreviation =
      kWordName | kWordNumber | kWordInner | kWordEnd | kWordEither | kWordPart | kWordVowelless;
  std::uint32_t bits = own == 0 ? static_cast<std::uint32_t>(kWordPlain) : 0;
  if (is_first(text, sentence_begin, begin)) {
    bits |= kWordLone;
    if (can_number_items(shape, own)) bits |= kWordMarker;
  }
  const int whole = is_vowel(peek_back(text, end)) ? kWholeOpenWord : kWholeWord;
  if ((own & kWordLower) != 0 && (own & kAbbreviation) == 0 && shape.letters >= whole) bits |= kWordWhole;
  if ((own & (kWordEither | kWordDotted)) != 0 && is_adverbial(text, sentence_begin, end, words)) bits |= kWordFronted;
  return bits;
}

}  // namespace

std::uint32_t word_before(std::string_view text, std::size_t sentence_begin, std::size_t end, char32_t mark,
                          const SentenceWords& words) {
  const std::size_t begin = word_begin(text, sentence_begin, end);
  if (begin == end) return begins_sentence(text, sentence_begin, end) ? kWordNone | kWordFirst : kWordNone;
  std::string buffer;
  const std::string_view word = composed(text.substr(begin, end - begin), buffer);
  const Shape shape = shape_of(word);
  // "О." is an initial, whatever "о." stands for.
  const bool initial = shape.capitals == 1 && shape.letters + shape.digits + shape.stops + shape.others == 1;
  std::uint32_t kinds = initial ? 0 : words.kinds_of(word);
  if (kinds == 0 && !initial) kinds = words.kinds_of(without_elision(word));
  std::uint32_t bits = bits_of_kinds(kinds) | bits_of_shape(shape);
  if ((bits & kWordVowelless) != 0 && words.has_syllabic_within(word))
    bits &= ~static_cast<std::uint32_t>(kWordVowelless);
  if ((kinds & kYear) != 0 && behind_year(text, sentence_begin, begin)) bits |= kWordYear;
  if ((kinds & kExclaim) != 0 && mark != U'.') bits |= kWordExclaim;
  if ((kinds & kPrefix) != 0 && goes_on(text, word, end, words)) bits |= kWordPart;
  if (((initial ? words.kinds_of(word) : kinds) & kSuffix) != 0) {
    // The longer form knows better: "т." alone is not "і т. д.".
    const std::uint32_t longer = bits_of_longer_form(text, sentence_begin, begin, word, initial, words);
    if (longer != 0) bits = longer | (bits & kWordPart);
  }
  return bits | bits_of_place(text, sentence_begin, begin, end, shape, bits, words);
}

std::uint32_t words_behind(std::string_view text, std::size_t begin, bool spoken, const SentenceWords& words) {
  const char32_t first = peek(text, begin);
  if (is_ideograph(first) || script_of(first) == Script::kThai) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), std::min(text.size(), begin + 60));
    return spoken && words.holds_speech(text.substr(begin, end - begin)) ? kFollowSpeech : kFollowOther;
  }
  std::uint32_t bits = 0;
  std::size_t at = begin;
  std::string buffer;
  for (int i = 0; i < (spoken ? kSpeechWords : 1); ++i) {
    const std::size_t end = letters_end(text, at);
    if (end == at) break;
    const std::string_view word = composed(text.substr(at, end - at), buffer);
    std::uint32_t kinds = words.kinds_of(word);
    if (kinds == 0) kinds = words.kinds_of(elided(word));
    if (i == 0) bits |= bits_of_first_word(word, kinds, peek(text, end) == U'.');
    // A colon behind the verb announces what is yet to be said.
    if (spoken && (kinds & kSpeech) != 0 && peek(text, end) != U':') bits |= kFollowSpeech;
    at = skip_gap(text, end);
    if (at == end) break;
  }
  return bits == 0 ? static_cast<std::uint32_t>(kFollowOther) : bits;
}

bool is_missing_space(std::string_view text, std::size_t mark, std::size_t next, const SentenceWords& words) {
  const char32_t before = peek_back(text, mark);
  if (is_ideograph(peek(text, next))) return is_ideograph(before);
  const std::size_t begin = word_begin(text, 0, mark);
  const Shape left = shape_of(text.substr(begin, mark - begin));
  const bool number = left.letters == 0 && left.digits > 0;
  if (!number && (left.letters < 2 || left.digits + left.stops + left.others > 0)) return false;
  const std::size_t end = letters_end(text, next);
  const std::string_view word = text.substr(next, end - next);
  const Shape right = shape_of(word);
  const char32_t behind = peek(text, end);
  const bool title = behind == U'.' && right.letters > 1 && (words.kinds_of(word) & kBeforeName) != 0;
  if ((behind == U'.' && !title) || behind == U'@' || behind == U'/' || is_digit(behind)) return false;
  if (!number && left.capitals + left.smalls == 0) return right.capitals + right.smalls == 0 && right.letters >= 1;
  if (!number && (left.smalls < 2 || left.capitals > 1)) return false;
  const bool one_letter_word = right.letters == 1 && is_white_space(behind);
  const bool roman = right.letters > 1 && right.roman == right.letters && is_white_space(behind);
  return (right.capitals == 1 && (one_letter_word || title || right.letters >= 3)) || (roman && !number);
}

}  // namespace tolmach::text::detail
