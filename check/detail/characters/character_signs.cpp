#include "check/detail/characters/character_signs.h"

#include <array>
#include <utility>

#include "check/detail/characters/characters.h"
#include "check/detail/marks/mark_families.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

// A character's kind: below kFirst the signs that it is by itself or behind the first of a pair, and above it those
// that it allows behind it: the pairs that it may be the first of, and what is a sign by itself.
constexpr std::uint32_t kPairs = CharacterSigns::kInvisible - 1;
constexpr unsigned kFirst = 16;
constexpr std::uint32_t kAnywhere = (~kPairs & ((1U << kFirst) - 1)) << kFirst;

constexpr std::uint32_t first_of(std::uint32_t pairs) noexcept {
  return pairs << kFirst;
}

/// The kind as any code page sees it.
std::uint32_t kind_of(char32_t c) noexcept {
  using Signs = CharacterSigns;
  std::uint32_t kind = kAnywhere;
  if (c >= 0x80) kind |= Signs::kBeyondAscii;
  if (text::is_ideograph(c)) return kind | Signs::kGluedMark;  // what many texts have most of
  if (text::is_letter(c) || is_quote(c)) kind |= Signs::kGluedMark;
  if (clings(c)) kind |= first_of(Signs::kGluedMark);
  if (is_space(c)) kind |= Signs::kSpacePair | first_of(Signs::kSpacePair | Signs::kSpacedMark | Signs::kMarkPair);
  if (mark_class(c) != 0) kind |= Signs::kMarkPair | first_of(Signs::kMarkPair);
  if (clings(c) || is_wide_mark(c)) kind |= Signs::kSpacedMark;
  if (c == U':') kind |= first_of(Signs::kAddressPair);
  if (c == U'/') kind |= Signs::kAddressPair;
  if (c == U'w') kind |= Signs::kAddressPair | first_of(Signs::kAddressPair);
  if (is_shapeless(c) || is_joiner(c) || turns_direction(c)) kind |= Signs::kInvisible;
  if (is_combining(c)) kind |= Signs::kCombining;
  if (c == 0xFFFD) kind |= Signs::kReplacement;
  if (is_control(c)) kind |= Signs::kControl;
  if (quote_family(c) != MarkFamily::kNone) kind |= Signs::kQuote;
  if (bracket_family(c) != MarkFamily::kNone) kind |= Signs::kBracket;
  if (std::u32string_view(U"{$%#<@").find(c) != std::u32string_view::npos) kind |= Signs::kCodeLetter;
  return kind;
}

}  // namespace

CharacterSigns::CharacterSigns(const WrongPages& pages) : kinds_(kTable) {
  const std::array<std::pair<const CodePage*, Sign>, 3> signs{
      {{&pages.western, kWesternPair}, {&pages.cyrillic, kCyrillicPair}, {&pages.turkish, kTurkishPair}}};
  for (char32_t c = 0; c < kTable; ++c) {
    kinds_[c] = kind_of(c);
    for (const auto& [page, pair] : signs) {
      if (page->may_begin(c)) kinds_[c] |= first_of(pair);
      if (page->may_continue(c)) kinds_[c] |= pair;
    }
  }
}

std::uint32_t CharacterSigns::of(std::string_view text) const noexcept {
  const std::uint32_t* const kinds = kinds_.data();
  std::uint32_t signs = 0, before = kAnywhere;
  for (std::size_t at = 0; at < text.size();) {
    // No branch but for the length of characters: which of them have a kind is hard to foretell.
    std::uint32_t kind = 0;
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      kind = kinds[byte];
      ++at;
    } else {
      const char32_t c = text::next_code_point(text, at);
      kind = c < kTable ? kinds[c] : kind_of(c);
    }
    signs |= kind & before >> kFirst;
    before = kind;
  }
  return signs & ((1U << kFirst) - 1);
}

}  // namespace tolmach::check::detail
