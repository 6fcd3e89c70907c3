#include "formats/tmx_reader.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

class TmxReaderTest : public tests::InFolder {
 protected:
  void write(const std::string& body, const std::string& doctype = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">") {
    std::ofstream(path_) << "<?xml version=\"1.0\"?>\n"
                         << doctype << "\n<tmx version=\"1.4\"><header srclang=\"uk\"/>\n<body>\n"
                         << body << "</body></tmx>\n";
  }
  std::string path_ = path("memory.tmx");
};

const char* const kUnit =
    "<tu><tuv xml:lang=\"en-GB\"><seg>One <bpt i=\"1\">&lt;b></bpt>and<ept i=\"1\"/> two &amp; three</seg></tuv>"
    "<tuv xml:lang=\"UK\"><seg>Один</seg></tuv><tuv xml:lang=\"pl\"><seg>Jeden</seg></tuv></tu>\n";

TEST_F(TmxReaderTest, TakesTheHeadersLanguageFirst) {
  write(kUnit);
  const auto rows = read_tmx(path_, "", "");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source, "Один");
  EXPECT_EQ(rows[0].source_language, "uk");
  EXPECT_EQ(rows[0].target, "One and two & three");
  EXPECT_EQ(rows[0].target_language, "en-GB");
}

TEST_F(TmxReaderTest, TakesTheLanguagesThatAreWanted) {
  write(std::string(kUnit) + "<tu><tuv xml:lang=\"en\"><seg>Alone</seg></tuv></tu>");
  const auto rows = read_tmx(path_, "en", "pl");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].target, "Jeden");
}

TEST_F(TmxReaderTest, TakesTheVariantOfTheRegionThatIsWanted) {
  write(
      "<tu><tuv xml:lang=\"en\"><seg>Three</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>Portugal</seg></tuv>"
      "<tuv xml:lang=\"pt-BR\"><seg>Brasil</seg></tuv></tu>"
      "<tu><tuv xml:lang=\"en\"><seg>Four</seg></tuv><tuv xml:lang=\"pt-PT\"><seg>Só um</seg></tuv></tu>");
  const auto rows = read_tmx(path_, "en", "pt");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].target, "Brasil");
  EXPECT_EQ(rows[1].target, "Só um") << "another region is better than nothing";
  EXPECT_EQ(read_tmx(path_, "en", "pt-PT")[0].target, "Portugal");
}

TEST_F(TmxReaderTest, KeepsMarkupAndIdsBesideTheText) {
  write(
      "<tu tuid=\"t1\"><tuv xml:lang=\"en\"><seg>A<bpt i=\"1\">&lt;a href='x'></bpt>b<ept i=\"1\">&lt;/a></ept>"
      "<ph x=\"2\"/><it pos=\"begin\">{0}</it></seg></tuv><tuv xml:lang=\"de\"><seg>C</seg></tuv></tu>\n"
      "<tu><tuv xml:lang=\"en\"><seg>Alone</seg></tuv></tu>\n"
      "<tu><tuv xml:lang=\"en\"><seg>E</seg></tuv><tuv xml:lang=\"de\"><seg>F</seg></tuv></tu>");
  std::size_t left_out = 0;
  const auto rows = read_tmx(path_, "en", "de", &left_out);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(left_out, 1U);
  EXPECT_EQ(rows[0].source, "Ab\xEF\xBF\xBC") << "what stands alone has its place";
  EXPECT_EQ(rows[0].source_codes, (std::vector<std::string>{"<a>", "</a>", "<ph x=\"2\">", "{0}"}));
  EXPECT_TRUE(rows[0].target_codes.empty());
  EXPECT_EQ(rows[0].id, "t1");
  EXPECT_EQ(rows[1].id, "3") << "its number in the file";
  EXPECT_EQ(rows[1].line, 7U);
}

TEST_F(TmxReaderTest, ReadsTheEncodingThatTheFileDeclares) {
  const auto write_in = [&](const std::string& encoding, const std::string& target) {
    std::ofstream(path_) << "<?xml version=\"1.0\" encoding=\"" << encoding
                         << "\"?>\n<tmx><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>Yes</seg></tuv>"
                            "<tuv xml:lang=\"ru\"><seg>"
                         << target << "</seg></tuv></tu></body></tmx>\n";
  };
  write_in("windows-1251", "\xC4\xE0");
  EXPECT_EQ(read_tmx(path_, "en", "ru")[0].target, "Да");
  write_in("Shift_JIS", "\x84\x44\x84\x70");
  EXPECT_EQ(read_tmx(path_, "en", "ru")[0].target, "Да");
  write_in("of-our-house", "\xC4\xE0");
  try {
    (void)read_tmx(path_, "en", "ru");
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "the encoding of-our-house can't be read");
    EXPECT_EQ(error.where().line, 1U);
  }
}

TEST_F(TmxReaderTest, SaysWhichLanguagesThereAre) {
  write(kUnit);
  try {
    (void)read_tmx(path_, "en", "de");
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_EQ(error.hint(), "the file has en-GB, pl, uk");
  }
}

TEST_F(TmxReaderTest, SaysWhereItIsWrong) {
  write("<tu>\n<tuv><seg>no language</seg></tuv></tu>");
  try {
    (void)read_tmx(path_, "", "");
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 6U);
  }
  write("<tu><tuv xml:lang=\"en\">");
  EXPECT_THROW((void)read_tmx(path_, "", ""), Error);
  write(kUnit, "<!DOCTYPE tmx [<!ENTITY a \"aaaa\">]>");
  EXPECT_THROW((void)read_tmx(path_, "", ""), Error) << "entities may grow without bound";
}

}  // namespace
}  // namespace tolmach::formats
