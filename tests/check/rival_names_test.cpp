#include "check/detail/names/rival_names.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "check/detail/document_view.h"
#include "check/detail/resources.h"
#include "tests/lines.h"

namespace tolmach::check::detail {
namespace {

using tests::lines;

Resources& resources() {
  static Resources all(text::DataFolder(TOLMACH_TEST_DATA), nullptr);
  return all;
}

std::vector<std::string> names_of(const RivalNames& rivals, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::string> names;
  for (const std::uint32_t number : numbers) names.emplace_back(rivals.name(number));
  return names;
}

/// What is compared of two searches.
std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, bool>> shown(
    const std::vector<TermMatch>& matches) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, bool>> out;
  for (const TermMatch& match : matches)
    out.emplace_back(match.concept_index, match.form, match.span.begin, match.span.end, match.inflected);
  return out;
}

TEST(RivalNames, HaveTheSameNumbersInAllLanguages) {
  const RivalNames &english = resources().rival_names("en"), &russian = resources().rival_names("ru");
  const auto texts = {lines("en", "Iraq and the EU\n"), lines("ru", "Ирак и ЕС\n")};
  std::vector<std::vector<std::uint32_t>> numbers;
  for (const text::Document& document : texts) {
    const DocumentView view(document, resources());
    const RivalNames& rivals = document.language == "en" ? english : russian;
    auto& found = numbers.emplace_back();
    for (const TermMatch& match : rivals.find(view, {0, 1}, resources().word_forms()))
      found.push_back(match.concept_index);
  }
  EXPECT_EQ(numbers[0].size(), 2U);
  EXPECT_EQ(numbers[0], numbers[1]);
}

TEST(RivalNames, AreFoundByTheirBeginningsAsWithoutThem) {
  // Words that begin a name, that only look so, small ones, elided and inflected ones.
  for (const auto& document :
       {lines("en", "The United Nations met in the united kingdom; Unity, U.S. and US, us, North Korea, Northern.\n"),
        lines("fr", "L’Iran, l'Irak et la Corée du Nord; irakien, d’Irlande, Coréens, UE.\n"),
        lines("uk", "Об’єднаних Націй, Європейського Союзу, Іраном, Іраку, ірак, ЄС, Чаду, Часто.\n"),
        lines("ar", "الأمم المتحدة في إيران والعراق\n"), lines("zh", "美国和伊拉克以及联合国。\n")}) {
    const DocumentView view(document, resources());
    const normalize::WordForms& forms = resources().word_forms();
    for (const TermIndex::Of what : {TermIndex::Of::kNames, TermIndex::Of::kTerms}) {
      std::vector<Term> terms;
      for (const char* name : {"United Nations",
                               "US",
                               "U.S.",
                               "North Korea",
                               "Iran",
                               "Irak",
                               "Corée du Nord",
                               "UE",
                               "Об’єднані Нації",
                               "Європейський Союз",
                               "Іран",
                               "Ірак",
                               "ЄС",
                               "Чад",
                               "الأمم المتحدة",
                               "إيران",
                               "العراق",
                               "美国",
                               "伊拉克",
                               "联合国"})
        terms.push_back({.id = name, .forms = {{.form = name, .language = document.language}}});
      const TermIndex index(terms, what);
      const auto all = index.find(view, {0, 1}, forms);
      EXPECT_FALSE(all.empty()) << document.text;
      const auto quick =
          index.find(view, {0, 1}, forms, [&](const Word& word) { return index.may_begin_with(word, view, forms); });
      EXPECT_EQ(shown(quick), shown(all)) << document.text;
    }
  }
}

TEST(RivalNames, AreSpelledByMoreThanThreeLetters) {
  const RivalNames& french = resources().rival_names("fr");
  const auto arabia = names_of(french, french.spelled("Arabia"));
  EXPECT_NE(std::find(arabia.begin(), arabia.end(), "Arabie saoudite"), arabia.end());
  const RivalNames& russian = resources().rival_names("ru");
  EXPECT_TRUE(russian.spelled("Часто").empty()) << "only two letters of Чад";
  EXPECT_TRUE(russian.spelled("").empty());
}

TEST(RivalNames, TellOfAWordThatIsDerivedFromThem) {
  const RivalNames& english = resources().rival_names("en");
  EXPECT_EQ(names_of(english, english.like("Iranians")), std::vector<std::string>{"Iran"});
  EXPECT_TRUE(english.like("table").empty());
}

}  // namespace
}  // namespace tolmach::check::detail
