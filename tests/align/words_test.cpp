// What is known of words before anything is learned, and of a machine translation.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/concepts.h"
#include "align/detail/evidence/loan_skeleton.h"
#include "align/detail/evidence/transliteration.h"
#include "align/detail/side.h"
#include "align/everyday_words.h"
#include "align/via_similarity.h"
#include "text/sentences.h"
#include "text/unicode.h"

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

TEST(LoanSkeleton, IsTheSameForANameInLatinKanaAndChineseSpelling) {
  using detail::loan_skeleton;
  using detail::loan_skeleton_without_final_r;
  EXPECT_EQ(loan_skeleton("trump"), loan_skeleton("toranpu"));
  EXPECT_EQ(loan_skeleton("trump"), loan_skeleton("telangpu"));
  EXPECT_EQ(loan_skeleton("obama"), loan_skeleton("aobama"));
  EXPECT_EQ(loan_skeleton_without_final_r("carter"), loan_skeleton("kata"));
  EXPECT_EQ(loan_skeleton("philip"), loan_skeleton("firippu"));
  EXPECT_NE(loan_skeleton("biden"), loan_skeleton("putin"));
  EXPECT_NE(loan_skeleton("obama"), loan_skeleton("bama")) << "a vowel at the beginning is heard";
  EXPECT_EQ(loan_skeleton(""), "");
}

/// A side of one document in a language.
detail::Side side_of(const std::string& language, const std::string& text) {
  const text::DataFolder data(TOLMACH_TEST_DATA);
  text::Document document;
  document.language = language;
  document.text = text;
  text::segment_lines(document);
  const normalize::LatinKeys keys(data);
  const Clitics clitics(data);
  return detail::make_side({&document}, {}, {keys, clitics});
}

TEST(SpelledNames, AreFoundByTheNamesOfTheOtherSide) {
  const detail::SpellingCharacters characters(text::DataFolder(TOLMACH_TEST_DATA), "zh");
  detail::Side chinese = side_of("zh", "特朗普在伦敦。\n他走了。\n");
  const auto found =
      detail::find_spelled_names(chinese, side_of("en", "Now Trump is in London.\nHe left.\n"), characters);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].form, "特朗普");
  EXPECT_EQ(found[1].form, "伦敦");
  EXPECT_EQ(found[1].row, 0U);
  const std::size_t tokens = chinese.tokens.size();
  detail::add_names(chinese, found);
  EXPECT_EQ(chinese.tokens.size(), tokens + 2);
  EXPECT_EQ(chinese.token_begin.back(), chinese.tokens.size());
  EXPECT_EQ(chinese.words[chinese.tokens[chinese.token_begin[1] - 1]].form, "伦敦");

  EXPECT_TRUE(detail::find_spelled_names(chinese, side_of("en", "Nobody is here.\n"), characters).empty());
  EXPECT_TRUE(detail::find_spelled_names(chinese, side_of("en", "the trump card\n"), characters).empty())
      << "no name by its capitals";
  EXPECT_TRUE(
      detail::find_spelled_names(side_of("zh", "特朗abc普。\n"), side_of("en", "Now Trump is here.\n"), characters)
          .empty())
      << "a Latin word stands between";
}

TEST(Side, TakesARunOfKatakanaAsOneWord) {
  const detail::Side side = side_of("ja", "トランプ大統領は。\n");
  EXPECT_EQ(side.words[side.tokens[0]].form, "トランプ");
  EXPECT_EQ(side.words[side.tokens[0]].kind, detail::TokenClass::kName);
}

