#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>

#include "formats/alignment_jsonl.h"
#include "formats/alignment_tsv.h"
#include "formats/beads.h"
#include "formats/ladder.h"
#include "formats/moses.h"
#include "formats/tmx.h"
#include "text/decode.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::formats {
namespace {

namespace fs = std::filesystem;

text::Document lines(const std::string& language, const std::string& bytes, const std::string& encoding = "UTF-8") {
  text::Decoded decoded = text::decode(bytes, "test", encoding);
  text::Document document;
  document.id = "test";
  document.language = language;
  document.text = std::move(decoded.text);
  document.source_map = std::move(decoded.source_map);
  text::segment_lines(document);
  return document;
}

/// Two texts with a 2-1 bead, a deletion and an insertion.
class BitextTest : public testing::Test {
 protected:
  text::Document source = lines("en", "One.\nTwo <b>.\nThree\t&.\n");
  text::Document target = lines("uk", "\xCE\xE4\xE8\xED.\n\xD2\xF0\xE8.\n", "windows-1251");
  align::Alignment alignment = {{{0, 2}, {0, 1}, 0.5}, {{2, 3}, {1, 1}, 0.25}, {{3, 3}, {1, 2}, 1}};
  Bitext bitext{source, target, alignment};
};

TEST_F(BitextTest, WritesTsv) {
  std::ostringstream out;
  write_alignment_tsv(out, bitext);
  EXPECT_EQ(out.str(),
            "source_segments\ttarget_segments\tconfidence\tsource\ttarget\n"
            "0 1\t0\t0.5\tOne. Two <b>.\tОдин.\n"
            "2\t\t0.25\tThree\\t&.\t\n"
            "\t1\t1\t\tТри.\n");
}

TEST_F(BitextTest, WritesBytesOfTheFileIntoJson) {
  std::ostringstream out;
  write_alignment_jsonl(out, bitext);
  EXPECT_THAT(out.str(), testing::HasSubstr("\"target\":{\"segments\":[1],\"begin\":6,\"end\":10,\"text\":\"Три.\"}"))
      << "one byte a letter in windows-1251";
  EXPECT_THAT(out.str(), testing::HasSubstr("\"target\":{\"segments\":[],\"begin\":6,\"end\":6,\"text\":\"\"}"));
  EXPECT_THAT(out.str(), testing::HasSubstr("\"type\":\"2-1\""));
}

TEST_F(BitextTest, WritesBeadsThatAreReadBack) {
  std::ostringstream out;
  write_beads(out, bitext);
  EXPECT_EQ(out.str(), "[0, 1]:[0]:0.5\n[2]:[]:0.25\n[]:[1]:1\n");
  std::istringstream in(out.str());
  const auto beads = to_beads(read_bead_lines(in, "b"), source, target, "b");
  const align::Alignment again = complete_alignment(beads, source, target);
  ASSERT_EQ(again.size(), alignment.size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    EXPECT_EQ(again[i].source, alignment[i].source);
    EXPECT_EQ(again[i].target, alignment[i].target);
    EXPECT_EQ(again[i].confidence, alignment[i].confidence);
  }
}

TEST_F(BitextTest, SaysWhereABeadListIsWrong) {
  for (const char* bad : {"[0]:[0]\nnonsense\n", "[0]:[0]\n[0]:[1]\n", "[0]:[0]\n[0, 2]:[1]\n", "[0]:[0]\n[9]:[1]\n",
                          "[0]:[0]\n[1]:[1]:x\n", "[0]:[1]\n[1]:[0]\n"}) {
    std::istringstream in(bad);
    try {
      static_cast<void>(to_beads(read_bead_lines(in, "b"), source, target, "b"));
      FAIL() << bad;
    } catch (const Error& error) {
      EXPECT_EQ(error.where().line, 2U) << bad;
    }
  }
}

/// The line that to_beads() complains about; 0 where all is well.
std::size_t wrong_line(const std::string& beads, const LinkRules& rules) {
  const auto source = lines("en", "0\n1\n2\n\n4\n5\n");
  const auto target = lines("uk", "0\n1\n2\n3\n4\n5\n");
  std::istringstream in(beads);
  try {
    static_cast<void>(to_beads(read_bead_lines(in, "b"), source, target, "b", rules));
    return 0;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kIo);
    return error.where().line;
  }
}

TEST(LinkRules, LetOnlyNeighboursChangePlaces) {
  const LinkRules swap{align::TargetOrder::kMayCross};
  EXPECT_EQ(wrong_line("[0]:[1]\n[1]:[0]\n[2]:[2]\n", swap), 0U);
  EXPECT_EQ(wrong_line("[2]:[2]\n[1]:[0]\n[0]:[1]\n", swap), 0U) << "the order of the lines is free";
  EXPECT_EQ(wrong_line("[0]:[1]\n[1]:[0]\n[4]:[3]\n[5]:[2]\n", swap), 0U);
  EXPECT_EQ(wrong_line("[0]:[1]\n[1]:[0]\n", {}), 2U);
  EXPECT_EQ(wrong_line("[0]:[2]\n[1]:[0]\n", swap), 2U) << "a target segment lies between";
  EXPECT_EQ(wrong_line("[0]:[1]\n[2]:[0]\n", swap), 2U) << "a source segment lies between";
  EXPECT_EQ(wrong_line("[0, 1]:[1]\n[2]:[0]\n", swap), 2U) << "more than one segment";
  EXPECT_EQ(wrong_line("[0]:[2]\n[1]:[1]\n[2]:[0]\n", swap), 3U) << "three";
  EXPECT_EQ(wrong_line("[0]:[1]\n[1]:[2]\n[2]:[1]\n", swap), 3U) << "twice";
}

