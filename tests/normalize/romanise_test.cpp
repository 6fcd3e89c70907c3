#include "normalize/romanise.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

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
    EXPECT_GE(cases.size(), 2U) << system.id;
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
class FewNames : public NameSource {
 public:
  [[nodiscard]] std::vector<KnownName> find(std::string_view form, std::string_view /*language*/) const override {
    std::vector<KnownName> found;
    for (const KnownName& name : names_)
      if (name.form == form) found.push_back(name);
    return found;
  }
  [[nodiscard]] std::vector<KnownName> forms_of(std::string_view entity) const override {
    std::vector<KnownName> found;
    for (const KnownName& name : names_)
      if (name.entity == entity) found.push_back(name);
    return found;
  }
  [[nodiscard]] bool never_same(std::string_view /*a*/, std::string_view /*b*/) const override { return false; }

 private:
  const std::vector<KnownName> names_ = {
      {"1", NameKind::kPlace, "東京", "ja", NameStatus::kPreferred},
      {"1", NameKind::kPlace, "Tokyo", "en", NameStatus::kPreferred},
      {"1", NameKind::kPlace, "とうきょう", "ja", NameStatus::kAdmitted},
      {"2", NameKind::kPlace, "日本", "ja", NameStatus::kPreferred},
      {"2", NameKind::kPlace, "Japan", "en", NameStatus::kPreferred},
      {"3", NameKind::kPlace, "北京", "zh", NameStatus::kPreferred},
      {"3", NameKind::kPlace, "Beijing", "en", NameStatus::kPreferred},
  };
};

TEST(Romaniser, ReadsKanjiByTheLexiconAndNeverAsChinese) {
  const FewNames names;
  Romaniser romaniser(data(), &names);
  EXPECT_EQ(romaniser.romanise("東京", "ja-hepburn"), "Tōkyō");
  EXPECT_EQ(romaniser.romanise("日本 東京", "ja-hepburn"), "Japan Tōkyō");
  EXPECT_EQ(romaniser.romanise("北京", "ja-hepburn"), "北京");
  EXPECT_EQ(romaniser.romanise("山田", "ja-hepburn"), "山田");
  EXPECT_EQ(Romaniser(data()).romanise("東京", "ja-hepburn"), "東京");
}

TEST(Romaniser, LeavesWhatItDoesNotKnow) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("abc 123 北京", "uk-2010"), "abc 123 北京");
  EXPECT_EQ(romaniser.romanise("", "uk-2010"), "");
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

TEST(Romaniser, NamesTheFileOfARuleError) {
  const auto folder = std::filesystem::temp_directory_path() / "tolmach_bad_rules";
  std::filesystem::create_directories(folder / "romanization");
  std::ofstream(folder / "romanization" / "xx-bad.rules") << "# name: bad\n# language: xx\nа > a;\n[б > b;\n";
  Romaniser romaniser{text::DataFolder(folder)};
  try {
    static_cast<void>(romaniser.romanise("а", "xx-bad"));
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 4U);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tolmach::normalize
