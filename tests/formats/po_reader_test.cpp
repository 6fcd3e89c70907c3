#include "formats/po_reader.h"

#include <string>

#include <gtest/gtest.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

const char* const kHeader =
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain\\n\"\n\"Language: uk_UA.UTF-8\\n\"\n\n";

std::size_t line_of_error(const std::string& content) {
  try {
    static_cast<void>(read_po(content, "x.po"));
  } catch (const Error& error) {
    EXPECT_EQ(error.where().file, "x.po");
    return error.where().line;
  }
  return 0;
}

TEST(PoReader, JoinsLinesAndReadsEscapes) {
  const auto rows =
      read_po(std::string(kHeader) +
                  "# note\nmsgctxt \"menu\"\nmsgid \"\"\n\"One\\n\"\n\"\\\"two\\\"\"\nmsgstr \"Раз\\t\\\\\"\n",
              "x.po");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source, "One\n\"two\"");
  EXPECT_EQ(rows[0].target, "Раз\t\\");
  EXPECT_EQ(rows[0].target_language, "uk");
  EXPECT_EQ(rows[0].id, "8");
}

TEST(PoReader, PairsTheSingularWithTheFirstFormAndThePluralWithEachOther) {
  const auto rows =
      read_po("msgid \"file\"\nmsgid_plural \"files\"\nmsgstr[0] \"файл\"\nmsgstr[1] \"файли\"\nmsgstr[2] \"файлів\"\n",
              "x.po");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].target, "файл");
  EXPECT_EQ(rows[1].source, "files");
  EXPECT_EQ(rows[1].target, "файли");
  EXPECT_EQ(rows[2].source, "files");
  EXPECT_EQ(rows[2].target, "файлів");
  EXPECT_NE(rows[1].part, rows[2].part) << "two forms are no two translations of one text";
}

TEST(PoReader, TakesTheOnlyFormForThePlural) {
  const auto rows = read_po("msgid \"one file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d 個\"\n", "x.po");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].source, "%d files");
  const auto empty =
      read_po("msgid \"file\"\nmsgid_plural \"files\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\nmsgstr[2] \"\"\n", "x.po");
  EXPECT_EQ(empty.size(), 1U) << "what is not translated is told once";
}

TEST(PoReader, KeepsContextsApart) {
  const auto rows = read_po(
      "msgctxt \"a\"\nmsgid \"Open\"\nmsgstr \"Öffnen\"\n\nmsgctxt \"b\"\nmsgid \"Open\"\nmsgstr \"Offen\"\n", "x.po");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].line, 2U);
  EXPECT_NE(rows[0].part, rows[1].part);
}

TEST(PoReader, KeepsWhatIsNotTranslatedAndPassesOverWhatIsObsolete) {
  const auto rows = read_po("msgid \"a\"\r\nmsgstr \"\"\r\n\r\n#~ msgid \"b\"\r\n#~ msgstr \"c\"\r\n", "x.po");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].target, "");
}

TEST(PoReader, SaysWhichLineIsWrong) {
  EXPECT_EQ(line_of_error("msgid \"a\nmsgstr \"b\"\n"), 1U);
  EXPECT_EQ(line_of_error("msgid \"a\"\nmsgstr \"b\"\nnonsense\n"), 3U);
  EXPECT_EQ(line_of_error("\"text first\"\n"), 1U);
  EXPECT_EQ(line_of_error("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"c\"\n"), 1U) << "a message without translation";
  EXPECT_EQ(line_of_error("msgstr \"a\"\n"), 1U);
}

}  // namespace
}  // namespace tolmach::formats
