#include "normalize/name_search.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>

#include <gmock/gmock.h>

#include "normalize/detail/search/name_block.h"
#include "normalize/detail/similarity/name_model.h"
#include "normalize/detail/similarity/sound_pairs.h"
#include "normalize/name_index.h"
#include "text/error.h"

namespace tolmach::normalize {
namespace {

const NameMatcher& matcher() {
  static const NameMatcher shared{text::DataFolder(TOLMACH_TEST_DATA)};
  return shared;
}

struct Form {
  std::string text, language;
};

/// The names of people in the seed's table, in all its languages.
std::vector<Form> people() {
  std::vector<Form> out;
  for (const text::DataRow& row :
       text::read_data_rows(text::DataFolder(TOLMACH_TEST_DATA).file("lexicon/people.tsv"), 6))
    if (row.fields[0] != "entity") out.push_back({row.fields[1], row.fields[2]});
  return out;
}

/// Those names, and as many more of their first and last words as are asked for.
std::vector<Form> many_people(std::size_t count) {
  std::vector<Form> out = people();
  const std::vector<Form> real = out;
  std::set<std::string> known;
  std::mt19937 random(1);
  while (out.size() < count) {
    const Form& a = real[random() % real.size()];
    const Form& b = real[random() % real.size()];
    const std::size_t end = a.text.find(' '), begin = b.text.rfind(' ');
    if (a.language != b.language || end == std::string::npos || begin == std::string::npos) continue;
    const std::string text = a.text.substr(0, end) + b.text.substr(begin);
    if (known.insert(text).second) out.push_back({text, a.language});
  }
  return out;
}

NameSearch search_of(const std::vector<Form>& names) {
  NameBlockBuilder builder(matcher());
  for (std::size_t k = 0; k < names.size(); ++k)
    builder.add({static_cast<std::int64_t>(k), {names[k].text, names[k].language}, static_cast<std::uint8_t>(k % 2)});
  NameSearch search(matcher());
  for (std::string& block : builder.blocks()) search.add_block(std::move(block));
  return search;
}

std::vector<std::int64_t> keys(const std::vector<NameSearch::Hit>& hits) {
  std::vector<std::int64_t> out;
  out.reserve(hits.size());
  for (const auto& hit : hits) out.push_back(hit.key);
  return out;
}

const std::vector<Form> few = {
    {"Zelensky", "en"}, {"Zaluzhny", "en"}, {"Kuleba", "en"}, {"Кулеба", "uk"}, {"Selenskyj", "de"}};

// The scan's first ten, or others as near: the search may lose hardly any of them.
TEST(NameSearch, FindsWhatAScanFinds) {
  const std::vector<Form> names = many_people(30'000);
  const NameSearch search = search_of(names);
  NameIndex scan(matcher());
  for (const Form& name : names) scan.add({name.text, name.language});
  std::size_t all = 0, as_good = 0;
  const std::vector<Form> queries = people();
  for (std::size_t q = 0; q < queries.size(); q += 7) {
    const auto expected = scan.find({queries[q].text, queries[q].language}, 10);
    const auto found = search.find({queries[q].text, queries[q].language}, 10);
    ASSERT_EQ(found.empty(), expected.empty()) << queries[q].text;
    if (expected.empty()) continue;  // a name in characters whose sound is not known
    EXPECT_DOUBLE_EQ(found[0].score, expected[0].score) << queries[q].text;
    all += expected.size();
    as_good += static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](const auto& hit) { return hit.score >= expected.back().score; }));
  }
  EXPECT_GT(all, 1000U);
  EXPECT_GE(static_cast<double>(as_good) / static_cast<double>(all), 0.97);
}

TEST(NameSearch, ScoresAreThoseOfTheMatcherBestFirst) {
  const auto hits = search_of(few).find({"Зеленський", "uk"}, 5);
  ASSERT_EQ(hits.size(), 5U);
  EXPECT_THAT(std::vector({hits[0].key, hits[1].key}), testing::UnorderedElementsAre(0, 4));
  for (std::size_t k = 0; k < hits.size(); ++k) {
    const Form& name = few[static_cast<std::size_t>(hits[k].key)];
    EXPECT_DOUBLE_EQ(hits[k].score, matcher().similarity(matcher().prepare({"Зеленський", "uk"}),
                                                         matcher().prepare({name.text, name.language})));
    if (k > 0) {
      EXPECT_LE(hits[k].score, hits[k - 1].score);
    }
  }
}

