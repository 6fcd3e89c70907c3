#include "check/detail/adapted_spellings.h"

#include <gtest/gtest.h>

namespace tolmach::check::detail {
namespace {

TEST(AdaptedSpellings, AreWhatALanguageMakesOfTheEnglishOne) {
  const AdaptedSpellings spellings{text::DataFolder(TOLMACH_TEST_DATA)};
  EXPECT_TRUE(spellings.are_one({"Kaboel", "nl"}, {"Kabul", "en"}));
  EXPECT_TRUE(spellings.are_one({"Kabul", "en"}, {"Kaboel", "nl-BE"})) << "either may be the source";
  EXPECT_TRUE(spellings.are_one({"Žukov", "cs"}, {"Zhukov", "en"}));
  EXPECT_TRUE(spellings.are_one({"Avana", "it"}, {"Havana", "en"}));
  EXPECT_TRUE(spellings.are_one({"Loutsk", "fr"}, {"Loetsk", "nl"})) << "each adapts it";
  EXPECT_FALSE(spellings.are_one({"Kaboel", "de"}, {"Kabul", "en"})) << "another language's way";
  EXPECT_FALSE(spellings.are_one({"Kabul", "nl"}, {"Kaboel", "en"})) << "the other way round";
  EXPECT_FALSE(spellings.are_one({"Havna", "it"}, {"Havana", "en"}));
  EXPECT_FALSE(spellings.are_one({"Maner", "it"}, {"Mahner", "en"})) << "only at the beginning";
  EXPECT_FALSE(spellings.are_one({"Porosenke", "hu"}, {"Poroshenko", "en"})) << "one place, not two";
}

TEST(AdaptedSpellings, SayWhetherAnotherLanguageMayDiffer) {
  const AdaptedSpellings spellings{text::DataFolder(TOLMACH_TEST_DATA)};
  EXPECT_TRUE(spellings.may_adapt({"Zhukov", "en"}, "de"));
  EXPECT_TRUE(spellings.may_adapt({"Loekasjenko", "nl"}, "en"));
  EXPECT_FALSE(spellings.may_adapt({"Barrington", "en"}, "es"));
  EXPECT_FALSE(spellings.may_adapt({"Zhukov", "en"}, "ga")) << "a language that nothing is known of";
}

}  // namespace
}  // namespace tolmach::check::detail
