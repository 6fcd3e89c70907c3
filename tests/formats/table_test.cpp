#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "formats/pair_rows.h"
#include "formats/table_tsv.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

TEST(TableReader, EndsLinesAtLfAndCrlfOnly) {
  std::istringstream in(
      "\xEF\xBB\xBF"
      "a\tb\r\n1\v2\t\"x\xE2\x80\xA8y\r\n\n3\t4");
  TableReader table(in, "t", false);
  EXPECT_EQ(table.header(), (std::vector<std::string>{"a", "b"}));
  std::vector<std::string> row;
  ASSERT_TRUE(table.next(row));
  EXPECT_EQ(row, (std::vector<std::string>{"1\v2", "\"x\xE2\x80\xA8y"}));
  ASSERT_TRUE(table.next(row));
  EXPECT_EQ(row[1], "4");
  EXPECT_EQ(table.line(), 4U);
  EXPECT_FALSE(table.next(row));
}

TEST(TableReader, SaysWhichLineAndColumnIsWrong) {
  std::istringstream in("a\tb\n1\n");
  TableReader table(in, "t", false);
  std::vector<std::string> row;
  try {
    static_cast<void>(table.next(row));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 2U);
  }
  EXPECT_THROW(static_cast<void>(table.require("c")), Error);
  std::istringstream damaged("a\tb\nx\t\xFF\n");
  TableReader bytes(damaged, "t", false);
  EXPECT_THROW(static_cast<void>(bytes.next(row)), Error);
}

TEST(Escapes, GoRoundTrip) {
  const std::string text = "tab\t line\n back\\slash \\t";
  EXPECT_EQ(unescape_field(escape_field(text)), text);
  EXPECT_EQ(escape_field("a\tb"), "a\\tb");
  EXPECT_EQ(unescape_field("\\q\\"), "\\q\\") << "other backslashes are characters";
}

TEST(PairRows, GroupsRowsOfADocument) {
  std::istringstream in("source\ttarget\tdocument\tid\nA.\tБ.\td1\tx\nC.\tВ.\t\ty\nE.\tГ.\td1\tz\n");
  const auto documents = group_rows(read_pair_rows(in, "t", false), "en", "uk");
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].ids, (std::vector<std::string>{"x", "z"}));
  EXPECT_EQ(documents[0].alignment.size(), 2U);
  EXPECT_EQ(documents[1].name, "");
}

}  // namespace
}  // namespace tolmach::formats
