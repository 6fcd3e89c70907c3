#include "text/language.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "text/error.h"
#include "text/given_language.h"

namespace tolmach::text {
namespace {

TEST(CanonicalLanguage, BringsCodesToTheirShortest) {
  EXPECT_EQ(canonical_language("arb"), "ar");
  EXPECT_EQ(canonical_language("zho-CN"), "zh");
  EXPECT_EQ(canonical_language("zh-TW"), "zh-TW");
  EXPECT_EQ(canonical_language("iw"), "he");
  EXPECT_EQ(canonical_language("ukr"), "uk");
  EXPECT_EQ(canonical_language("ger"), "de");
  EXPECT_EQ(canonical_language("en_US"), "en");
  EXPECT_EQ(canonical_language("xx"), "xx") << "well formed, though nothing is known of it";
}

TEST(CanonicalLanguage, RefusesWhatIsNoTag) {
  for (const char* tag : {"", "e", "en--US", "українська", "en us"})
    EXPECT_THROW(static_cast<void>(canonical_language(tag)), Error) << tag;
}

/// What the error of a call says one could do.
template <typename Call>
std::string hint_of(const Call& call) {
  try {
    static_cast<void>(call());
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kUsage);
    return error.hint();
  }
  return "no error";
}

TEST(CanonicalLanguage, GivesTheTagOfALanguageThatIsNamed) {
  for (const auto& [name, tag] : {std::pair{"English", "en"}, std::pair{"german", "de"}, std::pair{"Deutsch", "de"},
                                  std::pair{"українська", "uk"}, std::pair{"中文", "zh"}})
    EXPECT_EQ(hint_of([name = name] { return canonical_language(name); }),
              "the tag of this language is " + std::string(tag));
  EXPECT_NE(hint_of([] { return canonical_language("nonsense"); }).find("expected"), std::string::npos);
}

TEST(GivenLanguage, TakesRareCodesAndNoSlips) {
  EXPECT_EQ(given_language("ukr"), "uk");
  EXPECT_EQ(given_language("qaa"), "qaa") << "of private use";
  EXPECT_EQ(given_language("zh-Hant-TW"), "zh-TW");
  EXPECT_EQ(given_language("und"), "und");
  for (const auto& [slip, meant] : {std::pair{"ua", "near it: uk (Ukrainian)"},
                                    std::pair{"jp", "near it: ja (Japanese)"}, std::pair{"xx", "near it: xh (Xhosa)"}})
    EXPECT_EQ(hint_of([slip = slip] { return given_language(slip); }).find(meant), 0U) << slip;
  EXPECT_NE(hint_of([] { return given_language("klingon"); }), "no error");
}

TEST(KnownLanguage, NamesTheNearOnes) {
  EXPECT_EQ(known_language("ukr"), "uk");
  EXPECT_EQ(known_language("zh-TW"), "zh-TW");
  EXPECT_EQ(known_language("und"), "und");
  for (const auto& [given, near] : {std::pair{"ukrainian", "uk (Ukrainian)"}, std::pair{"xx", "xh (Xhosa)"},
                                    std::pair{"Russain", "ru (Russian)"}, std::pair{"", "("}}) {
    try {
      static_cast<void>(known_language(given));
      ADD_FAILURE() << given;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), Error::Kind::kUsage);
      EXPECT_NE(error.hint().find(near), std::string::npos) << error.hint();
    }
  }
}

TEST(DetectLanguage, TellsSisterLanguagesApart) {
  EXPECT_EQ(detect_language("Уряд ухвалив рішення про відновлення електропостачання в області.").tag, "uk");
  EXPECT_EQ(detect_language("Правительство приняло решение о восстановлении электроснабжения в области.").tag, "ru");
  EXPECT_EQ(detect_language("12 345").tag, "und");
  EXPECT_EQ(detect_language("").tag, "und");
}

TEST(RightToLeft, IsKnownByLanguage) {
  EXPECT_TRUE(is_right_to_left("ar"));
  EXPECT_FALSE(is_right_to_left("uk"));
}

}  // namespace
}  // namespace tolmach::text
