#include "check/project_file.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>

#include "tests/lines.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::check {
namespace {

const std::filesystem::path kProfiles = std::filesystem::path(TOLMACH_TEST_DATA) / "profiles";

class ProjectFile : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Project read(const std::string& content) const {
    std::ofstream(path_) << content;
    Project project;
    read_project(path_, kProfiles, project);
    return project;
  }

  /// Line and column of the error that a file gives.
  Where error_of(const std::string& content) const {
    try {
      static_cast<void>(read(content));
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), Error::Kind::kIo);
      EXPECT_EQ(error.where().file, path_.string());
      return error.where();
    }
    ADD_FAILURE() << "accepted: " << content;
    return {};
  }

  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("tolmach_project_") + testing::UnitTest::GetInstance()->current_test_info()->name());
  std::filesystem::path path_ = folder_ / "tolmach.toml";
};

TEST_F(ProjectFile, TellsWhereAStyleOfNamesThatIsNoneStands) {
  const Project project = read("[check]\nleast_severity = \"minor\"\n\n[style]\nnames = \"xx-9999\"\n");
  try {
    const Checker checker(text::DataFolder(TOLMACH_TEST_DATA), project.options);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kIo);
    EXPECT_EQ(error.where().file, path_.string());
    EXPECT_EQ(error.where().line, 5U);
  }
}

using tests::lines;

/// `code severity` of what is found in two lines.
std::vector<std::string> found(const CheckerOptions& options, const text::Document& source,
                               const text::Document& target) {
  align::Alignment alignment;
  for (std::uint32_t i = 0; i < source.segments.size(); ++i) alignment.push_back({{i, i + 1}, {i, i + 1}, 1});
  std::vector<std::string> out;
  Checker checker(text::DataFolder(TOLMACH_TEST_DATA), options);
  for (const Finding& finding : checker.check({&target, &source, &alignment}))
    out.push_back(std::string(finding.code->name) + ' ' + std::string(to_string(finding.severity)));
  return out;
}

TEST_F(ProjectFile, SaysWhatIsCheckedAndHowBadItIs) {
  const Project project = read(
      "[check]\nwithout = [\"spacing\"]\nleast_severity = \"minor\"\nfail_on = \"major\"\nbaseline = "
      "[\"old.tsv\"]\nterms = [\"terms.tbx\"]\n"
      "[check.severity]\nnumber = \"minor\"\nnumber-changed = \"critical\"\n");
  EXPECT_EQ(project.fail_on, Severity::kMajor);
  EXPECT_EQ(project.baselines, std::vector<std::filesystem::path>{folder_ / "old.tsv"});
  EXPECT_EQ(project.terms, std::vector<std::filesystem::path>{folder_ / "terms.tbx"});
  EXPECT_THAT(found(project.options, lines("en", "It took 15 days.\n"), lines("de", "Es dauerte  50 Tage.\n")),
              testing::ElementsAre("number-changed critical"));
}

TEST_F(ProjectFile, SaysMoreForSomeLanguages) {
  const Project project = read(
      "[check]\nwithout = [\"number\"]\n[[languages]]\ntarget = \"de\"\nwith = [\"number\"]\nwithout = [\"spacing\"]\n"
      "[languages.severity]\nnumber = \"info\"\n");
  const auto source = lines("en", "It took 15 days.\n");
  EXPECT_THAT(found(project.options, source, lines("de", "Es dauerte  50 Tage.\n")),
              testing::ElementsAre("number-changed info"));
  EXPECT_THAT(found(project.options, source, lines("fr", "Cela a pris  50 jours.\n")),
              testing::ElementsAre("double-space minor"));
}

TEST_F(ProjectFile, SwitchesSomeOfAFamilyOnAgain) {
  const auto source = lines("en", "It took 15 days, they said.\n");
  const auto target = lines("de", "Es dauerte  50 Tage,sagten sie.\n");
  const Project one = read(
      "[check]\nwithout = [\"spacing\", \"number\"]\n[[languages]]\ntarget = \"de\"\nwith = [\"missing-space\"]\n");
  EXPECT_THAT(found(one.options, source, target), testing::ElementsAre("missing-space minor"));
  const Project family = read(
      "[check]\nwithout = [\"missing-space\", \"number\"]\n[[languages]]\ntarget = \"de\"\nwith = [\"spacing\"]\n");
  EXPECT_THAT(found(family.options, source, target), testing::ElementsAre("double-space minor", "missing-space minor"));
}

TEST_F(ProjectFile, HasRulesOfItsOwn) {
  const Project project = read(
      "[[rule]]\nname = \"EU\"\nsource = '\\bEU\\b'\ntarget = '\\bЄС\\b'\nseverity = \"major\"\n"
      "[[rule]]\nname = \"no shouting\"\ntarget = '!'\nsuggestion = \".\"\n"
      "[[rule]]\nname = \"invented\"\nsource = 'NATO'\ntarget = 'НАТО'\nexpect = \"source\"\n"
      "[[rule]]\nname = \"false friend\"\nsource = 'magazine'\ntarget = 'магазин'\nexpect = \"neither\"\n"
      "[[rule]]\nname = \"German only\"\ntarget = '.'\ntarget_language = \"de\"\n");
  const auto source = lines("en", "The EU agreed today.\nThe EU said no.\nNobody came.\nHis magazine was closed.\n");
  const auto target = lines("uk", "ЄС погодився сьогодні.\nСоюз відмовив!\nНАТО не прийшло.\nЙого магазин закрили.\n");
  CheckerOptions options = project.options;
  options.without = {"name", "punctuation"};
  EXPECT_THAT(found(options, source, target), testing::UnorderedElementsAre("user-rule major", "user-rule minor",
                                                                            "user-rule minor", "user-rule minor"));
}

