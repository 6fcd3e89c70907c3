// What is known of words before anything is learned, and of a machine translation.

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "align/detail/clitics.h"
#include "align/detail/concepts.h"
#include "align/via_similarity.h"
#include "text/sentences.h"

namespace tolmach::align {
namespace {

using detail::Clitics;
using detail::ConceptWords;

TEST(Clitics, AreTakenOffWhereEnoughIsLeft) {
  const Clitics clitics{text::DataFolder(TOLMACH_TEST_DATA)};
  EXPECT_EQ(clitics.without("والحكومة", "ar"), "حكومة");
  EXPECT_EQ(clitics.without("الحكومة", "ar"), "حكومة");
  EXPECT_EQ(clitics.without("ولد", "ar"), "ولد") << "too little would be left";
  EXPECT_EQ(clitics.without("הממשלה", "he"), "ממשלה");
  EXPECT_EQ(clitics.without("government", "en"), "government");
}

/// A data folder with words of one language.
class ConceptWordsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              (std::string("concepts-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_ / "words");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::vector<std::string> concepts(const std::string& table, const std::string& word) {
    std::ofstream(folder_ / "words" / "xx.tsv") << table;
    std::vector<std::string> found;
    ConceptWords(text::DataFolder(folder_), "xx").for_each_concept(word, [&](const std::string& c) {
      found.push_back(c);
    });
    return found;
  }

  std::filesystem::path folder_;
};

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST_F(ConceptWordsTest, AreFoundWholeAndByTheirBeginning) {
  const std::string table = "# comment\ncountry\tкраїн- держава\nlanguage\tмова мови\n";
  EXPECT_THAT(concepts(table, "країною"), ElementsAre("country"));
  EXPECT_THAT(concepts(table, "країн"), ElementsAre("country"));
  EXPECT_THAT(concepts(table, "мови"), ElementsAre("language"));
  EXPECT_THAT(concepts(table, "мовчати"), IsEmpty());
  EXPECT_THAT(concepts(table, "держав"), IsEmpty()) << "whole words only";
  EXPECT_THAT(concepts(table, "краї"), IsEmpty());
}

TEST_F(ConceptWordsTest, AnEndingHasAtMostFiveLetters) {
  const std::string table = "state\tregierung-\n";
  EXPECT_THAT(concepts(table, "regierungschef"), ElementsAre("state"));
  EXPECT_THAT(concepts(table, "regierungserklärung"), IsEmpty());
}

TEST_F(ConceptWordsTest, AWordMayStandForSeveral) {
  EXPECT_THAT(concepts("bank\tbank bank-\nshore\tbank\n", "bank"), UnorderedElementsAre("bank", "bank", "shore"));
}

TEST(ConceptWords, ALanguageWithoutAFileHasNone) {
  bool any = false;
  ConceptWords(text::DataFolder(TOLMACH_TEST_DATA), "qaa").for_each_concept("bank", [&](const std::string&) {
    any = true;
  });
  EXPECT_FALSE(any);
}

text::Document lines(const std::string& text) {
  text::Document document;
  document.language = "en";
  document.text = text;
  text::segment_lines(document);
  return document;
}

TEST(ViaSimilarity, IsHigherForWhatHasMoreInCommon) {
  const auto target = lines("The minister came to Kyiv.\nNobody signed the treaty.\nThe talks lasted long.\n");
  const ViaSimilarity via({"A minister has come to Kyiv", "The treaty was signed by nobody", ""}, target);
  EXPECT_GT(via.of({0, 1}, {0, 1}), via.of({0, 1}, {1, 2}));
  EXPECT_GT(via.of({1, 2}, {1, 2}), via.of({1, 2}, {2, 3}));
  EXPECT_GT(via.of({0, 2}, {0, 2}), via.of({0, 2}, {0, 1}));
  EXPECT_GT(via.of({0, 2}, {0, 2}), via.of({0, 2}, {0, 3}));
}

TEST(ViaSimilarity, StaysBetweenNothingAndEverything) {
  const auto target = lines("One two three.\nFour.\n");
  const ViaSimilarity via({"One two three.", "Five."}, target);
  EXPECT_DOUBLE_EQ(via.of({0, 1}, {0, 1}), 1);
  EXPECT_DOUBLE_EQ(via.of({1, 2}, {1, 2}), 0);
}

}  // namespace
}  // namespace tolmach::align
