// What the checker says of names that only a lexicon knows.

#include <gmock/gmock.h>

#include "check/checker.h"
#include "tests/check/case_lexicon.h"
#include "tests/lines.h"

namespace tolmach::check {
namespace {

using tests::lines;

/// The findings with a code on texts whose lines translate each other.
std::vector<Finding> found_on(const text::Document& source, const text::Document& target, std::string_view code) {
  static const tests::CaseLexicon lexicon;
  static Checker checker(text::DataFolder(TOLMACH_TEST_DATA), {}, &lexicon);
  align::Alignment alignment;
  for (std::uint32_t i = 0; i < source.segments.size(); ++i) alignment.push_back({{i, i + 1}, {i, i + 1}, 1});
  std::vector<Finding> found = checker.check({&target, &source, &alignment});
  std::erase_if(found, [&](const Finding& finding) { return finding.code->name != code; });
  return found;
}

std::vector<Finding> exchanged(const text::Document& source, const text::Document& target) {
  return found_on(source, target, "name-differs");
}

TEST(KnownNames, AnotherCityThanTheSourcesIsFound) {
  const auto zh = lines("zh", "代表团周五抵达广州，并会见了市长。\n");
  const auto target = lines("en", "The delegation arrived in Shanghai on Friday and met the mayor.\n");
  const auto found = exchanged(zh, target);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].target->span.of(target.text), "Shanghai");
  EXPECT_EQ(found[0].source->span.of(zh.text), "广州");
  EXPECT_EQ(found[0].suggestion, "Guangzhou");
  const auto german = exchanged(zh, lines("de", "Die Delegation traf am Freitag in Schanghai ein.\n"));
  ASSERT_EQ(german.size(), 1U);
  EXPECT_EQ(german[0].suggestion, "Kanton");
  EXPECT_EQ(exchanged(lines("ja", "代表団は金曜日に大阪に到着し、市長と会談した。\n"),
                      lines("en", "The delegation arrived in Tokyo on Friday and met the mayor.\n"))
                .size(),
            1U);
  EXPECT_EQ(exchanged(lines("ko", "대표단은 금요일에 부산에 도착해 시장을 만났다.\n"),
                      lines("en", "The delegation arrived in Seoul on Friday and met the mayor.\n"))
                .size(),
            1U);
}

TEST(KnownNames, TheSourcesOwnCitiesAreLeftInPeace) {
  const auto zh = lines("zh", "代表团周五抵达广州，并会见了市长。\n");
  const auto quiet = [&](const std::string& language, const std::string& target) {
    return exchanged(zh, lines(language, target)).empty();
  };
  EXPECT_TRUE(quiet("en", "The delegation arrived in Guangzhou on Friday.\n"));
  EXPECT_TRUE(quiet("en", "The delegation from Shanghai arrived in Guangzhou on Friday.\n")) << "one is too many";
  EXPECT_TRUE(quiet("en", "The delegation arrived in the city on Friday.\n")) << "nothing stands in its place";
  EXPECT_TRUE(exchanged(lines("zh", "代表团周五抵达苏州，并会见了市长。\n"),
                        lines("en", "The delegation arrived in Shanghai on Friday.\n"))
                  .empty())
      << "the lexicon has no English name of the source's";
  EXPECT_TRUE(exchanged(lines("zh", "代表团离开广州。\n他们抵达上海。\n"),
                        lines("en", "They had been to Shanghai.\nThe delegation then left Guangzhou.\n"))
                  .empty())
      << "names move between sentences";
}

TEST(KnownNames, ASlipForTheFormOfTheTargetsLanguageIsFound) {
  const auto english = lines("en", "The talks in Singapore lasted three days.\n");
  const auto slips = [&](const std::string& target) {
    return found_on(english, lines("uk", target), "name-misspelt").size();
  };
  EXPECT_EQ(slips("Переговори в Сінхапурі тривали три дні.\n"), 1U);
  EXPECT_EQ(slips("Переговори в Сінгапурі тривали три дні.\n"), 0U);
  EXPECT_EQ(slips("Сінгапурські переговори в Сінхапурі тривали три дні.\n"), 0U) << "the name is there";
}

/// What is suggested for the one slip in a translation from English.
std::string suggested(const std::string& english, const std::string& language, const std::string& target) {
  const auto found = found_on(lines("en", english), lines(language, target), "name-misspelt");
  EXPECT_EQ(found.size(), 1U) << target;
  return found.empty() ? "-" : found[0].suggestion;
}