TEST_F(ProjectFile, TwoRulesMaySpeakOfOnePlace) {
  const Project project = read("[[rule]]\nname = \"a\"\ntarget = 'x+'\n[[rule]]\nname = \"b\"\ntarget = 'xx'\n");
  EXPECT_EQ(found(project.options, lines("en", "Word.\n"), lines("en", "Word xx.\n")).size(), 2U);
}

TEST_F(ProjectFile, BeginsWithAProfile) {
  const Project project = read("profile = \"legal\"\n[check.severity]\nnumber = \"minor\"\n");
  EXPECT_EQ(project.options.severities.at("omission"), Severity::kCritical);
  EXPECT_EQ(project.options.severities.at("number"), Severity::kMinor)
      << "the project's word comes after the profile's";
  EXPECT_EQ(error_of("\nprofile = \"nonsense\"\n").line, 2U);
  static_cast<void>(read("profile = \"legal\"\n"));
  Project other;
  read_profile("software", kProfiles, other);
  read_project(path_, kProfiles, other, ProfileOfFile::kLeftOut);
  EXPECT_EQ(other.options.severities.count("omission"), 0U) << "another profile stands in its place";
  Project none;
  EXPECT_THROW(read_profile("../data/profiles/legal", kProfiles, none), Error);
}

TEST_F(ProjectFile, HasAStyle) {
  const Project project =
      read("[style]\nquotes = \"«»\"\nnames = \"uk-2010\"\n[[languages]]\ntarget = \"en\"\nstyle.quotes = \"“”\"\n");
  EXPECT_EQ(project.options.style.quotes, "«»");
  EXPECT_EQ(project.options.style.names, "uk-2010");
  EXPECT_EQ(project.options.languages.at(0).style.quotes, "“”");
  EXPECT_EQ(error_of("[style]\nmarks = \"x\"\n").line, 2U);
}

TEST_F(ProjectFile, EveryProfileIsRead) {
  for (const auto& entry : std::filesystem::directory_iterator(kProfiles)) {
    Project project;
    EXPECT_NO_THROW(read_profile(entry.path().stem().string(), kProfiles, project)) << entry.path();
  }
}

TEST_F(ProjectFile, SaysWhereItIsWrong) {
  EXPECT_EQ(error_of("[check\n").line, 1U);
  EXPECT_EQ(error_of("[check]\nwithuot = []\n").line, 2U);
  const Where where = error_of("[check]\nwithout = [\"number\", \"nonsense\"]\n");
  EXPECT_EQ(where.line, 2U);
  EXPECT_EQ(where.column, 22U);
  EXPECT_EQ(error_of("[check]\nleast_confidence = 2\n").line, 2U);
  EXPECT_EQ(error_of("[check.severity]\nnumber = \"bad\"\n").line, 2U);
  EXPECT_EQ(error_of("check = 3\n").line, 1U);
  EXPECT_EQ(error_of("[style]\nquotes = \"«\"\n").line, 2U);
  EXPECT_EQ(error_of("\n[[rule]]\nname = \"x\"\ntarget = '('\n").line, 4U);
  const Where source = error_of("[[rule]]\ntarget = 'x'\nname = \"x\"\nsource = '['\n");
  EXPECT_EQ(source.line, 4U);
  EXPECT_EQ(source.column, 10U);
  EXPECT_EQ(error_of("[[rule]]\ntarget = 'x'\n").line, 1U) << "no name";
  EXPECT_EQ(error_of("[[rule]]\nname = \"x\"\n").line, 1U) << "no pattern";
  EXPECT_EQ(error_of("[[rule]]\nname = \"x\"\ntarget = 'q*'\n").line, 3U) << "matches everywhere";
  EXPECT_NO_THROW(read("[[rule]]\nname = \"unit\"\ntarget = '(?<=\\d)(?=%)'\n"));
  EXPECT_NO_THROW(read("[[rule]]\nname = \"end\"\ntarget = '(?<![.!?])$'\n"));
  EXPECT_EQ(error_of("[[rule]]\nname = \"x\"\ntarget = 'x'\nexpect = \"source\"\n").line, 4U);
  EXPECT_EQ(error_of("[[rule]]\nname = \"x\"\nsource = 'x'\nsuggestion = \"y\"\n").line, 4U) << "nothing to replace";
  EXPECT_EQ(error_of("[[rule]]\nname = \"x\"\nsource = 'x'\ntarget = 'y'\nsuggestion = \"y\"\n").line, 5U);
  for (const char* language : {"???", "English", "xx"})
    EXPECT_EQ(error_of("[[languages]]\nsource = \"" + std::string(language) + "\"\n").line, 2U) << language;
  EXPECT_EQ(error_of("[[rule]]\nname = \"x\"\ntarget = 'x'\ntarget_language = \"German\"\n").line, 4U);
  EXPECT_NO_THROW(read("[[languages]]\nsource = \"*\"\ntarget = \"qaa\"\n"));
  EXPECT_EQ(error_of("a = \"\xFF\"\n").line, 1U);
}

}  // namespace
}  // namespace tolmach::check
