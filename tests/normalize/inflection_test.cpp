#include "normalize/detail/inflection.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

TEST(Inflection, PutsANameIntoTheCaseOfAnother) {
  const Inflection inflection{text::DataFolder(TOLMACH_TEST_DATA)};
  const auto path = std::filesystem::path(TOLMACH_TEST_CASES) / "cases" / "inflected_like.tsv";
  for (const text::DataRow& row : text::read_data_rows(path, 4)) {
    const auto& f = row.fields;
    const std::string made = inflection.inflected_like(f[1], f[2], f[0]);
    const bool known_failing = f.size() > 4;
    EXPECT_EQ(made == f[3], !known_failing) << f[0] << ": " << f[1] << " like " << f[2] << " is " << made;
  }
}

TEST(Inflection, KnowsWhatAFormMayComeFrom) {
  const Inflection inflection{text::DataFolder(TOLMACH_TEST_DATA)};
  const auto path = std::filesystem::path(TOLMACH_TEST_CASES) / "cases" / "lemmas.tsv";
  for (const text::DataRow& row : text::read_data_rows(path, 4)) {
    const auto& f = row.fields;
    const auto lemmas = inflection.lemmas(f[1], f[0]);
    const bool may_be = std::find(lemmas.begin(), lemmas.end(), text::lower(f[2], f[0])) != lemmas.end();
    EXPECT_EQ(may_be, f[3] == "yes") << f[0] << ": " << f[1] << " of " << f[2];
  }
}

TEST(Inflection, GivesBackTheMarksOfAForm) {
  const Inflection inflection{text::DataFolder(TOLMACH_TEST_DATA)};
  EXPECT_EQ(inflection.unfolded("Krakov", "krakove", "Kravoě", "cs"), "Krakově");
  EXPECT_EQ(inflection.unfolded("Charków", "charkowie", "Chadkowie", "pl"), "Charkowie") << "not Charkówie";
  EXPECT_EQ(inflection.unfolded("Vídeň", "viden", "Vdeň", "cs"), "Vídeň") << "the lemma itself";
  EXPECT_EQ(inflection.unfolded("Krakov", "krakovsky", "Krakovsky", "cs"), "") << "no case of it";
  EXPECT_EQ(inflection.unfolded("Krakov", "krakove", "Krakove", "ga"), "") << "a language without data";
}

}  // namespace
}  // namespace tolmach::normalize::detail
