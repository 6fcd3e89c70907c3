#include "lexicons/seed.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <unistd.h>

#include "lexicons/lexicon.h"

namespace tolmach::lexicons {
namespace {

class SeedTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    path_ = std::filesystem::temp_directory_path() / ("tolmach_seed_" + std::to_string(getpid()) + ".db");
    build_seed(text::DataFolder(TOLMACH_TEST_DATA), path_);
  }
  static void TearDownTestSuite() { std::filesystem::remove(path_); }

  static std::string entity_of(const Lexicon& seed, const std::string& form, const std::string& language) {
    const auto names = seed.find(form, language);
    return names.empty() ? "none" : names.front().entity;
  }

  static inline std::filesystem::path path_;
};

TEST_F(SeedTest, KnowsOneCityUnderItsNames) {
  const Lexicon seed(path_, OpenMode::kImmutable);
  const std::string kyiv = entity_of(seed, "Kyiv", "en");
  EXPECT_NE(kyiv, "none");
  for (const auto& [form, language] :
       {std::pair("Kiev", "en"), std::pair("Київ", "uk"), std::pair("Киев", "ru"), std::pair("Kijów", "pl")})
    EXPECT_EQ(entity_of(seed, form, language), kyiv) << form;
  const auto kiev = seed.find("Kiev", "en");
  EXPECT_EQ(kiev.front().status, normalize::NameStatus::kDeprecated);
}

TEST_F(SeedTest, KnowsStatesOfManyLanguages) {
  const Lexicon seed(path_, OpenMode::kImmutable);
  const std::string germany = entity_of(seed, "Germany", "en");
  for (const auto& [form, language] : {std::pair("Німеччина", "uk"), std::pair("Allemagne", "fr"),
                                       std::pair("德国", "zh"), std::pair("ドイツ", "ja"), std::pair("ألمانيا", "ar")})
    EXPECT_EQ(entity_of(seed, form, language), germany) << form;
}

TEST_F(SeedTest, KnowsCurrenciesAndMonths) {
  const Lexicon seed(path_, OpenMode::kImmutable);
  EXPECT_EQ(entity_of(seed, "Ukrainian Hryvnia", "en"), "currency:UAH");
  EXPECT_EQ(entity_of(seed, "українська гривня", "uk"), "currency:UAH");
  EXPECT_EQ(entity_of(seed, "January", "en"), "month:1");
  for (const char* form : {"січень", "січня"}) EXPECT_EQ(entity_of(seed, form, "uk"), "month:1") << form;
  EXPECT_EQ(entity_of(seed, "grudzień", "pl"), "month:12");
}

TEST_F(SeedTest, KnowsGivenNamesWithTheirOlderForms) {
  const Lexicon seed(path_, OpenMode::kImmutable);
  const std::string serhii = entity_of(seed, "Сергій", "uk");
  EXPECT_EQ(entity_of(seed, "Serhii", "en"), serhii);
  const auto older = seed.find("Serhiy", "en");
  ASSERT_FALSE(older.empty());
  EXPECT_EQ(older.front().entity, serhii);
  EXPECT_EQ(older.front().status, normalize::NameStatus::kDeprecated);
}

TEST_F(SeedTest, KeepsDangerousPairsApart) {
  const Lexicon seed(path_, OpenMode::kImmutable);
  EXPECT_TRUE(seed.never_same("Austria", "Australia"));
  EXPECT_TRUE(seed.never_same("Slovenia", "Slovakia"));
  EXPECT_FALSE(seed.never_same("Kyiv", "Kiev"));
}

/// What the seed says of its own forms holds only until somebody writes to it.
TEST_F(SeedTest, FindsWhatWasAddedSince) {
  const auto copy = std::filesystem::path(path_).replace_extension(".changed.db");
  std::filesystem::copy_file(path_, copy);
  Lexicon(copy, OpenMode::kReadWrite).add({"", normalize::NameKind::kPlace, "Вигадане місто", "uk"});
  {
    const Lexicon seed(copy, OpenMode::kImmutable);
    EXPECT_NE(entity_of(seed, "Вигадане місто", "uk"), "none");
    EXPECT_TRUE(seed.may_begin("вигад"));
    EXPECT_NE(entity_of(seed, "Kyiv", "en"), "none");
    EXPECT_FALSE(Lexicon(path_, OpenMode::kImmutable).may_begin("вигад"));
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(copy.string() + suffix);
}

TEST_F(SeedTest, IsSoundAndLeavesNothingBesideIt) {
  const Lexicon seed(path_, OpenMode::kImmutable);
  EXPECT_TRUE(seed.problems().empty());
  EXPECT_GT(seed.statistics().names, 5000U);
  EXPECT_FALSE(std::filesystem::exists(path_.string() + "-wal"));
}

}  // namespace
}  // namespace tolmach::lexicons
