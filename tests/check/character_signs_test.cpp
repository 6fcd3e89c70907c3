#include "check/detail/characters/character_signs.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "check/detail/characters/characters.h"
#include "check/detail/marks/code_marks.h"
#include "check/detail/marks/mark_families.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Whether a page reads a sequence anywhere.
bool has_sequence(std::string_view text, const CodePage& page) {
  for (std::size_t at = 0; at < text.size(); static_cast<void>(text::next_code_point(text, at)))
    if (page.read(text, at)) return true;
  return false;
}

/// The signs, each looked for by itself.
std::uint32_t slow_signs(std::string_view text, const WrongPages& pages) {
  using Signs = CharacterSigns;
  std::uint32_t signs = 0;
  if (has_sequence(text, pages.western)) signs |= Signs::kWesternPair;
  if (has_sequence(text, pages.cyrillic)) signs |= Signs::kCyrillicPair;
  if (has_sequence(text, pages.turkish)) signs |= Signs::kTurkishPair;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (is_space(before) && is_space(c)) signs |= Signs::kSpacePair;
    if (is_space(before) && (clings(c) || is_wide_mark(c))) signs |= Signs::kSpacedMark;
    if ((is_space(before) || mark_class(before) != 0) && mark_class(c) != 0) signs |= Signs::kMarkPair;
    if (is_shapeless(c) || is_joiner(c) || turns_direction(c)) signs |= Signs::kInvisible;
    if (is_combining(c)) signs |= Signs::kCombining;
    if (c >= 0x80) signs |= Signs::kBeyondAscii;
    if (c == 0xFFFD) signs |= Signs::kReplacement;
    if (is_control(c)) signs |= Signs::kControl;
    if (quote_family(c) != MarkFamily::kNone) signs |= Signs::kQuote;
    if (bracket_family(c) != MarkFamily::kNone) signs |= Signs::kBracket;
    before = c;
  }
  return signs;
}

TEST(CharacterSigns, MissNothingThatLookingForEachFinds) {
  const WrongPages pages;
  const CharacterSigns signs(pages);
  const std::vector<std::string> pieces = {"a",         ",",
                                           "。",        "w",
                                           " ",         "\u00A0",
                                           "\u3000",    ".",
                                           "،",         "Ã",
                                           "©",         "Р",
                                           "ё",         "ї",
                                           "â",         "€",
                                           "™",         "\u200B",
                                           "\uFEFF",    "\u202E",
                                           "é",         "\u0301",
                                           "\uFFFD",    "\u0007",
                                           "\u0085",    "\t",
                                           "«",         "」",
                                           "【",        "(",
                                           "{0}",       "%s",
                                           "<b>",       "http://ab.cd",
                                           "www.ab.cd", "x@y.org",
                                           "漢"};
  std::mt19937 random(11);
  for (int k = 0; k < 4'000; ++k) {
    std::string text;
    for (auto count = random() % 6; count > 0; --count) text += pieces[random() % pieces.size()];
    const std::uint32_t found = signs.of(text), wanted = slow_signs(text, pages);
    EXPECT_EQ(found & wanted, wanted) << text;
    // What takes one character or two that nothing else adds to is exact.
    constexpr std::uint32_t kExact = CharacterSigns::kSpacePair | CharacterSigns::kSpacedMark |
                                     CharacterSigns::kMarkPair |
                                     (CharacterSigns::kCodeLetter - CharacterSigns::kInvisible) |
                                     CharacterSigns::kQuote | CharacterSigns::kBracket | CharacterSigns::kBeyondAscii;
    EXPECT_EQ(found & kExact, wanted & kExact) << text;
    if (!find_code_marks(text, {0, static_cast<std::uint32_t>(text.size())}).empty()) {
      EXPECT_NE(found & CharacterSigns::kCode, 0U) << text;
    }
  }
  EXPECT_EQ(signs.of("An ordinary sentence, with a mark; and another: so."), 0U);
}

}  // namespace
}  // namespace tolmach::check::detail
