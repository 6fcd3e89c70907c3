#include "formats/xliff_reader.h"

#include <string>

#include <gtest/gtest.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

std::string version_1(const std::string& units) {
  return "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">"
         "<file original=\"a.txt\" source-language=\"en\" target-language=\"DE\"><body>" +
         units + "</body></file></xliff>";
}

std::string version_2(const std::string& unit) {
  return "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"uk\">"
         "<file id=\"f1\"><unit id=\"u1\">" +
         unit + "</unit></file></xliff>";
}

TEST(XliffReader, ReadsUnitsOfVersion1WithoutCodesAndProposals) {
  const auto rows =
      read_xliff(version_1("<trans-unit id=\"7\"><source>It costs <g id=\"1\">15 &amp; more</g></source>"
                           "<target>Es kostet <ph id=\"2\">&lt;br/></ph>15</target>"
                           "<alt-trans><source>x</source><target>falsch</target></alt-trans></trans-unit>"),
                 "x.xlf");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source, "It costs 15 & more");
  EXPECT_EQ(rows[0].target,
            "Es kostet \xEF\xBF\xBC"
            "15")
      << "what stands alone has its place";
  EXPECT_EQ(rows[0].target_language, "de");
  EXPECT_EQ(rows[0].document, "a.txt");
  EXPECT_EQ(rows[0].id, "7");
}

TEST(XliffReader, PairsMarkedSegmentsByTheirIds) {
  const auto rows = read_xliff(
      version_1("<trans-unit id=\"8\"><source>A. B.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">A <mrk "
                "mtype=\"term\">x</mrk>.</mrk> <mrk mtype=\"seg\" mid=\"2\">B.</mrk></seg-source>"
                "<target><mrk mtype=\"seg\" mid=\"2\">Bb.</mrk> <mrk mtype=\"seg\" mid=\"1\">Aa.</mrk></target>"
                "</trans-unit>"),
      "x.xlf");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].source, "A x.");
  EXPECT_EQ(rows[0].target, "Aa.");
  EXPECT_EQ(rows[1].id, "8#2");
  EXPECT_EQ(rows[1].target, "Bb.");
}

TEST(XliffReader, ReadsSegmentsOfVersion2) {
  const auto rows =
      read_xliff(version_2("<segment id=\"s1\"><source>One <pc id=\"1\">two</pc><cp hex=\"0001\"/></source>"
                           "<target>Один два</target></segment><ignorable><source> </source></ignorable>"
                           "<segment><source>Three.</source></segment>"),
                 "x.xlf");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].source, "One two\x01");
  EXPECT_EQ(rows[0].target, "Один два");
  EXPECT_EQ(rows[0].id, "u1#s1");
  EXPECT_EQ(rows[1].target, "") << "not translated yet";
}

TEST(XliffReader, KeepsMarkupBesideTheText) {
  const auto old = read_xliff(
      version_1("<trans-unit id=\"1\"><source>A <g id=\"1\">b</g><x id=\"2\"/></source><seg-source><mrk mtype=\"seg\" "
                "mid=\"0\">A <g id=\"1\">b</g></mrk><mrk mtype=\"seg\" mid=\"1\"><x id=\"2\"/></mrk></seg-source>"
                "<target><mrk mtype=\"seg\" mid=\"0\">C</mrk></target></trans-unit>"),
      "x.xlf");
  ASSERT_EQ(old.size(), 2U);
  EXPECT_EQ(old[0].source, "A b");
  EXPECT_EQ(old[0].source_codes, (std::vector<std::string>{"<g id=\"1\">"}));
  EXPECT_TRUE(old[0].target_codes.empty());
  EXPECT_EQ(old[1].source_codes, (std::vector<std::string>{"<x id=\"2\">"}));
  const auto rows = read_xliff(
      version_2("<segment><source><sc id=\"1\"/>A<ec startRef=\"1\"/><mrk id=\"m\">b</mrk></source><target>C<ph "
                "id=\"2\"/></target></segment>"),
      "x.xlf");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source_codes, (std::vector<std::string>{"<sc id=\"1\">", "<ec startRef=\"1\">"}));
  EXPECT_EQ(rows[0].target_codes, (std::vector<std::string>{"<ph id=\"2\">"}));
}

TEST(XliffReader, PassesOverWhatIsNotToBeTranslated) {
  const auto rows =
      read_xliff(version_1("<group translate=\"no\">\n<trans-unit id=\"1\"><source>A</source></trans-unit>"
                           "<trans-unit id=\"2\" translate=\"yes\"><source>B</source></trans-unit></group>\n"
                           "<trans-unit id=\"3\" translate=\"no\"><source>C</source></trans-unit>"
                           "<trans-unit id=\"4\"><source>D</source></trans-unit>"),
                 "x.xlf");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].id, "2");
  EXPECT_EQ(rows[0].line, 3U);
  EXPECT_EQ(rows[1].id, "4");
}

TEST(XliffReader, RefusesWhatIsNoXliff) {
  for (const char* content :
       {"<tmx/>", "<xliff version=\"9.0\"/>", "<xliff version=\"1.2\">", "no XML",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff version=\"1.2\"/>", "<xliff version=\"2.0\" srcLang=\"???\"/>"})
    EXPECT_THROW(static_cast<void>(read_xliff(content, "x.xlf")), Error) << content;
}

}  // namespace
}  // namespace tolmach::formats
