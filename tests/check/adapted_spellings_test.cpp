#include "check/detail/names/adapted_spellings.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "text/error.h"

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

TEST(AdaptedSpellings, NeedLettersOnBothSides) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "adapted_spellings";
  std::filesystem::create_directories(folder / "check");
  for (const char* bad : {"nl\tu=oe x=\n", "nl\t=x\n", "nl\tx\n"}) {
    std::ofstream(folder / "check" / "adapted_spellings.tsv") << "# heading\n" << bad;
    try {
      const AdaptedSpellings spellings{text::DataFolder(folder)};
      ADD_FAILURE() << bad;
    } catch (const Error& error) {
      EXPECT_EQ(error.where().line, 2U) << bad;
    }
  }
}

}  // namespace
}  // namespace tolmach::check::detail
