#include "normalize/romanise.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "tests/few_names.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

struct Case {
  std::string source, romanised;
};

/// Every rule file brings its own tests: "# test: Київ → Kyiv".
std::vector<Case> cases_of(const std::string& id) {
  constexpr std::string_view kMark = "# test: ";
  constexpr std::string_view kArrow = " → ";
  std::vector<Case> cases;
  std::ifstream file(data().file("romanization/" + id + ".rules"));
  for (std::string line; std::getline(file, line);) {
    if (line.rfind(kMark, 0) != 0) continue;
    const std::size_t arrow = line.find(kArrow);
    EXPECT_NE(arrow, std::string::npos) << id << ": " << line;
    if (arrow == std::string::npos) continue;
    cases.push_back({line.substr(kMark.size(), arrow - kMark.size()), line.substr(arrow + kArrow.size())});
  }
  return cases;
}

TEST(Romaniser, PassesTheTestsOfItsRuleFiles) {
  Romaniser romaniser(data());
  for (const RomanisationSystem& system : romaniser.systems()) {
    const std::vector<Case> cases = cases_of(system.id);
    EXPECT_GE(cases.size(), 5U) << system.id;
    for (const Case& test : cases)
      EXPECT_EQ(romaniser.romanise(test.source, system.id), test.romanised) << system.id << ": " << test.source;
  }
}

TEST(Romaniser, EverySystemSaysWhatItIs) {
  Romaniser romaniser(data());
  for (const RomanisationSystem& system : romaniser.systems()) {
    EXPECT_FALSE(system.name.empty()) << system.id;
    EXPECT_FALSE(system.authority.empty()) << system.id;
    EXPECT_FALSE(system.year.empty()) << system.id;
    EXPECT_FALSE(system.source.empty()) << system.id;
    EXPECT_EQ(system.id.substr(0, system.id.find('-')), system.language) << system.id;
  }
}

/// The table in the documentation is what the heads of the files say, row by row.
TEST(Romaniser, IsDocumented) {
  std::ifstream page(data().root().parent_path() / "docs" / "names.md");
  ASSERT_TRUE(page);
  std::vector<std::string> rows;
  for (std::string line; std::getline(page, line);)
    if (line.rfind("| `", 0) == 0 && line.find('-') < line.find("` |")) rows.push_back(line);
  std::vector<std::string> expected;
  Romaniser romaniser(data());
  for (const RomanisationSystem& s : romaniser.systems())
    expected.push_back("| `" + s.id + "` | " + s.name + " | " + s.authority + " | " + s.year + " | " +
                       (s.reversible ? "yes" : "no") + " |");
  EXPECT_EQ(rows, expected);
}

/// What a file calls reversible brings back every source of its tests.
TEST(Romaniser, RestoresBySystemsThatAreReversible) {
  Romaniser romaniser(data());
  int reversible = 0;
  for (const RomanisationSystem& system : romaniser.systems()) {
    if (!system.reversible) continue;
    ++reversible;
    for (const Case& test : cases_of(system.id))
      EXPECT_EQ(romaniser.restore(test.romanised, system.id), text::nfc(test.source)) << system.id;
  }
  EXPECT_GE(reversible, 8);
  EXPECT_THROW(static_cast<void>(romaniser.restore("Kyiv", "uk-2010")), Error);
}

TEST(Romaniser, KeepsCapitalsByTheWord) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("ЩУКА Щука щука", "uk-2010"), "SHCHUKA Shchuka shchuka");
  EXPECT_EQ(romaniser.romanise("Я. ЩУКА", "uk-2010"), "YA. SHCHUKA");
  EXPECT_EQ(romaniser.romanise("Я. Щука", "uk-2010"), "Ya. Shchuka");
  EXPECT_EQ(romaniser.romanise("Я", "uk-2010"), "Ya");
  EXPECT_EQ(romaniser.romanise("Я і ЩУКА", "uk-2010"), "Ya i SHCHUKA");
  EXPECT_EQ(romaniser.romanise("ЄС та ЩУКА-Щука", "uk-2010"), "YES ta SHCHUKA-Shchuka");
  // Positions count across the runs of capitals: the г after З belongs to one word, that after a space does not.
  EXPECT_EQ(romaniser.romanise("ЗГ зг з г", "uk-2010"), "ZGH zgh z h");
}

