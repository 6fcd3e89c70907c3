#include "formats/srx.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "formats/srx_writer.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

/// An SRX file with two lists of rules; gone with the object.
class SrxFile {
 public:
  explicit SrxFile(const std::string& cascade, const std::string& before = "[.?!]+")
      : path_((std::filesystem::temp_directory_path() / ("tolmach_srx_test_" + cascade + ".srx")).string()) {
    std::ofstream(path_)
        << "<?xml version=\"1.0\"?>\n<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n"
        << "<header segmentsubflows=\"yes\" cascade=\"" << cascade << "\"/><body><languagerules>\n"
        << "<languagerule languagerulename=\"En\"><rule break=\"no\"><beforebreak>\\bDr\\.</beforebreak>"
        << "<afterbreak>\\s</afterbreak></rule></languagerule>\n"
        << "<languagerule languagerulename=\"All\"><rule break=\"yes\"><beforebreak>" << before
        << "</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules>\n"
        << "<maprules><languagemap languagepattern=\"[Ee][Nn].*\" languagerulename=\"En\"/>"
        << "<languagemap languagepattern=\".*\" languagerulename=\"All\"/></maprules></body></srx>\n";
  }
  ~SrxFile() { std::filesystem::remove(path_); }
  SrxFile(const SrxFile&) = delete;
  SrxFile& operator=(const SrxFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::vector<std::string> split(const text::SrxRules& rules, std::string_view text, std::string_view language) {
  std::vector<std::string> out;
  for (const text::Span& span : rules.split(text, language)) out.emplace_back(span.of(text));
  return out;
}

using Sentences = std::vector<std::string>;

TEST(Srx, TriesTheRulesOfAllMatchingMapsInOrder) {
  const SrxFile file("yes");
  const text::SrxRules rules = read_srx(file.path());
  EXPECT_EQ(split(rules, "Dr. Čapek came. Він пішов! Ok", "en"), (Sentences{"Dr. Čapek came.", "Він пішов!", "Ok"}));
  EXPECT_EQ(split(rules, "Dr. Čapek came.", "cs"), (Sentences{"Dr.", "Čapek came."}));
}

TEST(Srx, TakesTheFirstMapAloneWithoutCascade) {
  const SrxFile file("no");
  EXPECT_EQ(split(read_srx(file.path()), "One. Two.", "en"), (Sentences{"One. Two."}));
}

TEST(Srx, NamesTheLineOfABadExpression) {
  const SrxFile file("bad", "[.?");
  try {
    (void)read_srx(file.path());
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 5U);
    EXPECT_NE(error.message().find("[.?"), std::string::npos);
    EXPECT_NE(error.message().find("a bracket is not closed"), std::string::npos) << error.message();
  }
}

TEST(Srx, RefusesOtherXmlAndDocumentTypes) {
  const std::string path = (std::filesystem::temp_directory_path() / "tolmach_srx_test_other.srx").string();
  for (const std::string content : {"<tmx/>", "<!DOCTYPE srx [<!ENTITY a 'a'>]><srx/>", "<srx", "no xml"}) {
    std::ofstream(path) << content;
    EXPECT_THROW((void)read_srx(path), Error) << content;
  }
  std::filesystem::remove(path);
}

/// An SRX file of one line around some rules and maps.
std::string one_line(const std::string& rules,
                     const std::string& maps = R"(<languagemap languagepattern=".*" languagerulename="d"/>)") {
  return R"(<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body><languagerules>)" +
         rules + "</languagerules><maprules>" + maps + "</maprules></body></srx>";
}

TEST(Srx, RefusesWhatOnlyLooksLikeRules) {
  const std::string list = R"(<languagerule languagerulename="d"/>)";
  EXPECT_NO_THROW((void)parse_srx(one_line(list), "rules.srx")) << "a list may be empty";
  for (const std::string& content :
       {one_line("<rule><beforebreak>a</beforebreak></rule>" + list), one_line(list + "<rule/>"),
        one_line(R"(<languagerule languagerulename="d"><rule break="maybe"/></languagerule>)"),
        one_line("<languagerule/>"), one_line(R"(<languagerule languagerulename="e"/>)"), one_line(list, ""),
        one_line(list, R"(<languagemap languagerulename="d"/>)"),
        std::string(R"(<srx version="1.0"><header/></srx>)")}) {
    try {
      (void)parse_srx(content, "rules.srx");
      ADD_FAILURE() << "expected an error: " << content;
    } catch (const Error& error) {
      EXPECT_EQ(error.where().line, 1U) << content;
    }
  }
}

TEST(Srx, LetsTheFirstRuleWinAndNamesIt) {
  const text::SrxRules rules = parse_srx(
      one_line("<languagerule languagerulename=\"d\">\n<rule break=\"no\"><beforebreak>Mr\\.</beforebreak></rule>\n"
               "<rule><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>\n"
               "<rule break=\"no\"><beforebreak>end\\.</beforebreak></rule></languagerule>"),
      "rules.srx");
  const std::vector<text::Boundary> boundaries = rules.boundaries("Mr. A at the end. Yes", "en");
  ASSERT_EQ(boundaries.size(), 2U);
  EXPECT_FALSE(boundaries[0].ends);
  EXPECT_EQ(boundaries[0].rule, "rules.srx:2");
  EXPECT_TRUE(boundaries[1].ends);
  EXPECT_EQ(boundaries[1].rule, "rules.srx:3");
}

TEST(Srx, StopsAnExpressionThatTakesTooLong) {
  const SrxFile file("slow", "(?:(?:a+)+)+!");
  const text::SrxRules rules = read_srx(file.path());
  try {
    (void)rules.split(std::string(60, 'a'), "xx");
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 5U);
  }
}

TEST(SrxWriter, WritesRulesThatSplitAsOursDo) {
  const text::DataFolder data(TOLMACH_TEST_DATA);
  std::ostringstream out;
  write_srx(out, data);
  const text::SrxRules rules = parse_srx(out.str(), "exported.srx");
  EXPECT_EQ(split(rules, "Dr. Adams met J. K. Rowling at 5 p.m. on Jan. 3. She left. \"Why?\" he asked.", "en-GB"),
            (Sentences{"Dr. Adams met J. K. Rowling at 5 p.m. on Jan. 3.", "She left.", "\"Why?\" he asked."}));
  EXPECT_EQ(split(rules, "Am 3. Mai kam Prof. Weber z. B. aus Kiel. Er blieb.", "de"),
            (Sentences{"Am 3. Mai kam Prof. Weber z. B. aus Kiel.", "Er blieb."}));
  EXPECT_EQ(split(rules, "他来了。她走了！", "zh-Hans"), (Sentences{"他来了。", "她走了！"}));
  EXPECT_EQ(split(rules, "Ona tuli. Ta läks.", "et"), (Sentences{"Ona tuli.", "Ta läks."}))
      << "a language without rules";
}

TEST(SrxWriter, WritesValidSrx) {
  const std::filesystem::path schema = std::filesystem::path(TOLMACH_TEST_SHARED) / "schemas" / "srx20.xsd";
  if (!std::filesystem::exists(schema)) GTEST_SKIP() << "the SRX schema is not here";
  if (std::system("command -v xmllint >/dev/null") != 0) GTEST_SKIP() << "xmllint is not installed";
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "tolmach_srx_writer_test.srx";
  {
    std::ofstream out(file);
    write_srx(out, text::DataFolder(TOLMACH_TEST_DATA));
  }
  const std::string command =
      "xmllint --nonet --noout --schema '" + schema.string() + "' '" + file.string() + "' 2>/dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace tolmach::formats
