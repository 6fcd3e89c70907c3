#include "normalize/mentions.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "normalize/detail/mentions/name_letters.h"
#include "normalize/detail/mentions/name_words.h"
#include "normalize/detail/mentions/ordinary_words.h"
#include "tests/folder.h"
#include "tests/mention_cases.h"
#include "tests/sentences_of.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using tests::sentences_of;

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

std::vector<std::string> forms(const std::vector<Mention>& mentions) {
  std::vector<std::string> out;
  for (const Mention& mention : mentions) out.push_back(mention.form);
  return out;
}

/// The forms and where they stand.
std::vector<std::pair<std::string, std::uint32_t>> placed(const std::vector<Mention>& mentions) {
  std::vector<std::pair<std::string, std::uint32_t>> out;
  for (const Mention& mention : mentions) out.emplace_back(mention.form, mention.span.begin);
  return out;
}

using tests::names_in;
using tests::shown;

class MentionCases : public testing::TestWithParam<const char*> {};

TEST_P(MentionCases, AreFound) {
  const std::string language = GetParam();
  const std::string file = std::string(TOLMACH_TEST_CASES) + "/cases/mentions_" + language + ".tsv";
  const auto rows = text::read_data_rows(file, 2);
  EXPECT_GE(rows.size(), 12U);
  MentionFinder finder(data(), nullptr);
  for (const text::DataRow& row : rows) {
    const std::vector<std::string> expected = names_in(row.fields[1]);
    const std::vector<Mention> mentions = finder.find(sentences_of(language, row.fields[0]));
    std::vector<std::string> found;
    for (std::size_t k = 0; k < mentions.size(); ++k)
      found.push_back(shown(mentions[k], k < expected.size() ? expected[k] : std::string()));
    if (row.fields.size() > 2 && row.fields[2].rfind("known failing", 0) == 0) {
      EXPECT_NE(found, expected) << row.fields[0] << " passes now: take the mark away";
    } else {
      EXPECT_EQ(found, expected) << row.fields[0];
    }
  }
}