TEST(Romaniser, TakesEveryNormalForm) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("Ки\u0456\u0308в \u0418\u0306осипівка", "uk-2010"), "Kyiv Yosypivka");
  EXPECT_EQ(romaniser.romanise("Αθη\u0301να", "el-elot743"), romaniser.romanise("Αθήνα", "el-elot743"));
  EXPECT_EQ(romaniser.romanise("한국", "ko-rr"), "Hanguk");
  EXPECT_EQ(romaniser.romanise("\u1112\u1161\u11AB\u1100\u116E\u11A8", "ko-rr"), "Hanguk");
}

TEST(Romaniser, HasEnoughSystemsAndUniqueAliases) {
  Romaniser romaniser(data());
  EXPECT_GE(romaniser.systems().size(), 20U);
  std::set<std::string> names;
  for (const RomanisationSystem& system : romaniser.systems()) {
    EXPECT_TRUE(names.insert(system.id).second);
    for (const std::string& alias : system.aliases) EXPECT_TRUE(names.insert(alias).second) << alias;
  }
}

TEST(Romaniser, AcceptsAliasesAndNamesNearSystems) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("Згорани", "un-ukr-Cyrl-Latn-2012"), "Zghorany");
  EXPECT_EQ(romaniser.usual_system("uk"), "uk-2010");
  try {
    static_cast<void>(romaniser.romanise("Київ", "uk-2009"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kUsage);
    EXPECT_THAT(error.hint(), testing::HasSubstr("uk-2010"));
  }
}

TEST(Romaniser, FindsNoFileOutsideItsFolder) {
  Romaniser romaniser(data());
  for (const char* name : {"", ".", "..", "../romanization/uk-2010", "/etc/passwd", "uk-2010/", "UK-2010"})
    EXPECT_THROW(static_cast<void>(romaniser.romanise("а", name)), Error) << name;
}

/// A lexicon that knows Tokyo by kana, Japan by its English name, and Beijing only in Chinese.
tests::FewNames few_names() {
  return tests::FewNames({
      {"1", NameKind::kPlace, "東京", "ja", NameStatus::kPreferred},
      {"1", NameKind::kPlace, "Tokyo", "en", NameStatus::kPreferred},
      {"1", NameKind::kPlace, "とうきょう", "ja", NameStatus::kAdmitted},
      {"2", NameKind::kPlace, "日本", "ja", NameStatus::kPreferred},
      {"2", NameKind::kPlace, "Japan", "en", NameStatus::kPreferred},
      {"3", NameKind::kPlace, "北京", "zh", NameStatus::kPreferred},
      {"3", NameKind::kPlace, "Beijing", "en", NameStatus::kPreferred},
  });
}

TEST(Romaniser, ReadsKanjiByTheLexiconAndNeverAsChinese) {
  const tests::FewNames names = few_names();
  Romaniser romaniser(data(), &names);
  EXPECT_EQ(romaniser.romanise("東京", "ja-hepburn"), "Tōkyō");
  EXPECT_EQ(romaniser.romanise("日本 東京", "ja-hepburn"), "Japan Tōkyō");
  EXPECT_EQ(romaniser.romanise("北京", "ja-hepburn"), "北京");
  EXPECT_EQ(romaniser.romanise("小鳥遊", "ja-hepburn"), "小鳥遊");
}

TEST(Romaniser, ReadsListedNamesInKanji) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("東京", "ja-hepburn"), "Tōkyō");
  EXPECT_EQ(romaniser.romanise("安倍晋三", "ja-hepburn"), "Abe Shinzō");
  EXPECT_EQ(romaniser.romanise("中野康弘", "ja-hepburn"), "Nakano Yasuhiro");
  // A name of one ideograph is a word unless a given name follows.
  EXPECT_EQ(romaniser.romanise("林", "ja-hepburn"), "林");
  EXPECT_EQ(romaniser.romanise("林芳正", "ja-hepburn"), "Hayashi Yoshimasa");
  EXPECT_EQ(romaniser.romanise("北京", "ja-hepburn"), "北京");
}

TEST(Romaniser, LeavesWhatItDoesNotKnow) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("abc 123 北京", "uk-2010"), "abc 123 北京");
  EXPECT_EQ(romaniser.romanise("", "uk-2010"), "");
}

