#include "normalize/romanise.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gmock/gmock.h>

#include "text/error.h"

namespace tolmach::normalize {
namespace {

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

/// Every rule file brings its own tests: "# test: Київ → Kyiv".
TEST(Romaniser, PassesTheTestsOfItsRuleFiles) {
  Romaniser romaniser(data());
  constexpr std::string_view kMark = "# test: ";
  constexpr std::string_view kArrow = " → ";
  for (const RomanisationSystem& system : romaniser.systems()) {
    std::ifstream file(data().file("romanization/" + system.id + ".rules"));
    int tests = 0;
    for (std::string line; std::getline(file, line);) {
      if (line.rfind(kMark, 0) != 0) continue;
      const std::size_t arrow = line.find(kArrow);
      ASSERT_NE(arrow, std::string::npos) << system.id << ": " << line;
      const std::string source = line.substr(kMark.size(), arrow - kMark.size());
      EXPECT_EQ(romaniser.romanise(source, system.id), line.substr(arrow + kArrow.size()))
          << system.id << ": " << source;
      ++tests;
    }
    EXPECT_GT(tests, 0) << system.id;
    EXPECT_FALSE(system.name.empty() || system.language.empty() || system.authority.empty()) << system.id;
  }
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

TEST(Romaniser, LeavesWhatItDoesNotKnow) {
  Romaniser romaniser(data());
  EXPECT_EQ(romaniser.romanise("abc 123 北京", "uk-2010"), "abc 123 北京");
  EXPECT_EQ(romaniser.romanise("", "uk-2010"), "");
}

TEST(Romaniser, NamesTheFileOfARuleError) {
  const auto folder = std::filesystem::temp_directory_path() / "tolmach_bad_rules";
  std::filesystem::create_directories(folder / "romanization");
  std::ofstream(folder / "romanization" / "xx-bad.rules") << "# name: bad\n# language: xx\nа > a;\n[б > b;\n";
  Romaniser romaniser{text::DataFolder(folder)};
  EXPECT_THROW(static_cast<void>(romaniser.romanise("а", "xx-bad")), Error);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tolmach::normalize
