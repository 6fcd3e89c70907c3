#include "formats/text_changes.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

TEST(TextChanges, LeaveTheRestOfTheFileAsItIs) {
  const std::string content = "one,,\r\ntwo  three\xC2\xAD\n";
  const ChangedText changed = apply_changes(content, {{10, 12, "  ", " ", ""}, {3, 5, ",,", ",", ""}});
  EXPECT_EQ(changed.content, "one,\r\ntwo three\xC2\xAD\n");
  ASSERT_EQ(changed.made.size(), 2U);
  EXPECT_EQ(changed.made[0].begin, 3U) << "in the order of their place";
}

TEST(TextChanges, AreNotMadeWhereTheFileSaysSomethingElse) {
  const std::string content = "a <b>c</b> d";
  const ChangedText changed = apply_changes(
      content, {{2, 8, "c", "x", "markup between"}, {100, 101, "z", "y", "behind the end"}}, {.markup = true});
  EXPECT_EQ(changed.content, content);
  EXPECT_EQ(changed.skipped.size(), 2U);
}

TEST(TextChanges, ThatOverlapAreMadeOnce) {
  const ChangedText changed = apply_changes("abcdef", {{0, 3, "abc", "x", ""}, {2, 4, "cd", "y", ""}});
  EXPECT_EQ(changed.content, "xdef");
  EXPECT_EQ(changed.skipped.size(), 1U);
}

TEST(TextChanges, WriteNoUtf8IntoAnotherEncoding) {
  const std::string cyrillic = "\xCF\xF0\xE8\xE2\xB3\xF2,, a";  // windows-1251
  const ChangedText changed = apply_changes(cyrillic, {{6, 8, ",,", ",", ""}, {9, 10, "a", "\xC3\xA4", "not ASCII"}});
  EXPECT_EQ(changed.content, "\xCF\xF0\xE8\xE2\xB3\xF2, a");
  EXPECT_EQ(changed.skipped.size(), 1U);
}

TEST(TextChanges, AreWrittenInTheEncodingOfTheFile) {
  const std::string cyrillic = "\xCF\xF0\xE8\xE2\xB3\xF2";  // Привіт
  const ChangedText changed = apply_changes(
      cyrillic, {{0, 1, "П", "п", ""}, {1, 2, "и", "і", "it has р"}, {5, 6, "т", "т\xE2\x9C\x93", "no such sign"}},
      {.encoding = "windows-1251"});
  EXPECT_EQ(changed.content, "\xEF\xF0\xE8\xE2\xB3\xF2");
  EXPECT_EQ(changed.skipped.size(), 2U);

  const std::string wide(
      "\xFF\xFE"
      "a\0 \0 \0b\0",
      10);
  EXPECT_EQ(apply_changes(wide, {{4, 8, "  ", " ", ""}, {10, 10, "", "…", ""}}, {.encoding = "UTF-16LE"}).content,
            std::string("\xFF\xFE"
                        "a\0 \0b\0\x26\x20",
                        10));
}

TEST(TextChanges, WriteNothingIntoWideCharactersThatAreTakenForUtf8) {
  const std::string wide("a\0b\0", 4);
  const ChangedText changed = apply_changes(wide, {{4, 4, "", ".", ""}, {0, 1, "a", "x", ""}});
  EXPECT_EQ(changed.content, wide);
  EXPECT_EQ(changed.skipped.size(), 2U);
}

TEST(TextChanges, EscapeMarkup) {
  EXPECT_EQ(apply_changes("<p>a b</p>", {{3, 6, "a b", "a & <b>", ""}}, {.markup = true}).content,
            "<p>a &amp; &lt;b&gt;</p>");
}

TEST(TextChanges, GoRoundTripThroughTheirFile) {
  const std::string path = testing::TempDir() + "/changes.tsv";
  std::ofstream(path) << [] {
    std::ostringstream out;
    write_changes_tsv(out, {{3, 5, "\t\n", "\\", "why"}});
    return out.str();
  }();
  const auto changes = read_changes_tsv(path);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].begin, 3U);
  EXPECT_EQ(changes[0].before, "\t\n");
  EXPECT_EQ(changes[0].after, "\\");
  std::ofstream(path) << "begin\tend\tbefore\tafter\n1\tx\ta\tb\n";
  EXPECT_THROW(static_cast<void>(read_changes_tsv(path)), Error);
  std::ofstream(path) << "begin\tend\tbefore\tafter\n5\t3\ta\tb\n";
  EXPECT_THROW(static_cast<void>(read_changes_tsv(path)), Error);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace tolmach::formats
