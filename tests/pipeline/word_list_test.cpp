#include "pipeline/word_list.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <unistd.h>

#include "text/error.h"

namespace tolmach::pipeline {
namespace {

using formats::WordList;
using testing::HasSubstr;

WordList list_of(const std::vector<std::pair<std::string, std::string>>& entries) {
  WordList list;
  list.path = "list";
  std::size_t line = 0;
  for (const auto& [source, target] : entries) list.add(source, target, ++line);
  return list;
}

std::string refusal(const WordList& list, const LanguagePair& languages) {
  try {
    require_languages(list, languages);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kIo);
    return error.what();
  }
  return {};
}

const std::vector<std::pair<std::string, std::string>> kWords = {
    {"house", "дім"}, {"window", "вікно"}, {"brother", "брат"}, {"mountain", "гора"}, {"street", "вулиця"}};

TEST(WordListLanguages, ScriptsTell) {
  const WordList list = list_of(kWords);
  EXPECT_EQ(refusal(list, {"en", "uk"}), "");
  EXPECT_THAT(refusal(list, {"uk", "en"}), HasSubstr("--reverse"));
  EXPECT_THAT(refusal(list, {"en", "de"}), HasSubstr("target side"));
  EXPECT_THAT(refusal(list, {"el", "uk"}), HasSubstr("not in the script of Greek"));
  WordList turned = list;
  turn(turned);
  EXPECT_EQ(refusal(turned, {"uk", "en"}), "");
}

/// Enough words of two languages of one script, again and again: the detector needs some hundred to be sure.
WordList same_script() {
  const std::vector<std::string> english = {"the house",         "through the window",  "my brother thinks",
                                            "which mountain",    "along the street",    "nothing would",
                                            "yesterday evening", "although they should"};
  const std::vector<std::string> german = {"das Haus",      "durch das Fenster",  "mein Bruder denkt",
                                           "welcher Berg",  "entlang der Straße", "nichts würde",
                                           "gestern Abend", "obwohl sie sollten"};
  WordList list;
  for (std::size_t k = 0; k < 600; ++k) list.add(english[k % 8], german[k * 3 % 8], k + 1);
  return list;
}

TEST(WordListLanguages, TheDetectorTellsWhereScriptsDoNot) {
  const WordList list = same_script();
  EXPECT_EQ(refusal(list, {"en", "de"}), "");
  EXPECT_THAT(refusal(list, {"de", "en"}), HasSubstr("the other way round"));
  EXPECT_THAT(refusal(list, {"en", "fi"}), HasSubstr("seems to be German, not Finnish"));
}

class LearnWordList : public testing::Test {
 protected:
  double count(std::string_view stem, std::string_view translation, std::string_view from, std::string_view to) const {
    for (const normalize::WordTranslation& word : lexicon_.translations(stem, from, to))
      if (word.word == translation) return word.count;
    return 0;
  }
  /// A folder of this test alone. It goes after the lexicon is closed, and with it what SQLite keeps beside the file.
  struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("tolmach_list_" + std::to_string(getpid()) + "_" +
                                                  testing::UnitTest::GetInstance()->current_test_info()->name());
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
  } folder_;
  std::filesystem::path path_ = folder_.path / "list.db";
  lexicons::Lexicon lexicon_{path_, lexicons::OpenMode::kCreate};
  text::DataFolder data_{TOLMACH_TEST_DATA};
};

TEST_F(LearnWordList, TranslationsShareTheCountOfTheirHeadword) {
  const WordList list = list_of({{"sea", "море"}, {"way", "шлях"}, {"way", "дорога"}, {"way", "дорога"}});
  EXPECT_EQ(learn_word_list(data_, list, {"en", "uk"}, lexicon_).pairs, 3U);
  const double sea = count("sea", "море", "en", "uk");
  EXPECT_GT(sea, 0);
  EXPECT_LT(count("way", "шлях", "en", "uk"), sea);
  EXPECT_DOUBLE_EQ(count("way", "шлях", "en", "uk"), count("way", "дорога", "en", "uk")) << "twice is once";
  EXPECT_DOUBLE_EQ(count("море", "sea", "uk", "en"), sea) << "either side may be asked";
}

TEST_F(LearnWordList, PhrasesAndNumbersAreLeftOut) {
  const WordList list =
      list_of({{"go", "йти"}, {"sea", "(море)"}, {"as far as", "доки"}, {"x-ray", "рентген"}, {"12", "дванадцять"}});
  const ListLesson lesson = learn_word_list(data_, list, {"en", "uk"}, lexicon_);
  EXPECT_EQ(lesson.pairs, 2U);
  ASSERT_EQ(lesson.unused.size(), 2U);
  EXPECT_EQ(lesson.unused.at("a phrase").lines, (std::vector<std::size_t>{3, 4}));
  EXPECT_EQ(lesson.unused.at("no word on a side").lines, std::vector<std::size_t>{5});
}

TEST_F(LearnWordList, AWordOfIdeographsIsKnownByItsRareParts) {
  const WordList list = list_of({{"avalanche", "雪崩"}, {"snow", "雪"}, {"snowman", "雪人"}});
  EXPECT_EQ(learn_word_list(data_, list, {"en", "zh"}, lexicon_).unused.size(), 0U);
  EXPECT_GT(count("avalan", "雪崩", "en", "zh"), count("avalan", "雪", "en", "zh"));
  EXPECT_GT(count("snow", "雪", "en", "zh"), count("avalan", "雪", "en", "zh"));
}

TEST_F(LearnWordList, LogsTheListAndRefusesOneLanguage) {
  static_cast<void>(learn_word_list(data_, list_of(kWords), {"en-GB", "uk"}, lexicon_));
  EXPECT_THAT(lexicon_.last_changes(1).front().after, HasSubstr("\"list\":\"list\""));
  EXPECT_EQ(lexicon_.last_changes(1).front().subject, "en-uk");
  EXPECT_THROW(static_cast<void>(learn_word_list(data_, list_of(kWords), {"uk", "uk"}, lexicon_)), Error);
  EXPECT_THROW(static_cast<void>(learn_word_list(data_, list_of({{"1", "2"}}), {"en", "uk"}, lexicon_)), Error);
}

}  // namespace
}  // namespace tolmach::pipeline
