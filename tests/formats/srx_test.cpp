#include "formats/srx.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace tolmach::formats