TEST(NameSearch, FiltersByTagLanguageAndWhatTheOwnerSays) {
  const NameSearch search = search_of(few);
  NameSearch::Filter filter;
  filter.tags = 1U << 1;
  EXPECT_THAT(keys(search.find({"Kuleba", "en"}, 5, filter)), testing::UnorderedElementsAre(1, 3));
  filter = {};
  filter.language = "en";
  EXPECT_THAT(keys(search.find({"Kuleba", "en"}, 5, filter)), testing::UnorderedElementsAre(0, 1, 2));
  filter.is_wanted = [](std::int64_t key) { return key != 2; };
  EXPECT_THAT(keys(search.find({"Kuleba", "en"}, 5, filter)), testing::UnorderedElementsAre(0, 1));
}

TEST(NameSearch, AmendmentsStandInForWhatIsOutdated) {
  NameSearch search = search_of(few);
  search.amend({2}, {});
  EXPECT_THAT(keys(search.find({"Kuleba", "en"}, 1)), testing::ElementsAre(3));
  NameBlockBuilder builder(matcher());
  builder.add({2, {"Zelensky", "en"}, 0});
  search.amend({2}, builder.blocks());
  EXPECT_THAT(keys(search.find({"Kuleba", "en"}, 1)), testing::ElementsAre(3));
  EXPECT_THAT(keys(search.find({"Zelensky", "en"}, 2)), testing::ElementsAre(0, 2));
  builder.add({5, {"Poroshenko", "en"}, 0});
  for (std::string& block : builder.blocks()) search.add_block(std::move(block));
  EXPECT_THAT(keys(search.find({"Poroshenko", "en"}, 1)), testing::ElementsAre(5));
  EXPECT_THAT(keys(search.find({"Zelensky", "en"}, 2)), testing::ElementsAre(0, 2));
  search.amend({}, {});
  EXPECT_THAT(keys(search.find({"Kuleba", "en"}, 2)), testing::UnorderedElementsAre(2, 3));
  EXPECT_THAT(keys(search.find({"Poroshenko", "en"}, 1)), testing::ElementsAre(5));
}

