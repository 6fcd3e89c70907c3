#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "normalize/detail/search/sound_pool.h"
#include "normalize/detail/similarity/name_model.h"
#include "normalize/detail/similarity/near_names.h"
#include "normalize/mentions.h"
#include "normalize/name_index.h"
#include "normalize/name_learner.h"
#include "normalize/name_similarity.h"
#include "tests/few_names.h"
#include "tests/folder.h"
#include "tests/sentences_of.h"
#include "text/error.h"
#include "text/table_file.h"

namespace tolmach::normalize {
namespace {

using tests::sentences_of;

using tests::FewNames;

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

std::vector<std::string> forms(const std::vector<Mention>& mentions) {
  std::vector<std::string> out;
  for (const Mention& mention : mentions) out.push_back(mention.form);
  return out;
}

/// Rows: language, name, language, name, verdict (same, different, or same-known-failing and different-known-failing).
TEST(NameMatcher, JudgesTheCases) {
  const NameMatcher matcher(data());
  std::map<std::string, int> rows;
  for (const text::DataRow& row : text::read_data_rows(std::string(TOLMACH_TEST_CASES) + "/cases/names.tsv", 5)) {
    const auto& f = row.fields;
    const double score = matcher.compare({f[1], f[0]}, {f[3], f[2]}).score;
    const bool judged_same = score >= 0.5;
    const bool wanted_same = f[4].rfind("same", 0) == 0;
    const bool known_failing = f[4].find("known-failing") != std::string::npos;
    ++rows[f[4]];
    EXPECT_EQ(judged_same == wanted_same, !known_failing) << f[1] << " / " << f[3] << ": " << score;
  }
  EXPECT_GE(rows["same"], 20);
  EXPECT_GE(rows["different"], 15);
}

TEST(NameMatcher, IsSymmetric) {
  const NameMatcher matcher(data());
  const std::vector<NameForm> names = {{"Зеленський", "uk"}, {"Зеленский", "ru"},        {"Zelensky", "en"},
                                       {"Selenskyj", "de"},  {"זלנסקי", "he"},           {"泽连斯基", "zh"},
                                       {"", "en"},           {"Zelenskyy Volodymyr", ""}};
  for (const NameForm& a : names)
    for (const NameForm& b : names)
      EXPECT_EQ(matcher.compare(a, b).score, matcher.compare(b, a).score) << a.text << " / " << b.text;
}

TEST(NameMatcher, ReadsIdeographsOfUnknownLanguageAsChinese) {
  const NameMatcher matcher(data());
  EXPECT_EQ(matcher.compare({"毛泽东", ""}, {"Mao Zedong", "en"}).score,
            matcher.compare({"毛泽东", "zh"}, {"Mao Zedong", "en"}).score);
  EXPECT_LT(matcher.compare({"東の", ""}, {"Dong", "en"}).score, 0.5) << "kana stand beside: no Chinese";
  EXPECT_LT(matcher.compare({"東京", "ja"}, {"Dongjing", "en"}).score, 0.5);
}

TEST(NameMatcher, KnowsPinyin) {
  const NameMatcher matcher(data());
  const auto score = [&](const char* chinese, const char* latin) {
    return matcher.compare({chinese, "zh"}, {latin, "en"}).score;
  };
  EXPECT_GT(score("王毅", "Wang Yi"), 0.8) << "a space between what sounds as one";
  EXPECT_GT(score("李强", "Li Qiang"), 0.8);
  EXPECT_GT(score("广州", "Guangzhou"), 0.8);
  EXPECT_LT(score("王毅", "Li Qiang"), 0.5);
  EXPECT_LT(score("王毅", "Wang"), 0.8) << "a part of the name";
}

TEST(NameMatcher, ReadsKanjiThatAreListed) {
  const NameMatcher matcher(data());
  const auto compare = [&](const char* kanji, const char* latin, const char* language = "ja") {
    return matcher.compare({kanji, language}, {latin, "en"});
  };
  EXPECT_GT(compare("広島", "Hiroshima").score, 0.8);
  EXPECT_GT(compare("広島", "Hiroshima", "").score, 0.8) << "of unknown language: not as Chinese alone";
  EXPECT_GT(compare("安倍晋三", "Shinzo Abe").score, 0.8) << "in the other order";
  EXPECT_LT(compare("岸田文雄", "Shinzo Abe").score, 0.5);
  EXPECT_EQ(compare("小鳥遊", "Takanashi").reason, NameComparison::Reason::kUnread) << "no list has it";
  EXPECT_EQ(compare("小鳥遊", "Takanashi").score, 0.5);
  EXPECT_EQ(compare("ウクライナ", "Poland").reason, NameComparison::Reason::kDifferent) << "kana tell";
}

TEST(NameMatcher, AlignsTokens) {
  const NameMatcher matcher(data());
  const auto score = [&](const char* a, const char* b) { return matcher.compare({a, "en"}, {b, "en"}).score; };
  EXPECT_GT(score("Dmytro Kuleba", "Kuleba, Dmytro"), 0.5) << "order";
  EXPECT_GT(score("Vladimir Putin", "Vladimirputin"), 0.5) << "a missing space";
  EXPECT_GT(score("Jean-Pierre Dupont", "Jean Pierre Dupont"), 0.5) << "a hyphen";
  EXPECT_LT(score("Dmytro Kuleba", "Dmytro Lavrov"), 0.5) << "another surname";
}

TEST(NameMatcher, ObeysTheLexicon) {
  const FewNames lexicon({{"q1", NameKind::kPlace, "Germany", "en", NameStatus::kPreferred},
                          {"q1", NameKind::kPlace, "Німеччина", "uk", NameStatus::kPreferred}},
                         "Austria", "Australia");
  const NameMatcher matcher(data(), &lexicon);
  EXPECT_EQ(matcher.compare({"Germany", "en"}, {"Німеччина", "uk"}).reason, NameComparison::Reason::kKnown);
  EXPECT_EQ(matcher.compare({"Austria", "en"}, {"Australia", "en"}).reason, NameComparison::Reason::kKnownApart);
  EXPECT_EQ(matcher.compare({"Austria", "en"}, {"Australia", "en"}).score, 0);
}

TEST(NameMatcher, SurvivesNamesWithoutLetters) {
  const NameMatcher matcher(data());
  EXPECT_EQ(matcher.compare({"", "en"}, {"", "uk"}).score, 0);
  EXPECT_LT(matcher.compare({"!!!", "en"}, {"Kyiv", "en"}).score, 0.5);
  std::string huge, other;
  while (huge.size() < 100'000) huge += "shevchenko", other += "kowalczyk";
  EXPECT_GT(matcher.compare({huge, "en"}, {huge + "b", "en"}).score, 0.9);
  EXPECT_LT(matcher.compare({huge, "en"}, {other, "en"}).score, 0.1);
}

TEST(NameModels, SayWhatTheyCannotRead) {
  const auto problem = [](const std::string& text) {
    try {
      const detail::NameModels models(text, "costs");
      static_cast<void>(models.of(0, 0));
      return std::string();
    } catch (const Error& error) {
      return fmt::format("{}: {}", error.where().line, error.what());
    }
  };
  EXPECT_EQ(problem("# nothing\n@\tany\t-\nc\tab\t35\n@w\tany\t-\nw\tabcd\t-12\n"), "");
  EXPECT_EQ(problem("@\tany\t-\nc\tab ba a-\t35\n@w\tany\t-\nw\tab abcd\t-12\n"), "");
  EXPECT_THAT(problem("@\tany\t-\nc\tab  ba\t35\n"), testing::StartsWith("2: "));
  EXPECT_THAT(problem("@\tany\t-\nc\tab \t35\n"), testing::StartsWith("2: "));
  EXPECT_THAT(problem("@\tany\t-\nc\tab\t35\nc\tab\n"), testing::StartsWith("3: costs:3: expected three fields"));
  EXPECT_THAT(problem("@\tany\t-\nc\ta\t35\n"), testing::StartsWith("2: "));
  EXPECT_THAT(problem("@\tany\t-\n@w\tany\t-\nw\tabc\t35\n"), testing::StartsWith("3: "));
  EXPECT_THAT(problem("@\tany\t-\nm\tno-such\t35\n"), testing::StartsWith("2: costs:2: there is no measure"));
  EXPECT_THAT(problem("@\tany\t-\nc\tab\t1.5\n"), testing::StartsWith("2: costs:2: expected a number"));
  EXPECT_THAT(problem("@\tany\n"), testing::StartsWith("1: "));
  EXPECT_THAT(problem("@\tany\t-\n@w\tany\t-\nm\tlength\t3\n"), testing::StartsWith("3: costs:3: expected w"));
  EXPECT_THAT(problem("@\tany\t-\nw\tab\t3\n"), testing::StartsWith("2: costs:2: expected c or m"));
}

using NameModelsFiles = tests::InFolder;

TEST_F(NameModelsFiles, TakeContextsReadyMadeOfTheSameText) {
  const std::string section = "@\tany\t-\n@w\tany\t-\nw\tabcd ab\t";
  const std::string text = section + "-12\n", other = section + "-13\n";
  std::ofstream tables(path("costs.tables"), std::ios::binary);
  text::TableFile::write(detail::NameModels(text, "costs").tables(), tables);
  tables.close();
  const auto expect_weights = [&](const std::string& costs, std::int32_t weight, bool ready) {
    const auto sound = [](char c) { return detail::Context{detail::SoundAlphabet::sound_of(c)}; };
    const detail::Context first = sound('a') << 6 | sound('b'), second = sound('c') << 6 | sound('d');
    const detail::NameModels models(file("costs.tsv", costs));
    const detail::ContextWeights& weights = *models.of(0, 0).contexts;
    EXPECT_EQ(weights.of(detail::context_of(first, 1)), weight);
    EXPECT_EQ(weights.of(detail::context_of(first << 12 | second, 2)), weight);
    EXPECT_EQ(weights.of(detail::context_of(second, 1)), 0);
    EXPECT_EQ(weights.size() == 0, ready);
  };
  expect_weights(text, -12, true);
  expect_weights(other, -13, false);
  std::filesystem::remove(path("costs.tables"));
  expect_weights(text, -12, false);
}

/// The slow twin of SoundPool: every name is compared.
TEST(SoundPool, FindsWhatComparingAllWouldFind) {
  const detail::NameModels models(data().file("names/costs.tsv"));
  const auto group = models.groups().group("Київ", "uk");
  const auto latin = models.groups().group("Kyiv", "en");
  const detail::SoundCosts& costs = models.quick_of(group, latin).costs;
  detail::Random random(7);
  const auto any_name = [&] {
    detail::Sounds name;
    for (std::size_t k = 2 + random.below(9); k > 0; --k) name.push_back(static_cast<char>(1 + random.below(12)));
    return name;
  };
  std::vector<detail::Sounds> names;
  detail::SoundPool pool;
  for (std::size_t k = 0; k < 3000; ++k) {
    names.push_back(any_name());
    pool.add(names.back(), k);
  }
  pool.arrange();
  for (int query_number = 0; query_number < 20; ++query_number) {
    const detail::Sounds query = any_name();
    std::vector<float> all;
    for (const detail::Sounds& name : names)
      if (std::max(name.size(), query.size()) <= 2 * std::min(name.size(), query.size()) + 5)
        all.push_back(costs.distance(query, name) / (static_cast<float>(query.size() + name.size()) / 2));
    std::sort(all.begin(), all.end());
    const auto near = pool.nearest(query, costs, 25);
    ASSERT_EQ(near.size(), 25U);
    for (std::size_t k = 0; k < near.size(); ++k) EXPECT_NEAR(near[k].cost, all[k], 1e-4) << k;
  }
}

TEST(SoundCosts, AnAlignmentCostsWhatTheDistanceSays) {
  const detail::NameModels models(data().file("names/costs.tsv"));
  const detail::SoundCosts& costs = models.quick_of(1, 1).costs;
  const detail::SoundAlphabet alphabet(data());
  for (const auto& [a, b] : {std::pair{"kyiv", "kiev"}, {"shevchenko", "chewtschenko"}, {"", "oslo"}, {"x", ""}}) {
    std::vector<detail::SoundPair> path;
    const float cost = costs.align(alphabet.sounds(a), alphabet.sounds(b), path);
    float sum = 0;
    for (const detail::SoundPair pair : path) sum += costs.cost[pair.a][pair.b];
    EXPECT_NEAR(sum, cost, 1e-4) << a;
    EXPECT_NEAR(cost, costs.distance(alphabet.sounds(a), alphabet.sounds(b)), 1e-4) << a;
  }
}

/// Three hundred made-up names and the spelling habit that v stands for b: it has to be found, and the same twice.
TEST(NameLearner, FindsASpellingHabit) {
  std::vector<NamePair> pairs;
  detail::Random random(3);
  for (int k = 0; k < 300; ++k) {
    std::string name, other;
    for (std::size_t n = 2 + random.below(3); n > 0; --n) {
      const char* syllables[][2] = {{"ba", "va"}, {"no", "no"}, {"ri", "ri"}, {"be", "ve"}, {"ta", "ta"}, {"su", "su"}};
      const auto& syllable = syllables[random.below(6)];
      name += syllable[0];
      other += syllable[1];
    }
    pairs.push_back({name, "en", other, "en", "place"});
  }
  std::ostringstream first, second;
  learn_name_costs(data(), pairs, first);
  learn_name_costs(data(), pairs, second);
  EXPECT_EQ(first.str(), second.str());
  const detail::NameModels models(first.str(), "learned");
  const auto& cost = models.of(1, 1).costs.cost;
  const auto sound = [](char c) { return detail::SoundAlphabet::sound_of(c); };
  EXPECT_LT(cost[sound('b')][sound('v')], 0.3F);
  EXPECT_GT(cost[sound('b')][sound('t')], 0.8F);
}

TEST(MentionFinder, TellsNamesFromSentenceBeginnings) {
  MentionFinder finder(data(), nullptr);
  const auto text =
      sentences_of("en",
                   "Yesterday the talks began. Minister Dmytro Kuleba met Sergei Lavrov in Antalya. Water "
                   "was served. Kuleba left early on Wednesday.");
  EXPECT_THAT(forms(finder.find(text)), testing::ElementsAre("Dmytro Kuleba", "Sergei Lavrov", "Antalya", "Kuleba"));
}

TEST(MentionFinder, KeepsParticlesAndDropsPossessives) {
  MentionFinder finder(data(), nullptr);
  const auto text = sentences_of("en", "The speech of Ursula von der Leyen followed Kyiv's appeal to NATO.");
  EXPECT_THAT(forms(finder.find(text)), testing::ElementsAre("Ursula von der Leyen", "Kyiv", "NATO"));
}

TEST(MentionFinder, BringsInflectedFormsToOneLemma) {
  MentionFinder finder(data(), nullptr);
  const auto text =
      sentences_of("uk", "Учора міністр Кулеба відповів. Слова Кулеби почули всі, а заява міністра Кулеба здивувала.");
  const auto mentions = finder.find(text);
  ASSERT_EQ(mentions.size(), 3U);
  EXPECT_EQ(mentions[1].form, "Кулеби");
  EXPECT_EQ(mentions[1].lemma, "Кулеба");
}

TEST(MentionFinder, SplitsHyphensBetweenTwoNames) {
  MentionFinder finder(data(), nullptr);
  const auto text = sentences_of(
      "en",
      "No progress in the Lavrov-Kuleba talks. Later Kuleba said that Lavrov had not changed. Jean-Pierre stayed.");
  const auto found = forms(finder.find(text));
  EXPECT_EQ(std::count(found.begin(), found.end(), "Lavrov"), 2);
  EXPECT_EQ(std::count(found.begin(), found.end(), "Kuleba"), 2);
}

TEST(NameIndex, FindsTheNameAcrossScripts) {
  const NameMatcher matcher(data());
  NameIndex index(matcher);
  for (const char* name : {"Zelensky", "Zaluzhny", "Kuleba", "Shmyhal", "Poroshenko"}) index.add({name, "en"});
  const auto hits = index.find({"Кулеба", "uk"}, 2);
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].number, 2U);
  EXPECT_GE(hits[0].score, hits[1].score);
}

TEST(NameIndex, LooksForAPlaceWithoutItsDesignator) {
  const NameMatcher matcher(data());
  NameIndex index(matcher);
  for (const char* name : {"Jeon Si", "Jeonju", "Geonju"}) index.add({name, "en"});
  EXPECT_EQ(index.find({"전주시", "ko"}, 1).at(0).number, 1U);
}

TEST(NameIndex, PrefersNamesOfTheWantedKind) {
  const NameMatcher matcher(data());
  NameIndex index(matcher);
  index.add({"Klin", "en"}, NameKind::kPerson);
  index.add({"Klyn", "en"}, NameKind::kPlace);
  index.add({"Orlov", "en"}, NameKind::kPlace);
  const NameForm query{"Клин", "ru"};
  EXPECT_EQ(index.find(query, 1).at(0).number, 0U);
  EXPECT_EQ(index.find(query, 1, NameKind::kPlace).at(0).number, 1U);
  EXPECT_EQ(index.find(query, 1, NameKind::kPerson).at(0).number, 0U);
  // A kind makes no name of another.
  EXPECT_EQ(index.find(query, 3, NameKind::kPlace).at(1).number, 0U);
}

// More names are near the query in its own order than are compared word by word.
TEST(NameIndex, FindsTheNameWithItsSurnameLast) {
  const NameMatcher matcher(data());
  NameIndex index(matcher);
  const std::string consonants = "bdfhkmnprstvz";
  for (const char first : consonants)
    for (const char second : consonants)
      for (const std::string vowel : {"a", "e", "u"})
        if (first != 'r' && second != 'k')
          index.add({std::string("Inoue ") + first + "i" + second + vowel + "to", "en"});
  const std::size_t near_names = 3 * (consonants.size() - 1) * (consonants.size() - 1);
  index.add({"Rikito Inoue", "en"});
  const auto hits = index.find({"이노우에 리키토", "ko"}, 1);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].number, near_names);
}

}  // namespace
}  // namespace tolmach::normalize