TEST(KnownNames, WhatTheTargetsLanguageCallsItIsSuggested) {
  EXPECT_EQ(suggested("The mayor of Copenhagen spoke.\n", "nl", "De burgemeester van Koopenhagen sprak.\n"),
            "Kopenhagen");
  EXPECT_EQ(suggested("The mayor of Copenhagen spoke.\n", "es", "El alcalde de Copinhagen habló.\n"), "")
      << "languages call it otherwise, and this one's name is not known";
  EXPECT_EQ(suggested("The mayor of Hamilton spoke.\n", "fr", "Le maire de Hamelton a parlé.\n"), "Hamilton")
      << "it is called so everywhere";
  EXPECT_EQ(suggested("The lawyer of Barrington spoke.\n", "es", "El abogado de Barrengton habló.\n"), "Barrington");
  EXPECT_EQ(suggested("The lawyer of Kozhemyako spoke.\n", "nl", "De advocaat van Kozhemiko sprak.\n"), "")
      << "Dutch may transcribe it otherwise";
}

/// How many names of a target are called others than the source's.
std::size_t exchanged_in(const std::string& source, const std::string& language, const std::string& target) {
  return exchanged(lines("en", source), lines(language, target)).size();
}

TEST(KnownNames, AnotherOfTheSameKindIsFoundWhateverItSoundsLike) {
  const std::string source = "The minister arrived in Vienna on Monday.\n";
  const auto russian = lines("ru", "Министр прибыл в понедельник в Вильнюс.\n");
  const auto found = exchanged(lines("en", source), russian);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].target->span.of(russian.text), "Вильнюс");
  EXPECT_EQ(found[0].suggestion, "Вена");
  EXPECT_EQ(exchanged_in(source, "de", "Der Minister traf am Montag in Vilnius ein.\n"), 1U);
  EXPECT_EQ(exchanged_in("The minister arrived in Rome on Monday.\n", "ja", "大臣は月曜日、ビリニュスに到着した。\n"),
            1U);
  EXPECT_EQ(exchanged_in("He flew to New York in March.\n", "ru", "В марте он вылетел в Вильнюс.\n"), 1U)
      << "a name whose first word is none by itself";
  EXPECT_EQ(exchanged_in("Macron called on Friday evening.\n", "ru", "Путин позвонил в пятницу вечером.\n"), 1U)
      << "a word of English begins the sentence";
}

TEST(KnownNames, WhatStandsForANameIsNoOther) {
  const std::string source = "The minister arrived in Vienna on Monday.\n";
  EXPECT_EQ(exchanged_in(source, "ru", "Министр прибыл в понедельник в Вену.\n"), 0U) << "another case";
  EXPECT_EQ(exchanged_in(source, "ru", "Министр прибыл туда в понедельник.\n"), 0U) << "not named again";
  EXPECT_EQ(exchanged_in("The minister arrived there on Monday.\n", "ru", "Министр прибыл в понедельник в Вильнюс.\n"),
            0U)
      << "named for clarity";
  EXPECT_EQ(exchanged_in("London said it would not pay.\n", "nl", "De Britse regering zei dat ze niet zou betalen.\n"),
            0U)
      << "a capital for a government";
  EXPECT_EQ(exchanged_in("Paris said it would not pay.\n", "nl", "De Britse regering zei dat ze niet zou betalen.\n"),
            1U)
      << "the capital of another state";
  EXPECT_EQ(
      exchanged_in("Macron spoke in Vienna on Monday.\n", "ru", "Путин и Макрон выступили в понедельник в Вене.\n"), 0U)
      << "one is too many";
  EXPECT_EQ(exchanged_in("The minister arrived in Rome on Monday.\n", "ja", "大臣は月曜日、ローマに到着した。\n"), 0U)
      << "a long vowel's mark is the second character";
}

TEST(KnownNames, APartOfAKnownFormIsNoSlip) {
  const auto source = lines("en", "Addis Ababa is the capital of Ethiopia.\n");
  EXPECT_TRUE(found_on(source, lines("fr", "Addis-Abeba est la capitale de l'Éthiopie.\n"), "name-misspelt").empty());
  EXPECT_EQ(found_on(source, lines("fr", "Addis-Abaca est la capitale de l'Éthiopie.\n"), "name-misspelt").size(), 1U);
}

}  // namespace
}  // namespace tolmach::check
