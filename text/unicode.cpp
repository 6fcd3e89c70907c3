#include "text/unicode.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/edits.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "text/detail/character_forms.h"

namespace tolmach::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

UChar32 icu(char32_t code_point) noexcept {
  return static_cast<UChar32>(code_point);
}

std::string utf8(char32_t code_point) {
  std::string out;
  append_utf8(out, code_point);
  return out;
}

std::string normalised(const icu::Normalizer2* normalizer, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<int32_t>(text.size());
  if (normalizer != nullptr) {
    normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), length), sink, nullptr, status);
  }
  return U_SUCCESS(status) && normalizer != nullptr ? out : std::string(text);
}

bool is_ascii(std::string_view text) noexcept {
  constexpr std::uint64_t kUpperBits = 0x8080808080808080U;
  std::uint64_t bytes = 0;  // eight a step
  std::size_t at = 0;
  for (; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, &text[at], sizeof bytes);
    if ((bytes & kUpperBits) != 0) return false;
  }
  bytes = 0;
  for (; at < text.size(); ++at) bytes |= static_cast<unsigned char>(text[at]);
  return (bytes & kUpperBits) == 0;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// Letters whose stroke or shape is no combining mark, so that decomposition alone does not reach their base letter.
char32_t base_letter(char32_t c) noexcept {
  switch (c) {
    case U'ł':
      return U'l';
    case U'ø':
      return U'o';
    case U'đ':
      return U'd';
    case U'ħ':
      return U'h';
    case U'ŧ':
      return U't';
    case U'ı':
      return U'i';
    case U'ё':
      return U'е';
    case U'ґ':
      return U'г';
    default:
      return c;
  }
}

/// Marks that make another letter, not an accent: й and ї are letters of their own.
bool keeps_mark(char32_t base, char32_t mark) noexcept {
  return (base == U'и' && mark == 0x306) || (base == U'у' && mark == 0x306) || (base == U'і' && mark == 0x308);
}

bool drops_in_fold(char32_t c) noexcept {
  return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'`' || c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D ||
         c == 0x2060 || c == 0xFEFF;
}

/// The script that the project means by one of ICU's; languages such as Japanese have compound ones.
Script script_from(UScriptCode code) noexcept {
  switch (code) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return Script::kCommon;
    case USCRIPT_LATIN:
      return Script::kLatin;
    case USCRIPT_CYRILLIC:
      return Script::kCyrillic;
    case USCRIPT_GREEK:
      return Script::kGreek;
    case USCRIPT_ARMENIAN:
      return Script::kArmenian;
    case USCRIPT_GEORGIAN:
      return Script::kGeorgian;
    case USCRIPT_HEBREW:
      return Script::kHebrew;
    case USCRIPT_ARABIC:
      return Script::kArabic;
    case USCRIPT_DEVANAGARI:
      return Script::kDevanagari;
    case USCRIPT_HAN:
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN:
      return Script::kHan;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_KATAKANA_OR_HIRAGANA:
    case USCRIPT_JAPANESE:
      return Script::kKana;
    case USCRIPT_HANGUL:
    case USCRIPT_KOREAN:
      return Script::kHangul;
    case USCRIPT_THAI:
      return Script::kThai;
    default:
      return Script::kOther;
  }
}

constexpr char32_t kTabled = detail::CharacterForms::kTabled;

std::array<char32_t, kTabled> lowered_characters() noexcept {
  std::array<char32_t, kTabled> lower{};
  for (char32_t c = 0; c < kTabled; ++c) lower[c] = static_cast<char32_t>(u_tolower(icu(c)));
  return lower;
}
const std::array<char32_t, kTabled> kLowered = lowered_characters();

/// The tabled characters that stand in texts of form C whatever is beside them (Unicode, annex 15: the quick check): no
/// mark, and nothing that is written otherwise or may join what stands before it.
std::array<bool, kTabled> composed_characters() noexcept {
  std::array<bool, kTabled> composed{};
  for (char32_t c = 0; c < kTabled; ++c)
    composed[c] = u_getIntPropertyValue(icu(c), UCHAR_NFC_QUICK_CHECK) == UNORM_YES && u_getCombiningClass(icu(c)) == 0;
  return composed;
}
const std::array<bool, kTabled> kComposed = composed_characters();

/// Whether a text is surely in form C.
bool is_composed(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!(c < kTabled ? kComposed[c] : detail::is_unified_ideograph(c))) return false;
  }
  return true;
}

}  // namespace

// ICU's UTF-8 macros convert between signs and widths.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"