TEST_P(MentionCases, AreTheSameWithTokensOfTheCaller) {
  const std::string language = GetParam();
  MentionFinder finder(data(), nullptr);
  for (const text::DataRow& row :
       text::read_data_rows(std::string(TOLMACH_TEST_CASES) + "/cases/mentions_" + language + ".tsv", 2)) {
    const text::Document document = sentences_of(language, row.fields[0]);
    std::vector<std::vector<text::Token>> tokens;
    for (std::uint32_t i = 0; i < document.segments.size(); ++i)
      tokens.push_back(text::tokenise(document.segment_text(i), document.segments[i].span.begin));
    const auto given = [&](std::uint32_t index) -> const std::vector<text::Token>& { return tokens[index]; };
    EXPECT_EQ(placed(finder.find(document, given)), placed(finder.find(document))) << row.fields[0];
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, MentionCases,
                         testing::Values("en", "uk", "ru", "be", "bg", "de", "fr", "es", "it", "pl", "cs", "tr", "el",
                                         "ar", "he", "zh", "ja", "ko"),
                         [](const auto& test) { return std::string(test.param); });

/// A lexicon of a few names, places unless said otherwise, found as any lexicon finds them.
class Names : public NameSource {
 public:
  /// The language and the form of each.
  using Forms = std::vector<std::pair<std::string, std::string>>;
  explicit Names(Forms forms, NameKind kind = NameKind::kPlace) : forms_(std::move(forms)), kind_(kind) {}
  [[nodiscard]] std::vector<KnownName> find(std::string_view form, std::string_view /*language*/) const override {
    std::vector<KnownName> out;
    for (const auto& [language, known] : forms_)
      if (text::fold(known) == text::fold(form)) out.push_back({known, kind_, known, language, NameStatus::kPreferred});
    return out;
  }
  [[nodiscard]] std::vector<KnownName> forms_of(std::string_view /*entity*/) const override { return {}; }
  [[nodiscard]] bool never_same(std::string_view /*a*/, std::string_view /*b*/) const override { return false; }
  [[nodiscard]] bool may_begin(std::string_view beginning) const override {
    return std::any_of(forms_.begin(), forms_.end(), [&](const auto& form) {
      return text::fold(form.second).compare(0, beginning.size(), beginning) == 0;
    });
  }

 private:
  Forms forms_;
  NameKind kind_;
};

TEST(MentionFinder, FindsWhatTheLexiconKnowsInAnyScript) {
  const Names places(Names::Forms{{"zh", "基辅"},
                                  {"ja", "東京"},
                                  {"ja", "ベルリン"},
                                  {"ko", "서울"},
                                  {"ar", "كييف"},
                                  {"ar", "كوريا الشمالية"},
                                  {"he", "ברלין"},
                                  {"ka", "თბილისი"},
                                  {"hi", "दिल्ली"},
                                  {"en", "Kyiv"}});
  MentionFinder finder(data(), &places);
  const auto found = [&](const std::string& language, const std::string& text) {
    const auto mentions = finder.find(sentences_of(language, text));
    for (const Mention& mention : mentions) {
      EXPECT_EQ(mention.kind, NameKind::kPlace) << mention.form;
      EXPECT_FALSE(mention.entity.empty()) << mention.form;
    }
    return forms(mentions);
  };
  using testing::ElementsAre;
  EXPECT_THAT(found("zh", "他们昨天在基辅开会。"), ElementsAre("基辅"));
  EXPECT_THAT(found("ja", "東京で会議があった。"), ElementsAre("東京"));
  EXPECT_THAT(found("ko", "회의는 서울에서 열렸다. 서울은 크다."), ElementsAre("서울", "서울"));
  EXPECT_THAT(found("ar", "وصل الوفد إلى كييف وغادر بكييف."), ElementsAre("كييف", "كييف"));
  EXPECT_THAT(found("ar", "أعلنت كوريا الشمالية ذلك."), ElementsAre("كوريا الشمالية"));
  EXPECT_THAT(found("he", "הם נפגשו בברלין."), ElementsAre("ברלין"));
  EXPECT_THAT(found("ka", "ისინი თბილისი ნახეს."), ElementsAre("თბილისი"));
  EXPECT_THAT(found("hi", "वे दिल्ली में मिले।"), ElementsAre("दिल्ली"));
  EXPECT_THAT(found("en", "They met in Kyiv."), ElementsAre("Kyiv"));
}

TEST(MentionFinder, BringsInflectedFormsToTheNamesOfTheLexicon) {
  const Names names(Names::Forms{{"ru", "Львов"}, {"uk", "Львів"}, {"uk", "Дмитро"}, {"uk", "Дмитро Кулеба"}},
                    NameKind::kPerson);
  MentionFinder finder(data(), &names);
  const auto lemmas = [&](const std::string& text) {
    std::vector<std::string> out;
    for (const Mention& mention : finder.find(sentences_of("uk", text))) out.push_back(mention.lemma);
    return out;
  };
  using testing::ElementsAre;
  EXPECT_THAT(lemmas("Вони їхали зі Львова."), ElementsAre("Львів")) << "not the name of another language";
  EXPECT_THAT(lemmas("Вони говорили з Дмитром Кулебою."), ElementsAre("Дмитро Кулеба"));
  EXPECT_THAT(lemmas("Вони говорили з Дмитром Шульгою."), ElementsAre("Дмитром Шульгою")) << "nobody knows him";
}

TEST(MentionFinder, CutsNoNameOutOfAKatakanaWord) {
  const Names places(Names::Forms{{"ja", "リン"}});
  MentionFinder finder(data(), &places);
  EXPECT_THAT(forms(finder.find(sentences_of("ja", "トランポリンで遊ぶ。"))), testing::IsEmpty());
}

TEST(MentionFinder, LetsTheRestOfTheTextSayWhereAChineseNameEnds) {
  MentionFinder finder(data(), nullptr);
  const auto found = forms(finder.find(sentences_of("zh", "特朗普来了。特朗普说是。特朗普西来了。")));
  EXPECT_EQ(std::count(found.begin(), found.end(), "特朗普"), 3);
}

TEST(MentionFinder, FindsNamesInLatinLettersOnceInTheirPlace) {
  const Names organisations(Names::Forms{{"ko", "KBS"}, {"ko", "서울"}, {"ar", "Reuters"}}, NameKind::kOrganisation);
  MentionFinder finder(data(), &organisations);
  const auto found = [&](const std::string& language, const std::string& text) {
    return forms(finder.find(sentences_of(language, text)));
  };
  using testing::ElementsAre;
  EXPECT_THAT(
      found("ko", "NATO 회의는 서울에서 열렸다. KBS 기자와 Angela Merkel 이 서울에 왔다. KBS 는 NATO 를 말했다."),
      ElementsAre("NATO", "서울", "KBS", "Angela Merkel", "서울", "KBS", "NATO"));
  EXPECT_THAT(found("ar", "قال Reuters ذلك، وقال John Smith ذلك."), ElementsAre("Reuters", "John Smith"));
  EXPECT_THAT(found("zh", "部长王毅对BBC说，泽连斯基总统会见了Angela Merkel。王毅昨天在NATO开会。"),
              ElementsAre("王毅", "BBC", "泽连斯基", "Angela Merkel", "王毅", "NATO"));
}

TEST(MentionFinder, SurvivesAnyText) {
  MentionFinder finder(data(), nullptr);
  for (const char* language : {"zh", "ja", "ko", "ar", "he", "de", "en", "und"}) {
    for (const char* text :
         {"", "·", "··", "・・ア", "总统", "氏", "d'", "A.", "·特", "特·", "-", "씨", "ال", "و", "👩‍👩‍👧"})
      for (const Mention& mention : finder.find(sentences_of(language, text))) EXPECT_FALSE(mention.span.empty());
  }
}

/// The definition of maximal scoring runs, word for word.
void slow_runs(const std::vector<double>& weights, std::size_t begin, std::size_t end,
               std::vector<detail::WeightedRun>& out) {
  detail::WeightedRun best{begin, begin, 0};
  for (std::size_t from = begin; from < end; ++from) {
    double sum = 0;
    for (std::size_t to = from; to < end; ++to) {
      sum += weights[to];
      if (sum > best.score) best = {from, to + 1, sum};
    }
  }
  if (best.begin == best.end) return;
  slow_runs(weights, begin, best.begin, out);
  out.push_back(best);
  slow_runs(weights, best.end, end, out);
}

TEST(MaximalRuns, AreThoseOfTheDefinition) {
  std::mt19937 random(7);
  std::normal_distribution<double> weight(-0.3, 2);
  std::uniform_int_distribution<std::size_t> length(0, 40);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> weights(length(random));
    for (double& w : weights) w = weight(random);
    std::vector<detail::WeightedRun> expected;
    slow_runs(weights, 0, weights.size(), expected);
    const auto found = detail::maximal_runs(weights);
    ASSERT_EQ(found, expected);
    for (std::size_t k = 0; k < found.size(); ++k) EXPECT_NEAR(found[k].score, expected[k].score, 1e-9);
  }
}