/// ICU's rules for a chain, compiled once.
const icu::Transliterator& icu_rules(const std::string& chain) {
  static std::map<std::string, std::unique_ptr<icu::Transliterator>> known;
  auto& slot = known[chain];
  if (slot) return *slot;
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  slot.reset(
      icu::Transliterator::createFromRules("twin", icu::UnicodeString::fromUTF8(chain), UTRANS_FORWARD, where, status));
  if (U_FAILURE(status)) throw std::runtime_error(chain.substr(0, 60));
  return *slot;
}

/// What a file's rules make of a text in one go, without pieces, memory and readings of our own: ICU alone.
std::string by_icu_alone(const std::string& text, const std::string& id) {
  std::ifstream file(data().file("romanization/" + id + ".rules"));
  const std::string rules{std::istreambuf_iterator<char>(file), {}};
  const auto form_is = [&](const char* form) {
    return rules.find(std::string("# input: ") + form) != std::string::npos;
  };
  const std::string input = form_is("nfd") ? ":: NFD;\n" : form_is("nfkc") ? ":: NFKC;\n" : ":: NFC;\n";
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  for (const std::string& chain : {input, rules, std::string(":: NFC;")}) icu_rules(chain).transliterate(units);
  std::string out;
  return units.toUTF8String(out);
}

/// The sources of a system's tests that ICU alone can do: those without words in capitals or in another script.
std::vector<std::string> plain_sources(const std::string& id) {
  std::vector<std::string> sources;
  for (const Case& test : cases_of(id)) {
    int capitals = 0;
    bool latin = false;
    for (std::size_t at = 0; at < test.source.size();) {
      const char32_t c = text::next_code_point(test.source, at);
      capitals += text::is_upper(c) ? 1 : 0;
      latin = latin || text::script_of(c) == text::Script::kLatin;
    }
    if (capitals <= 1 && (!latin || id.rfind("tr-", 0) == 0 || id.rfind("az-", 0) == 0)) sources.push_back(test.source);
  }
  return sources;
}

TEST(Romaniser, WorksByThePieceAsIcuDoesOnTheWhole) {
  Romaniser romaniser(data());
  std::mt19937 random(1);
  for (const RomanisationSystem& system : romaniser.systems()) {
    if (system.language == "zh") continue;  // see below
    const std::vector<std::string> sources = plain_sources(system.id);
    if (sources.empty()) continue;
    for (int round = 0; round < 40; ++round) {
      std::string text;
      for (int i = 0; i < 6; ++i) {
        // Words of the tests, and with letters thrown together.
        std::string word = sources[random() % sources.size()];
        if (round % 2 == 1) word += sources[random() % sources.size()];
        constexpr std::array<const char*, 5> kBetween = {" ", ", ", "-", " (", "! "};
        text += text::lower(word) + kBetween[random() % kBetween.size()];
      }
      EXPECT_EQ(romaniser.romanise(text, system.id), by_icu_alone(text, system.id)) << system.id << ": " << text;
    }
  }
}

TEST(Romaniser, ReadsEveryChineseCharacterAsIcuDoes) {
  Romaniser romaniser(data());
  constexpr std::array<std::pair<char32_t, char32_t>, 3> kBlocks = {
      {{0x3400, 0xA000}, {0xF900, 0xFB00}, {0x20000, 0x32400}}};
  std::string text = "藏文\n重庆\n沈阳\n秘鲁\n重重庆\n";
  for (const auto& [first, last] : kBlocks) {
    for (char32_t c = first; c < last; ++c) {
      text::append_utf8(text, c);
      text += '\n';
      if (c % 1024 != 0 && c + 1 != last) continue;
      EXPECT_EQ(romaniser.romanise(text, "zh-pinyin-tones"), by_icu_alone(text, "zh-pinyin-tones"));
      text.clear();
    }
  }
  std::istringstream names(
      "令狐冲 万俟卨 澹台明 长孙无忌 秘一 卜一 长一 种一 重一 刀一 干一 葛一 盖一 过一 华一 纪一 一筠 靓一 牟一 粘一 "
      "区一 繁一 仇一 任一 单一 "
      "召一 折一 舍一 沈一 一峙 隗一 解一 莘一 燕一 尉一 乐一 员一 查一 翟一 曾一 司马光");
  for (std::string name; names >> name;)
    EXPECT_EQ(romaniser.romanise(name, "zh-pinyin-person"), by_icu_alone(name, "zh-pinyin-person"));
}