char32_t detail::next_long_code_point(std::string_view text, std::size_t& offset) noexcept {
  // Nearly all are three well-formed bytes.
  if (offset + 2 < text.size()) {
    const auto byte = [&](std::size_t k) { return std::uint32_t{static_cast<unsigned char>(text[offset + k])}; };
    const std::uint32_t bytes = byte(0) << 16U | byte(1) << 8U | byte(2);
    const char32_t three = (bytes >> 4U & 0xF000U) | (bytes >> 2U & 0xFC0U) | (bytes & 0x3FU);
    if ((bytes & 0xF0C0C0U) == 0xE08080U && three >= 0x800 && (three & 0xF800U) != 0xD800U) {
      offset += 3;
      return three;
    }
  }
  UChar32 c = 0;
  U8_NEXT(text.data(), offset, text.size(), c);
  return c < 0 ? kReplacement : static_cast<char32_t>(c);
}

char32_t previous_code_point(std::string_view text, std::size_t& offset) noexcept {
  // Not U8_PREV: its offsets are 32 bits wide. Step back over continuation bytes, then read forward.
  std::size_t begin = offset - 1;
  for (int steps = 0; steps < 3 && begin > 0 && is_continuation(text[begin]); ++steps) --begin;
  std::size_t end = begin;
  const char32_t c = next_code_point(text, end);
  if (end == offset) {
    offset = begin;
    return c;
  }
  --offset;
  return kReplacement;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacement;
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
    return;
  }
  if (code_point < 0x800) {
    const std::array<char, 2> bytes{static_cast<char>(0xC0U | code_point >> 6U),
                                    static_cast<char>(0x80U | (code_point & 0x3FU))};
    out.append(bytes.data(), bytes.size());
    return;
  }
  std::array<char, U8_MAX_LENGTH> buffer{};
  int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, icu(code_point));
  out.append(buffer.data(), static_cast<std::size_t>(length));
}

#pragma GCC diagnostic pop

namespace {

constexpr std::size_t kBlock = sizeof(std::uint64_t);

/// Whether a text begins with a block of ASCII.
bool begins_with_ascii(std::string_view text) noexcept {
  if (text.size() < kBlock) return false;
  std::uint64_t block = 0;
  std::memcpy(&block, text.data(), kBlock);
  return (block & 0x8080808080808080U) == 0;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      at += begins_with_ascii(text.substr(at)) ? kBlock : 1;
      continue;
    }
    const std::size_t begin = at;
    const bool replacement = next_code_point(text, at) == kReplacement;
    // U+FFFD may also be what the text really holds.
    if (replacement && text.substr(begin, at - begin) != "\xEF\xBF\xBD") return begin;
  }
  return std::nullopt;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out.push_back(next_code_point(text, at));
  return out;
}

std::size_t count_code_points(std::string_view text) noexcept {
  // Eight bytes a step: those that begin with the bits 10 go on with a code point.
  constexpr std::uint64_t kEachByte = 0x0101010101010101U;
  constexpr unsigned kLastByte = 56;
  std::size_t continuations = 0, at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, &text[at], sizeof bytes);
    const std::uint64_t marks = bytes >> 7U & ~bytes >> 6U & kEachByte;
    continuations += marks * kEachByte >> kLastByte;  // their sum
  }
  for (; at < text.size(); ++at) continuations += is_continuation(text[at]) ? 1U : 0U;
  return text.size() - continuations;
}

namespace {

/// Ideographs and syllables that have been letters since Unicode 5.2: nearly all that texts have beyond the table.
constexpr bool is_han(char32_t c) noexcept {
  return c >= 0x4E00 && c <= 0x9FCB;
}
constexpr bool is_hangul(char32_t c) noexcept {
  return c >= 0xAC00 && c <= 0xD7A3;
}

}  // namespace

std::uint8_t detail::properties_of(char32_t c) noexcept {
  if (is_han(c) || is_hangul(c)) return Characters::kLetter;
  const std::uint32_t category = U_GET_GC_MASK(icu(c));
  unsigned properties = u_isUWhiteSpace(icu(c)) != 0 ? Characters::kWhiteSpace : 0U;
  const auto add = [&](std::uint32_t categories, std::uint8_t property) {
    if ((category & categories) != 0) properties |= property;
  };
  add(U_GC_L_MASK, Characters::kLetter);
  add(U_GC_M_MASK, Characters::kMark);
  add(U_GC_ND_MASK, Characters::kDigit);
  add(U_GC_LU_MASK | U_GC_LT_MASK, Characters::kUpper);
  add(U_GC_LL_MASK, Characters::kLower);
  add(U_GC_P_MASK, Characters::kPunctuation);
  return static_cast<std::uint8_t>(properties);
}

