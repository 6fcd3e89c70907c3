#include "check/detail/completeness/likeliest_parts.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace tolmach::check::detail {
namespace {

/// Numbers and long words, some with a counterpart, some behind a mark.
std::vector<CoveredWord> random_words(std::mt19937& random) {
  std::vector<CoveredWord> words(random() % 30);
  for (CoveredWord& word : words) {
    word.kind = random() % 4 == 0 ? WordKind::kNumber : WordKind::kLong;
    word.length = 1.0 + static_cast<double>(random() % 12);
    word.covered = random() % 3 == 0;
    word.behind_mark = &word == words.data() || random() % 5 == 0;
  }
  return words;
}

/// The log odds that words of these kinds have no counterpart.
double lexical_odds(const std::vector<CoveredWord>& words, std::size_t begin, std::size_t end) {
  double sum = 0;
  for (std::size_t k = begin; k < end; ++k) {
    const bool number = words[k].kind == WordKind::kNumber;
    const double translated = number ? 0.90 : 0.15, by_chance = number ? 0.10 : 0.01;
    sum += words[k].covered ? std::log(by_chance / translated) : std::log((1 - by_chance) / (1 - translated));
  }
  return sum;
}

/// The likeliest parts, each part judged.
Parts slow_parts(const std::vector<CoveredWord>& words, double shortness, double deviation) {
  const auto length = [&](std::size_t begin, std::size_t end) {
    double sum = 0;
    for (std::size_t k = begin; k < end; ++k) sum += words[k].length;
    return sum;
  };
  Parts best;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t j = i + kFewestWordsOfPart; j <= words.size(); ++j) {
      const double share = length(i, j) / length(0, words.size());
      if (share > 0.85) continue;
      const double left = shortness + std::log(1 - share) / deviation;
      const double by_length = std::clamp((shortness * shortness - left * left) / 2, -6.0, 6.0);
      const double odds = by_length + lexical_odds(words, i, j);
      if (odds > best.any.odds) best.any = {i, j, odds};
      const bool clause = words[i].behind_mark && (j == words.size() || words[j].behind_mark);
      if (clause && odds > best.clause.odds) best.clause = {i, j, odds};
    }
  return best;
}

TEST(LikeliestParts, AreThoseThatJudgingEachFinds) {
  std::mt19937 random(5);
  for (int k = 0; k < 2'000; ++k) {
    const std::vector<CoveredWord> words = random_words(random);
    const double shortness = static_cast<double>(random() % 100) / 12 - 3;
    const Parts quick = likeliest_parts(words, shortness, 0.2, false), slow = slow_parts(words, shortness, 0.2);
    EXPECT_NEAR(quick.any.odds, slow.any.odds, 1e-9);
    EXPECT_NEAR(quick.clause.odds, slow.clause.odds, 1e-9);
    // Parts that are equally likely but for rounding may take each other's place.
    EXPECT_EQ(quick.any.begin == quick.any.end, slow.any.begin == slow.any.end);
    EXPECT_EQ(quick.clause.begin == quick.clause.end, slow.clause.begin == slow.clause.end);
  }
}

}  // namespace
}  // namespace tolmach::check::detail