TEST(Romaniser, ReadsOnlyTheFirstCharacterOfANameAsASurname) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("单明", "zh-pinyin-person"), "Shan Ming");
  EXPECT_EQ(romaniser.romanise("李单", "zh-pinyin-person"), "Li Dan");
  EXPECT_EQ(romaniser.romanise("李单 单明", "zh-pinyin-person"), "Li Dan Shan Ming");
}

/// Names in other scripts stand in any text: they are left as they are, and so is what has no letters of the script.
TEST(Romaniser, LeavesOtherScriptsAsTheyAre) {
  Romaniser romaniser(data());
  for (const RomanisationSystem& system : romaniser.systems()) {
    const std::string id = system.id;
    const text::Script own = id == "az-latn" ? text::Script::kCyrillic : text::script_of_language(system.language);
    for (const char* foreign : {"hello", "iPhone; and (McDonald’s) é", "Київ щука", "Αθήνα και", "עברית", "العربية",
                                "हिन्दी", "ไทย", "ქართული", "Հայերեն", "한국", "とうきょう", "北京"}) {
      std::size_t at = 0;
      if (text::script_of(text::next_code_point(foreign, at)) == own) continue;
      EXPECT_EQ(romaniser.romanise(foreign, id), text::nfc(foreign)) << id;
    }
  }
  EXPECT_EQ(romaniser.romanise("hello 北京 hello", "zh-pinyin"), "hello Beijing hello");
  EXPECT_EQ(romaniser.romanise("the Αθήνα; hello; Αθήνα;", "el-elot743"), "the Athína? hello; Athína?");
  EXPECT_EQ(romaniser.romanise("all Αθήνα", "el-phonetic"), "all ɑθinɑ");
}

/// Nothing that a text may hold breaks a system: what comes out is UTF-8 again.
TEST(Romaniser, StandsAnyText) {
  Romaniser romaniser(data());
  // Letters of several scripts, marks, a zero-width space, a bidirectional override.
  constexpr std::array<char32_t, 10> kPieces = {U'щ',   U'Й',   U'и',   0x0306, 0x0301,
                                                0x200B, 0x202E, 0x0651, 0x0627, U'한'};
  std::mt19937 random(1);
  for (const RomanisationSystem& system : romaniser.systems()) {
    std::string text;
    for (int i = 0; i < 200; ++i) text::append_utf8(text, kPieces[random() % kPieces.size()]);
    text += "\xED\xA0\x80 \xFF";  // a lone surrogate, a byte that UTF-8 never has
    const std::string out = romaniser.romanise(text, system.id);
    EXPECT_FALSE(text::find_invalid_utf8(out)) << system.id;
  }
}

TEST(Romaniser, TakesAMegabyte) {
  Romaniser romaniser(data());
  std::string text;
  std::string expected;
  while (text.size() < 1'000'000) {
    text += "Згорани ЩУКА ";
    expected += "Zghorany SHCHUKA ";
  }
  EXPECT_EQ(romaniser.romanise(text, "uk-2010"), expected);
}

TEST(Romaniser, NamesTheLineOfARuleError) {
  const auto folder = std::filesystem::temp_directory_path() / "tolmach_bad_rules";
  std::filesystem::create_directories(folder / "romanization");
  std::ofstream(folder / "romanization" / "xx-bad.rules") << "# name: bad\n# language: xx\nа > a;\n[б > b;\n";
  // What stands before the error stands in the file twice.
  std::ofstream(folder / "romanization" / "xx-twice.rules")
      << "# language: xx\nа > a;  # one long comment\nб > b;  # one long comment\n} > } c;\n";
  // At its head: ICU leaks the rules that stand before a name that it does not know.
  std::ofstream(folder / "romanization" / "xx-name.rules") << "# language: xx\n\n\n:: NoSuch-Latin;\nа > a;\n";
  Romaniser romaniser{text::DataFolder(folder)};
  for (const char* system : {"xx-bad", "xx-twice", "xx-name"}) {
    try {
      static_cast<void>(romaniser.romanise("а", system));
      ADD_FAILURE();
    } catch (const Error& error) {
      EXPECT_EQ(error.where().line, 4U) << system << error.what();
    }
  }
  std::ofstream(folder / "romanization" / "xx-empty.rules") << "# name: empty\n# language: xx\n\n";
  EXPECT_THROW(static_cast<void>(Romaniser{text::DataFolder(folder)}.romanise("а", "xx-empty")), Error);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tolmach::normalize