Script detail::any_script_of(char32_t c) noexcept {
  if (is_han(c)) return Script::kHan;
  if (is_hangul(c)) return Script::kHangul;
  UErrorCode status = U_ZERO_ERROR;
  return script_from(uscript_getScript(icu(c), &status));
}

detail::Characters::Characters() noexcept {
  for (char32_t c = 0; c < kCount; ++c) {
    properties[c] = properties_of(c);
    scripts[c] = any_script_of(c);
  }
}
const detail::Characters detail::known_characters;

int digit_value(char32_t c) noexcept {
  return is_digit(c) ? u_charDigitValue(icu(c)) : -1;
}

char32_t to_lower(char32_t c) noexcept {
  return c < kTabled ? kLowered[c] : static_cast<char32_t>(u_tolower(icu(c)));
}

Script script_of_language(std::string_view language) noexcept {
  const std::string tag(language);
  std::array<UScriptCode, 4> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(tag.c_str(), scripts.data(), static_cast<int32_t>(scripts.size()), &status);
  return U_FAILURE(status) || count < 1 ? Script::kOther : script_from(scripts[0]);
}

namespace {

/// By lower(), whatever the characters.
std::string lower_any(std::string_view text, std::string_view language) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  const std::string locale(language);
  icu::CaseMap::utf8ToLower(locale.c_str(), 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                            nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

/// The small forms of characters in most languages: a sigma's depends on its place.
detail::CharacterForms lowered_forms() {
  constexpr char32_t kCapitalSigma = 0x3A3;
  return detail::CharacterForms([](char32_t c) -> std::optional<std::string> {
    if (c == kCapitalSigma) return std::nullopt;
    return lower_any(utf8(c), {});
  });
}

}  // namespace

std::string lower(std::string_view text, std::string_view language) {
  const bool dotless = language.starts_with("tr") || language.starts_with("az") || language.starts_with("lt");
  if (dotless) return lower_any(text, language);
  if (is_ascii(text)) return ascii_lower(text);
  static const detail::CharacterForms kForms = lowered_forms();
  std::string lowered;
  if (!kForms.append(text, lowered)) lowered = lower_any(text, language);
  return lowered;
}

std::string upper(std::string_view text, std::string_view language) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  const std::string locale(language);
  icu::CaseMap::utf8ToUpper(locale.c_str(), 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                            nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string capitalised(std::string_view text, std::string_view language) {
  if (text.empty()) return {};
  std::size_t first_end = 0;
  // Georgian has capitals for whole words only.
  if (script_of(next_code_point(text, first_end)) == Script::kGeorgian) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  const std::string locale(language);
  icu::CaseMap::utf8ToUpper(locale.c_str(), 0, icu::StringPiece(text.data(), static_cast<int32_t>(first_end)), sink,
                            nullptr, status);
  if (U_FAILURE(status)) return std::string(text);
  return out.append(text.substr(first_end));
}

std::string nfc(std::string_view text) {
  if (is_composed(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  return normalised(U_SUCCESS(status) ? normalizer : nullptr, text);
}

namespace {

/// By fold(), whatever the characters.
std::string fold_any(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = U_SUCCESS(status) ? icu::Normalizer2::getNFDInstance(status) : nullptr;
  const std::string decomposed = normalised(decompose, normalised(U_SUCCESS(status) ? casefold : nullptr, text));
  std::string out;
  char32_t base = 0;
  for (std::size_t at = 0; at < decomposed.size();) {
    const char32_t c = next_code_point(decomposed, at);
    if (drops_in_fold(c)) continue;
    // Only European scripts write accents that a reader may leave out; in others marks carry vowels.
    if (c >= 0x300 && c <= 0x36F) {
      if (keeps_mark(base, c)) append_utf8(out, c);
      continue;
    }
    base = base_letter(c);
    append_utf8(out, base);
  }
  return nfc(out);
}

/// The folded forms of the characters that no neighbour changes: all but combining marks.
detail::CharacterForms folded_forms() {
  return detail::CharacterForms([](char32_t c) -> std::optional<std::string> {
    if (is_mark(c)) return std::nullopt;
    return fold_any(utf8(c));
  });
}

}  // namespace

std::string fold(std::string_view text) {
  static const detail::CharacterForms kForms = folded_forms();
  std::string folded;
  if (!kForms.append(text, folded)) folded = fold_any(text);
  return folded;
}

std::string_view trim(std::string_view text) noexcept {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_white_space(next_code_point(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t previous = end;
    if (!is_white_space(previous_code_point(text, previous))) break;
    end = previous;
  }
  return text.substr(begin, end - begin);
}

}  // namespace tolmach::text
