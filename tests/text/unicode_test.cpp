#include "text/unicode.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "text/words.h"

namespace tolmach::text {
namespace {

TEST(Fold, MeetsSpellingsThatDifferInCaseAndAccents) {
  EXPECT_EQ(fold("Čapek"), "capek");
  EXPECT_EQ(fold("Łódź"), "lodz");
  EXPECT_EQ(fold("O’Brien"), fold("O'BRIEN"));
  EXPECT_EQ(fold("Ёлка"), fold("елка"));
}

TEST(Fold, GivesWhatItGivesBesideACharacterThatIsInNoTable) {
  const std::string untabled = "\U00010428";
  ASSERT_EQ(fold(untabled), untabled);
  const auto check = [&](const std::string& text) { EXPECT_EQ(fold(text + untabled), fold(text) + untabled) << text; };
  std::string all;
  for (char32_t c = 1; c < 0xA000; c = c == 0x7FF ? 0x4E00 : c + 1) {
    std::string character;
    append_utf8(character, c);
    check(character);
    all += character;
    if (all.size() < 300) continue;
    check(all);
    all.clear();
  }
}

TEST(Fold, KeepsLettersOfTheirOwn) {
  EXPECT_NE(fold("й"), fold("и"));
  EXPECT_NE(fold("ї"), fold("і"));
}

TEST(Nfc, GivesWhatItGivesBesideACharacterThatIsInNoTable) {
  const std::string untabled = "\U00010428";
  ASSERT_EQ(nfc(untabled), untabled);
  // Letters with marks of their own and behind them, parts of syllables, signs that are written otherwise, ideographs.
  const std::u32string characters = U"aeEäřЙиγάאبीक한글\u1112\u1161\u11AB\u0301\u0308\u0323\u0306\u0345ÅK①中\uF900 .";
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t k = random() % 8; k > 0; --k) append_utf8(text, characters[random() % characters.size()]);
    ASSERT_EQ(nfc(text + untabled), nfc(text) + untabled) << text;
  }
}

TEST(Lower, GivesWhatItGivesBesideACharacterThatIsInNoTable) {
  const std::string untabled = "―";
  const auto check = [&](const std::string& text) {
    EXPECT_EQ(lower(text + untabled), lower(text) + untabled) << text;
  };
  std::string all;
  for (char32_t c = 1; c < 0xA000; c = c == 0x7FF ? 0x4E00 : c + 1) {
    std::string character;
    append_utf8(character, c);
    check(character);
    check("ä" + character);
    all += character;
    if (all.size() < 300) continue;
    check(all);
    all.clear();
  }
  EXPECT_EQ(lower("ΟΔΥΣΣΕΥΣ"), "οδυσσευς");
}

TEST(Lower, KnowsTurkish) {
  EXPECT_EQ(lower("ISI", "tr"), "ısı");
  EXPECT_EQ(lower("ISI", "en"), "isi");
}

TEST(CodePoints, AreReadBothWaysEvenFromDamagedText) {
  const std::string text = "a\xD0\x9A\xFF";
  std::size_t at = text.size();
  EXPECT_EQ(previous_code_point(text, at), 0xFFFDU);
  EXPECT_EQ(at, 3U);
  EXPECT_EQ(previous_code_point(text, at), U'К');
  EXPECT_EQ(at, 1U);
  EXPECT_EQ(next_code_point(text, at), U'К');
  EXPECT_EQ(at, 3U);
  EXPECT_EQ(next_code_point(text, at), 0xFFFDU);
  EXPECT_EQ(at, 4U);
}

TEST(CodePoints, AreCountedAsTheyAreRead) {
  const std::u32string characters = U"aé中\U0001F600 ";
  std::mt19937 random(4);
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (std::size_t k = random() % 30; k > 0; --k) append_utf8(text, characters[random() % characters.size()]);
    EXPECT_EQ(count_code_points(text), code_points(text).size()) << text;
  }
}

TEST(Characters, TheTableSaysWhatIsSaidOfEach) {
  for (char32_t c = 0; c < detail::Characters::kCount; ++c) {
    EXPECT_EQ(detail::known_characters.properties.at(c), detail::properties_of(c)) << static_cast<unsigned>(c);
    EXPECT_EQ(script_of(c), detail::any_script_of(c)) << static_cast<unsigned>(c);
  }
  EXPECT_TRUE(is_letter(U'Я') && is_upper(U'Я') && !is_lower(U'Я') && is_letter(U'漢') && is_ideograph(U'漢'));
  EXPECT_TRUE(is_digit(U'٣') && is_mark(0x301) && is_white_space(0x3000) && is_punctuation(U'。'));
}

TEST(Characters, IdeographsAndSyllablesAreLettersOfTheirScripts) {
  for (const char32_t c : {U'一', U'漢', char32_t{0x9FCB}})
    EXPECT_TRUE(is_letter(c) && script_of(c) == Script::kHan) << static_cast<unsigned>(c);
  for (const char32_t c : {U'가', U'비', U'힣'})
    EXPECT_TRUE(is_letter(c) && script_of(c) == Script::kHangul) << static_cast<unsigned>(c);
  EXPECT_FALSE(is_letter(0x4DFF)) << "a hexagram";
  EXPECT_FALSE(is_letter(0xD7A4)) << "behind the last syllable";
}

TEST(InvalidUtf8, IsFoundWhereverItStands) {
  for (const std::string& filler : {std::string("a"), std::string("д"), std::string("漢")}) {
    std::string text;
    for (int k = 0; k < 20; ++k, text += filler) {
      EXPECT_FALSE(find_invalid_utf8(text + "rain"));
      EXPECT_EQ(find_invalid_utf8(text + "\xFF rain and rain"), text.size());
      EXPECT_EQ(find_invalid_utf8(text + "\xD0"), text.size());
    }
  }
}

TEST(Trim, TakesAllWhiteSpace) {
  EXPECT_EQ(trim(" \xC2\xA0x y\xE3\x80\x80\n"), "x y");
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : tokenise(text)) out.emplace_back(token.span.of(text));
  return out;
}

TEST(Tokenise, KeepsApostrophesAndNumbersTogether) {
  EXPECT_EQ(words("O’Brien's п’ять 3,500.25 x."),
            (std::vector<std::string>{"O’Brien's", "п’ять", "3,500.25", "x", "."}));
}

TEST(Tokenise, CutsIdeographsAndHyphens) {
  EXPECT_EQ(words("北京 Lavrov-Kuleba"), (std::vector<std::string>{"北", "京", "Lavrov", "-", "Kuleba"}));
}

}  // namespace
}  // namespace tolmach::text
