#include "text/detail/word_shape.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/detail/boundary_context.h"
#include "text/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes; anything longer is no abbreviation
constexpr int kLongestVowelless = 5;      // letters
constexpr char32_t kCyrillicEnd = 0x500;

bool ends_word(char32_t c) noexcept {
  return is_white_space(c) || is_opening_bracket(c) || is_closing_bracket(c) || is_closing_quote(c) ||
         (is_opening_quote(c) && c != U'\'') || c == U'—' || c == U'–' || is_bullet(c);
}

constexpr char32_t kVowelsEnd = 0x2000;  // behind the letters of Vietnamese and of old Greek

/// A letter without its accents; и and у under a breve are consonants.
char32_t base_of(const icu::Normalizer2& decomposer, char32_t c) {
  icu::UnicodeString parts;
  if (c == U'й' || c == U'ў' || !decomposer.getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

/// The vowels of the Latin, Greek, Cyrillic and Armenian alphabets, and the Ukrainian apostrophe.
std::array<bool, kVowelsEnd> vowel_table() {
  constexpr std::u32string_view kBases = U"aeiouyıæœøəɛɔʼαεηιουωаеєиіоуюяыэәөүұաեէըիոօ";
  std::array<bool, kVowelsEnd> table{};
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
  for (char32_t c = 0; c < kVowelsEnd; ++c) {
    const char32_t base = U_SUCCESS(status) ? base_of(*decomposer, c) : c;
    table.at(c) = kBases.find(base) != std::u32string_view::npos;
  }
  return table;
}

bool is_roman(char32_t c) noexcept {
  return c == U'I' || c == U'V' || c == U'X' || c == U'L' || c == U'C';
}

}  // namespace

std::size_t word_begin(std::string_view text, std::size_t sentence_begin, std::size_t end) noexcept {
  const std::size_t least = std::max(sentence_begin, end > kLongestWord ? end - kLongestWord : 0);
  const char32_t last = peek_back(text, end);
  std::size_t begin = end;
  while (begin > least) {
    std::size_t previous = begin;
    const char32_t c = previous_code_point(text, previous);
    const bool apostrophe =
        c == U'’' && begin < end && is_letter(peek(text, begin)) && is_letter(peek_back(text, previous));
    if ((ends_word(c) && !apostrophe) || (is_ideograph(c) && begin < end && !is_ideograph(last))) break;
    begin = previous;
  }
  return begin;
}

std::size_t letters_end(std::string_view text, std::size_t begin) noexcept {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c) || is_mark(c)) {
      end = at;
    } else if (!is_ignorable(c) && c != U'\'' && c != U'’' && c != U'ʼ') {
      break;
    }
  }
  return end;
}

bool is_vowel(char32_t c) noexcept {
  static const std::array<bool, kVowelsEnd> vowels = vowel_table();
  const char32_t small = to_lower(c);
  return small < kVowelsEnd && vowels[small];
}

Shape shape_of(std::string_view word) noexcept {
  Shape shape;
  int part = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (is_mark(c) || is_ignorable(c)) continue;
    if (is_letter(c)) {
      ++shape.letters;
      shape.longest_part = std::max(shape.longest_part, ++part);
      if (c >= 0x400 && c < kCyrillicEnd) ++shape.cyrillic;
      if (is_upper(c)) ++shape.capitals;
      if (is_small(c)) ++shape.smalls;
      if (shape.letters <= kLongestVowelless && is_vowel(c)) ++shape.vowels;
      if (is_roman(c)) ++shape.roman;
      if (c == U'i' || c == U'v' || c == U'x') ++shape.small_roman;
    } else {
      part = 0;
      if (is_digit(c)) {
        ++shape.digits;
      } else if (c == U'.' || c == U'-') {
        ++shape.stops;
      } else {
        ++shape.others;
      }
    }
  }
  return shape;
}

std::uint32_t bits_of_shape(const Shape& shape) noexcept {
  const bool letters_only = shape.letters > 0 && shape.digits == 0 && shape.others == 0;
  std::uint32_t bits = 0;
  if (letters_only && shape.stops == 0 && shape.capitals == 1 && shape.letters == 1) bits |= kWordInitial;
  if (letters_only && shape.stops > 0 && shape.longest_part == 1) bits |= kWordDotted;
  if (shape.digits > 0 && shape.letters == 0 && shape.others == 0)
    bits |= shape.stops == 0 && shape.digits <= 2 ? kWordDigits : kWordLong;
  if (letters_only && shape.stops == 0 && shape.roman == shape.letters) bits |= kWordRoman;
  if (letters_only && shape.stops == 0 && shape.smalls == shape.letters) {
    // A lone Cyrillic vowel is a word ("є", "я"), a Latin one an abbreviation ("ü. M.").
    const bool lone_latin = shape.letters == 1 && shape.cyrillic == 0;
    if (lone_latin || (shape.vowels == 0 && shape.letters <= kLongestVowelless)) bits |= kWordVowelless;
    if (shape.letters > 1) bits |= kWordLower;
  }
  return bits;
}

std::string_view without_elision(std::string_view word) noexcept {
  const std::size_t at = std::max(word.rfind('\'') + 1, word.rfind("’") + 1);
  if (at == 0) return word;
  word.remove_prefix(at - 1);
  std::size_t behind = 0;
  (void)next_code_point(word, behind);
  return word.substr(behind);
}

std::string_view elided(std::string_view word) noexcept {
  std::size_t at = std::min(word.find('\''), word.find("’"));
  if (at == std::string_view::npos) return {};
  (void)next_code_point(word, at);
  return word.substr(0, at);
}

}  // namespace tolmach::text::detail