// What they share is not enough to choose by; some are found all the same, and one that has more in common.
TEST(NameSearch, ManyNamesWithTheSameConsonants) {
  std::vector<Form> names;
  const std::string vowels = "aeiou";
  for (std::size_t k = 0; k < 40'000; ++k) {
    std::string name = "M";
    for (std::size_t rest = k, n = 0; n < 7; rest /= 5, ++n) name += vowels[rest % 5] + std::string(n == 3 ? "r" : "");
    names.push_back({name, "en"});
  }
  names.push_back({"Marina", "en"});
  const NameSearch search = search_of(names);
  EXPECT_EQ(search.find({"Маара", "uk"}, 10).size(), 10U);
  EXPECT_THAT(keys(search.find({"Марина", "uk"}, 1)), testing::ElementsAre(40'000));
}

TEST(NameSearch, LooksForNamesWithoutTheirDesignators) {
  const NameSearch search = search_of({{"Yesosishi", "und"}, {"Yeosu", "und"}, {"Yosi", "und"}, {"Yasur", "und"}});
  const auto hits = search.find({"여수시", "ko"}, 4);
  EXPECT_EQ(hits.at(0).key, 1);
  EXPECT_DOUBLE_EQ(hits[0].score,
                   matcher().similarity(matcher().prepare({"여수", "ko"}), matcher().prepare({"Yeosu", "und"})));
}

TEST(NameSearch, NothingIsFoundForNothing) {
  EXPECT_TRUE(search_of(few).find({"", "en"}, 5).empty());
  EXPECT_TRUE(search_of(few).find({"...", "en"}, 5).empty());
  EXPECT_TRUE(search_of({}).find({"Kuleba", "en"}, 5).empty());
  EXPECT_TRUE(search_of(few).find({"Kuleba", "en"}, 0).empty());
}

TEST(NameBlockBuilder, TheSameNamesGiveTheSameBytes) {
  NameBlockBuilder builder(matcher());
  const auto blocks = [&](bool turned) {
    for (std::size_t k = 0; k < few.size(); ++k) {
      const std::size_t at = turned ? few.size() - 1 - k : k;
      builder.add({static_cast<std::int64_t>(at), {few[at].text, few[at].language}, 0});
    }
    return builder.blocks();
  };
  EXPECT_EQ(blocks(false).size(), 2U);  // Latin and Ukrainian
  EXPECT_EQ(blocks(false), blocks(true));
}

// A fold of an index is the index of the names that there are then.
TEST(NameBlockBuilder, BlocksPackedAgainAreTheSameBytes) {
  const std::vector<Form> names = people();
  NameBlockBuilder builder(matcher());
  std::unordered_set<std::int64_t> removed;
  const auto add = [&](std::size_t k) {
    builder.add({static_cast<std::int64_t>(k), {names[k].text, names[k].language}, 0});
  };
  for (std::size_t k = 0; k < names.size(); ++k) {
    add(k);
    if (k % 3 == 0) removed.insert(static_cast<std::int64_t>(k));
  }
  for (const std::string& block : builder.blocks()) builder.add_block(block, removed);
  const std::vector<std::string> again = builder.blocks();
  for (std::size_t k = 0; k < names.size(); ++k)
    if (k % 3 != 0) add(k);
  EXPECT_EQ(again, builder.blocks());
}

TEST(NameBlockBuilder, LanguagesOfABlockAreWithoutEnd) {
  NameBlockBuilder builder(matcher());
  for (std::int64_t key = 0; key < 600; ++key) {
    const std::string language = {'q', static_cast<char>('a' + key / 26), static_cast<char>('a' + key % 26)};
    builder.add({key, {"Kuleba", language}, 0});
  }
  NameSearch search(matcher());
  for (std::string& block : builder.blocks()) search.add_block(std::move(block));
  NameSearch::Filter filter;
  filter.language = "qxb";
  EXPECT_THAT(keys(search.find({"Kuleba", "en"}, 2, filter)), testing::ElementsAre(23 * 26 + 1));
}

TEST(NameBlock, GivesBackTheNamesItHolds) {
  const PreparedName name = matcher().prepare({"Élie  Ćosić-Weiß", "fr"});
  const detail::BlockName in = detail::BlockName::of(-5, 3, name);
  const std::string bytes = detail::NameBlock::packed(&in, 1);
  const detail::NameBlock block(bytes);
  ASSERT_EQ(block.size(), 1U);
  EXPECT_EQ(block.key(0), -5);
  EXPECT_EQ(block.tag(0), 3);
  const PreparedName out = block.name(0);
  EXPECT_EQ(std::tie(out.tokens, out.whole, out.language, out.group, out.accents),
            std::tie(name.tokens, name.whole, name.language, name.group, name.accents));
}

TEST(NameBlock, RefusesBytesThatAreNone) {
  const detail::BlockName in = detail::BlockName::of(1, 0, matcher().prepare({"Kuleba", "en"}));
  const std::string bytes = detail::NameBlock::packed(&in, 1);
  EXPECT_THROW(detail::NameBlock(""), Error);
  EXPECT_THROW(detail::NameBlock(std::string_view(bytes).substr(0, bytes.size() - 1)), Error);
  std::string other = bytes;
  other[0] = 'x';
  EXPECT_THROW(detail::NameBlock{other}, Error);
  other = bytes;
  other.back() = static_cast<char>(detail::kSounds);
  EXPECT_THROW(detail::NameBlock{other}, Error);
}

TEST(SoundPairs, FullVotesForTheQuerysOwnFewerForWhatMayStandForThem) {
  const auto latin = matcher().prepare({"Vera", "en"});
  const auto cyrillic = matcher().prepare({"Вера", "ru"});
  const auto votes = detail::votes_of(cyrillic.whole, matcher().models().of(cyrillic.group, latin.group).costs);
  const auto weight = [&](const char* name) {
    unsigned sum = 0;
    for (const auto pair : detail::sound_pairs_of(matcher().prepare({name, "en"}).whole))
      for (const auto& vote : votes)
        if (vote.pair == pair) sum += vote.weight;
    return sum;
  };
  EXPECT_GT(weight("Vera"), weight("Wera"));
  EXPECT_GT(weight("Wera"), weight("Lena"));
  EXPECT_EQ(weight("Vera"), weight("Voroa"));  // vowels don't count
}

}  // namespace
}  // namespace tolmach::normalize