TEST(NameLetters, TellForeignNamesFromWords) {
  const detail::NameLetters arabic(data(), "ar");
  EXPECT_GT(arabic.score(text::code_points("كوريلينكو")), 5);
  EXPECT_LT(arabic.score(text::code_points("المحادثات")), 0);
  const detail::NameLetters chinese(data(), "zh");
  EXPECT_GT(chinese.weight(U'斯').value_or(-1), 1);
  EXPECT_FALSE(chinese.weight(U'们'));
  EXPECT_FALSE(detail::NameLetters(data(), "en").known());
}

TEST(OrdinaryWords, KnowWordsByTheirBeginnings) {
  const detail::OrdinaryWords words(data(), "uk");
  EXPECT_TRUE(words.contains("президентами"));
  EXPECT_FALSE(words.contains("кулеба"));
  EXPECT_FALSE(words.contains(""));
}

class NameFiles : public tests::InFolder {
 protected:
  /// What is said of a data file with this content.
  template <typename Read>
  std::string complaint(const std::string& folder, const std::string& content, const Read& read) {
    std::filesystem::create_directories(folder_ / "names" / folder);
    file("names/" + folder + "/xx.tsv", content);
    try {
      read(text::DataFolder(folder_));
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }
};

TEST_F(NameFiles, SayWhereTheyAreWrong) {
  const auto words = [](const text::DataFolder& folder) { const detail::NameWords read(folder, "xx"); };
  const auto letters = [](const text::DataFolder& folder) { const detail::NameLetters read(folder, "xx"); };
  EXPECT_EQ(complaint("words", "mr\ttitle\ncity\ttitle\tplace\n", words), "");
  EXPECT_THAT(complaint("words", "mr\ttitel\n", words), testing::HasSubstr("unknown kind 'titel'"));
  EXPECT_THAT(complaint("words", "mr\ttitle\tpeople\n", words), testing::HasSubstr("unknown kind of name 'people'"));
  EXPECT_EQ(complaint("letters", "ab\t-12\n", letters), "");
  EXPECT_THAT(complaint("letters", "ab\t1x\n", letters), testing::HasSubstr("'1x' is no whole number"));
  EXPECT_THAT(complaint("letters", "abcd\t1\n", letters), testing::HasSubstr("more than three letters"));
}

}  // namespace
}  // namespace tolmach::normalize
