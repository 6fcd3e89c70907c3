#include "normalize/spellings.h"

#include <random>
#include <string>

#include <gmock/gmock.h>

#include "normalize/rough_distance.h"
#include "normalize/word_difference.h"

namespace tolmach::normalize {
namespace {

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

TEST(Spellings, KnowWordsAndNames) {
  const Spellings english(data(), "en");
  EXPECT_TRUE(english.complete());
  EXPECT_TRUE(english.is_word("bridge"));
  EXPECT_TRUE(english.is_usual_name("jefferson"));
  EXPECT_FALSE(english.is_word("jefferson"));
  EXPECT_FALSE(english.knows("jeffirson"));
  EXPECT_FALSE(english.knows(""));
  // The first and the last line of the file are found like all others.
  EXPECT_TRUE(english.is_name("aaberg"));
  EXPECT_FALSE(english.knows("a\tw"));
}

TEST(Spellings, HaveEverydayWordsWhereThereIsNoList) {
  const Spellings german(data(), "de");
  EXPECT_FALSE(german.complete());
  EXPECT_TRUE(german.is_word("regierung"));
  EXPECT_TRUE(german.is_word("regierungen")) << "a beginning with an ending";
  EXPECT_FALSE(german.is_word("hamelton"));
  EXPECT_TRUE(german.names_near("hamelton", Spellings::Which::kAll).empty());
}

TEST(Spellings, FindNamesThatWritersConfuse) {
  const Spellings english(data(), "en");
  using Which = Spellings::Which;
  EXPECT_THAT(english.names_near("jeffirson", Which::kCommon), testing::Contains("jefferson"));
  EXPECT_THAT(english.names_near("akala", Which::kCommon), testing::Not(testing::Contains("akela")));
  EXPECT_THAT(english.names_near("akala", Which::kUsual), testing::Contains("akela"));
  EXPECT_THAT(english.names_near("jeffirson", Which::kUsual), testing::Contains("jefferson"));
  EXPECT_THAT(english.names_near("washinghton", Which::kUsual), testing::Contains("washington"));
  EXPECT_THAT(english.names_near("hamillton", Which::kUsual), testing::Contains("hamilton"));
  EXPECT_THAT(english.names_near("jefferson", Which::kUsual), testing::Not(testing::Contains("jefferson")));
  EXPECT_THAT(english.names_near("zzzzzzzz", Which::kAll), testing::IsEmpty());
}

TEST(Spellings, TellDerivedWords) {
  EXPECT_TRUE(Spellings(data(), "en").is_derived("scottish"));
  EXPECT_FALSE(Spellings(data(), "en").is_derived("scotland"));
}

TEST(RoughDistance, CountsVowelsHalf) {
  EXPECT_EQ(rough_distance("", ""), 0);
  EXPECT_EQ(rough_distance("", "abc"), 1);
  EXPECT_EQ(rough_distance("kuleba", "kuleba"), 0);
  EXPECT_DOUBLE_EQ(rough_distance("kuleba", "kuliba"), 0.5 / 6);
  EXPECT_DOUBLE_EQ(rough_distance("marko", "larko"), 1.0 / 5);
  EXPECT_LT(rough_distance("ueyda", "wayde"), 0.4);
  EXPECT_GT(rough_distance("palu", "risa"), 0.5);
}

TEST(RoughDistance, OfStemsLeavesEndingsOut) {
  EXPECT_EQ(rough_distance_of_stems("hamilton", "hamiltonom"), 0);
  EXPECT_EQ(rough_distance_of_stems("hamiltonom", "hamilton"), 0);
  EXPECT_EQ(rough_distance_of_stems("", "x"), 1);
}

TEST(RoughDistance, OfFormsIsTheLesserOfTheTwo) {
  for (const char* a : {"", "a", "kuleba", "hamilton", "zz", "marenko"})
    for (const char* b : {"", "b", "kulebi", "hamiltonom", "marenk", "ueyda"})
      EXPECT_DOUBLE_EQ(rough_distance_of_forms(a, b), std::min(rough_distance(a, b), rough_distance_of_stems(a, b)));
}

/// The obvious twin: all prefixes, compared one by one.
double stem_distance_by_trying(std::string a, std::string b) {
  if (a.size() > b.size()) std::swap(a, b);
  double best = 2;
  for (std::size_t length = a.size() - 1; length <= std::min(a.size() + 1, b.size()); ++length) {
    const std::string beginning = b.substr(0, length);
    const auto longer = static_cast<double>(std::max(a.size(), beginning.size()));
    best = std::min(best, rough_distance(a, beginning) * longer / static_cast<double>(a.size()));
  }
  return best;
}

TEST(RoughDistance, IsSymmetricAndAgreesWithItsTwin) {
  std::mt19937 random(7);
  const auto word = [&] {
    std::string out;
    for (std::size_t k = 3 + random() % 6; k > 0; --k) out.push_back("abdeghiklmnorstuvwxyz"[random() % 21]);
    return out;
  };
  for (int k = 0; k < 500; ++k) {
    const std::string a = word();
    const std::string b = word();
    EXPECT_DOUBLE_EQ(rough_distance(a, b), rough_distance(b, a)) << a << ' ' << b;
    EXPECT_NEAR(rough_distance_of_stems(a, b), stem_distance_by_trying(a, b), 1e-12) << a << ' ' << b;
  }
}

TEST(WordDifference, TakesCommonEndsAway) {
  const WordDifference d = difference_of(U"kuleba", U"kuliba");
  EXPECT_EQ(d.prefix, 3U);
  EXPECT_EQ(d.suffix, 2U);
  EXPECT_EQ(d.in_a, 1U);
  EXPECT_EQ(d.in_b, 1U);
  EXPECT_EQ(difference_of(U"aa", U"aaa").changed(), 1U) << "ends that overlap count once";
  EXPECT_EQ(difference_of(U"", U"").changed(), 0U);
}

}  // namespace
}  // namespace tolmach::normalize
