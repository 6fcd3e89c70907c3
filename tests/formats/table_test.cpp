#include <array>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "formats/alignment_jsonl_reader.h"
#include "formats/pair_rows.h"
#include "formats/table_tsv.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

std::vector<RowDocument> documents_of(std::vector<PairRow> rows, const char* source_language,
                                      const char* target_language) {
  const std::size_t count = rows.size();
  return RowDocuments(source_of(std::move(rows)), source_language, target_language).next(count);
}

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

TEST(TableReader, FindsColumnsInAnyCaseAndRefusesDoubledOnes) {
  std::istringstream in("Src\tTarget\tnote\tnote\n");
  const TableReader table(in, "t", false);
  constexpr std::array<std::string_view, 2> kNames{"source", "src"};
  EXPECT_EQ(table.column(kNames), 0U);
  EXPECT_EQ(table.column("target"), 1U);
  EXPECT_EQ(table.column("source"), std::nullopt);
  EXPECT_THROW(static_cast<void>(table.column("note")), Error);
}

TEST(Escapes, GoRoundTrip) {
  const std::string text = "tab\t line\n back\\slash \\t";
  EXPECT_EQ(unescape_field(escape_field(text)), text);
  EXPECT_EQ(escape_field("a\tb"), "a\\tb");
  EXPECT_EQ(unescape_field("\\q\\"), "\\q\\") << "other backslashes are characters";
}

TEST(PairRows, GroupsRowsOfADocument) {
  std::istringstream in("source\ttarget\tdocument\tid\nA.\tБ.\td1\tx\nC.\tВ.\t\ty\nE.\tГ.\td1\tz\n");
  const auto documents = documents_of(read_pair_rows(in, "t", false), "en", "uk");
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].ids, (std::vector<std::string>{"x", "z"}));
  EXPECT_EQ(documents[0].alignment.size(), 2U);
  EXPECT_EQ(documents[1].name, "");
  EXPECT_EQ(documents[0].lines, (std::vector<std::size_t>{2, 4}));
}

TEST(PairRows, PartsOfADocumentShareItsLanguages) {
  PairRow first{"The city council opened the new bridge on Monday morning.",
                "Die Stadt eröffnete am Montag die neue Brücke.",
                {},
                {},
                "d",
                "1"};
  PairRow second{"files", "Dateien", {}, {}, "d", "2", 2, 1, {}, {}};
  const auto documents = documents_of({first, second}, "", "");
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[1].name, "d");
  EXPECT_EQ(documents[1].source.language, "en");
  EXPECT_EQ(documents[1].target.language, "de");
}

TEST(PairRows, AreReadFromObjects) {
  const auto rows = read_alignment_jsonl(
      "{\"source\":\"A.\",\"target\":\"Б.\",\"source_language\":\"eng\",\"id\":7}\n\n"
      "{\"source\":{\"text\":\"C.\"},\"target\":{\"text\":\"В.\"},\"document\":\"d\",\"id\":null}\n",
      "x");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].source, "A.");
  EXPECT_EQ(rows[0].source_language, "en");
  EXPECT_EQ(rows[0].id, "7");
  EXPECT_EQ(rows[1].target, "В.");
  EXPECT_EQ(rows[1].document, "d");
  EXPECT_EQ(rows[1].id, "");
  EXPECT_EQ(rows[1].line, 3U);
  for (const char* bad : {"[]", "7", "{\"source\":\"a\"}", "{\"source\":\"a\",\"target\":3}",
                          "{\"source\":\"a\",\"target\":\"b\",\"source_language\":\"???\"}"})
    EXPECT_THROW(static_cast<void>(read_alignment_jsonl(bad, "x")), Error) << bad;
  const auto lacking =
      read_alignment_jsonl("{\"src\":\"A.\"}\n{\"source\":\"B.\",\"target\":null,\"src_lang\":\"en\"}\n", "x");
  ASSERT_EQ(lacking.size(), 2U);
  EXPECT_EQ(lacking[0].source, "A.");
  EXPECT_EQ(lacking[0].target, "");
  EXPECT_EQ(lacking[1].source_language, "en");
}

}  // namespace
}  // namespace tolmach::formats