TEST(LinkRules, RefuseWhatCantBeAnchored) {
  EXPECT_EQ(wrong_line("[0]:[0]\n[2, 3]:[2]\n", {}), 0U);
  EXPECT_EQ(wrong_line("[0]:[0]\n[2, 3]:[2]\n", {align::TargetOrder::kKept, true}), 2U) << "an empty line";
  EXPECT_EQ(wrong_line("[0]:[0]\n[3]:[]\n", {align::TargetOrder::kKept, true}), 0U);
  EXPECT_EQ(wrong_line("[0]:[0, 1]\n[1, 2]:[2]\n", {align::TargetOrder::kKept, true, 1}), 1U);
}

TEST_F(BitextTest, ReadsNoListWithoutBeads) {
  for (const char* empty : {"", "\n\n", "\xEF\xBB\xBF"}) {
    std::istringstream in(empty);
    EXPECT_THROW(static_cast<void>(read_bead_lines(in, "b")), Error);
    std::istringstream ladder(empty);
    EXPECT_THROW(static_cast<void>(read_ladder(ladder, "l")), Error);
  }
}

TEST_F(BitextTest, WritesAndReadsLadders) {
  std::ostringstream out;
  write_ladder(out, bitext);
  EXPECT_EQ(out.str(), "0\t0\t0.5\n2\t1\t0.25\n3\t1\t1\n3\t2\t0\n");
  std::istringstream in(out.str());
  const auto beads = read_ladder(in, "l");
  ASSERT_EQ(beads.size(), 3U);
  EXPECT_EQ(beads[0].source, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_TRUE(beads[1].target.empty());
  EXPECT_EQ(beads[1].confidence, 0.25);
  std::istringstream bare("0\t0\n1\t1\n");
  EXPECT_EQ(read_ladder(bare, "l").front().confidence, std::nullopt);
  std::istringstream back("0\t0\n2\t2\n1\t3\n");
  EXPECT_THROW(static_cast<void>(read_ladder(back, "l")), Error);
}

TEST(Moses, KeepsItsFilesInStep) {
  const auto source = lines("en", "One\xE2\x80\xA8line.\nTwo.\n");
  const auto target = lines("uk", "Раз.\nДва.\n");
  const align::Alignment alignment = {{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 2}, 1}};
  std::ostringstream a;
  std::ostringstream b;
  write_moses(a, b, {source, target, alignment});
  EXPECT_EQ(a.str(), "One line.\nTwo.\n");
  EXPECT_EQ(b.str(), "Раз.\nДва.\n");
}

TEST_F(BitextTest, EscapesTmx) {
  std::ostringstream out;
  write_tmx(out, bitext, {"tolmach 0.1.0", "align \"a\" & b"});
  EXPECT_THAT(out.str(), testing::HasSubstr("<seg>One. Two &lt;b&gt;.</seg>"));
  EXPECT_THAT(out.str(), testing::HasSubstr("creationtoolversion=\"0.1.0\""));
  EXPECT_THAT(out.str(), testing::HasSubstr("align &quot;a&quot; &amp; b"));
}

TEST_F(BitextTest, WritesValidTmx) {
  const fs::path schema = fs::path(TOLMACH_TEST_SHARED) / "schemas" / "tmx14.dtd";
  if (!fs::exists(schema)) GTEST_SKIP() << "the TMX schema is not here";
  if (std::system("command -v xmllint >/dev/null") != 0) GTEST_SKIP() << "xmllint is not installed";
  source = lines("en", "A \x01 control & a <tag>.\nTwo.\nThree.\n");
  const fs::path file = fs::temp_directory_path() / "tolmach_test.tmx";
  {
    std::ofstream out(file);
    write_tmx(out, bitext, {"tolmach 0.1.0", ""});
  }
  const std::string command =
      "xmllint --nonet --noout --dtdvalid '" + schema.string() + "' '" + file.string() + "' 2>/dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
  fs::remove(file);
}

TEST(JoinedText, PutsNoSpaceBetweenIdeographs) {
  const auto chinese = lines("zh", "今天下雨。\n明天晴。\n");
  EXPECT_EQ(joined_text(chinese, {0, 2}), "今天下雨。明天晴。");
  const auto english = lines("en", "One.\n\nTwo.\n");
  EXPECT_EQ(joined_text(english, {0, 3}), "One. Two.");
}

}  // namespace
}  // namespace tolmach::formats