TEST(SimilarNames, AreTiedAndOthersAreNot) {
  const detail::Side source = side_of("uk", "Учора Кулеба і Зеленський були в Одесі.\nМи бачили Шмигаля.\n");
  const detail::Side target = side_of("en", "Yesterday Kuleba and Zelensky were in Odesa.\nWe saw Putin.\n");
  detail::TieTable ties(source.words.size(), target.words.size());
  tie_similar_names(source, target, normalize::NameMatcher(text::DataFolder(TOLMACH_TEST_DATA)), ties);
  const auto tied = [&](const std::string& a, const std::string& b) {
    for (detail::WordId id = 0; id < source.words.size(); ++id)
      for (const detail::Tie& tie : ties.from_source[id])
        if (source.words[id].form == a && target.words[tie.other].form == b) return true;
    return false;
  };
  EXPECT_TRUE(tied("кулеба", "kuleba"));
  EXPECT_TRUE(tied("зеленський", "zelensky"));
  EXPECT_FALSE(tied("кулеба", "zelensky"));
  EXPECT_FALSE(tied("шмигаля", "putin"));
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
    ConceptWords words(text::DataFolder(folder_), "xx", numbers_);
    std::vector<std::string> found;
    words.for_each_concept(word, [&](std::uint32_t number) {
      for (const char* name : {"country", "language", "state", "bank", "shore"})
        if (numbers_.of(name) == number) found.emplace_back(name);
    });
    return found;
  }

  detail::ConceptNumbers numbers_;
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

TEST_F(ConceptWordsTest, ALanguageExpressesTheConceptsOfItsFile) {
  static_cast<void>(concepts("country\tкраїн- держава\n", "країна"));
  const ConceptWords words(text::DataFolder(folder_), "xx", numbers_);
  EXPECT_TRUE(words.expresses(numbers_.of("country")));
  EXPECT_FALSE(words.expresses(numbers_.of("language")));
}

TEST(EverydayWords, SayWhetherALanguageHasWordsForAConcept) {
  EverydayWords words{text::DataFolder(TOLMACH_TEST_DATA)};
  const auto found = words.concepts_of("president", "en");
  ASSERT_FALSE(found.empty());
  EXPECT_TRUE(words.expresses(found.front(), "uk"));
  EXPECT_FALSE(words.expresses(found.front(), "qaa")) << "a language without a file";
}

TEST(ConceptWords, ALanguageWithoutAFileHasNone) {
  detail::ConceptNumbers numbers;
  const ConceptWords words(text::DataFolder(TOLMACH_TEST_DATA), "qaa", numbers);
  EXPECT_TRUE(words.empty());
  words.for_each_concept("bank", [](std::uint32_t number) { ADD_FAILURE() << number; });
}

TEST(ConceptTables, ALanguageMayTakeTheWordsOfAnother) {
  const detail::ConceptTables tables{text::DataFolder(TOLMACH_TEST_DATA)};
  EXPECT_EQ(&tables.of("no"), &tables.of("nb"));
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Every language's file: known concepts in their order, forms as the README says.
TEST(ConceptWords, FilesHaveTheirForm) {
  const std::filesystem::path folder = std::filesystem::path(TOLMACH_TEST_DATA) / "words";
  const std::vector<std::string> concepts = lines_of(folder / "concepts.txt");
  std::size_t languages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".tsv" || name == "clitics.tsv" || name == "aliases.tsv") continue;
    ++languages;
    auto next = concepts.begin();
    for (const text::DataRow& row : text::read_data_rows(entry.path(), 2)) {
      const std::string where = name + ":" + std::to_string(row.line);
      ASSERT_EQ(row.fields.size(), 2U) << where;
      next = std::find(next, concepts.end(), row.fields[0]);
      ASSERT_NE(next, concepts.end()) << where << ": no such concept, or out of order: " << row.fields[0];
      ++next;
      const std::string& forms = row.fields[1];
      EXPECT_EQ(forms.find("  "), std::string::npos) << where;
      EXPECT_TRUE(!forms.empty() && forms.front() != ' ' && forms.back() != ' ') << where;
      EXPECT_EQ(forms, text::nfc(text::lower(forms, entry.path().stem().string()))) << where;
    }
  }
  EXPECT_GE(languages, 25U);
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
