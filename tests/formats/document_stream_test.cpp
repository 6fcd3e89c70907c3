#include "formats/document_stream.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

struct Row {
  std::uint64_t begin, end;
  std::uint32_t paragraph;
  std::string text;
  friend bool operator==(const Row& a, const Row& b) {
    return a.begin == b.begin && a.end == b.end && a.paragraph == b.paragraph && a.text == b.text;
  }
  friend std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.begin << '-' << row.end << " (" << row.paragraph << ") " << row.text;
  }
};

class DocumentStreamTest : public testing::Test {
 protected:
  ~DocumentStreamTest() override { std::filesystem::remove(path_); }

  void write(const std::string& content) { std::ofstream(path_, std::ios::binary) << content; }

  std::vector<Row> rows(std::size_t piece_bytes, ReadOptions options = {}) {
    if (options.language.empty()) options.language = "en";
    DocumentStream stream(path_, options, splitter_, {}, piece_bytes);
    std::vector<Row> out;
    pieces_ = 0;
    while (const auto piece = stream.next()) {
      ++pieces_;
      for (std::size_t i = 0; i < piece->segments.size(); ++i) {
        const text::Segment& segment = piece->segments[i];
        out.push_back({piece->source_map.to_file(segment.span.begin), piece->source_map.end_to_file(segment.span.end),
                       segment.paragraph, std::string(piece->segment_text(i))});
      }
    }
    return out;
  }

  std::string message(std::size_t piece_bytes) {
    try {
      (void)rows(piece_bytes);
    } catch (const Error& error) {
      return error.what();
    }
    return "no error";
  }

  // Tests run side by side.
  std::string path_ =
      (std::filesystem::temp_directory_path() /
       (std::string("tolmach_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".txt"))
          .string();
  text::SentenceSplitter splitter_{text::DataFolder(TOLMACH_TEST_DATA)};
  int pieces_ = 0;
};

constexpr std::size_t kWhole = 1U << 20U;

std::string long_text() {
  std::string out = "\xEF\xBB\xBF";
  for (int i = 0; i < 40; ++i) {
    out += "Dr. Adams came to Łódź at 3.5 p.m. on a Monday. He left again! Why? Nobody knows…";
    if (i % 3 == 0) out += " The town of Київ was quiet. So was the harbour.";
    out += i % 4 == 0 ? "\r\n\r\n" : i % 4 == 1 ? "\n" : i % 4 == 2 ? "\n\n   \n" : " ";
  }
  return out;
}

TEST_F(DocumentStreamTest, FindsTheSameInPiecesOfAnySize) {
  write(long_text());
  const std::vector<Row> whole = rows(kWhole);
  EXPECT_EQ(pieces_, 1);
  EXPECT_GT(whole.size(), 150U);
  EXPECT_EQ(whole.front().begin, 3U) << "behind the byte order mark";
  for (const std::size_t piece : {1U, 7U, 64U, 100U, 333U, 1000U, 4096U}) {
    EXPECT_EQ(rows(piece), whole) << "pieces of " << piece << " bytes";
    EXPECT_GT(pieces_, 1);
  }
}

TEST_F(DocumentStreamTest, KeepsASentenceLongerThanAPiece) {
  const std::string sentence = "A" + std::string(5000, 'a') + ".";
  write(sentence + " The end came. It was over.");
  EXPECT_THAT(rows(100),
              testing::ElementsAre(testing::Field(&Row::text, sentence), testing::Field(&Row::text, "The end came."),
                                   testing::Field(&Row::text, "It was over.")));
}

TEST_F(DocumentStreamTest, SaysWhereAByteIsWrong) {
  std::string text = long_text();
  const std::size_t place = text.find("Monday", 2000);
  text[place] = '\xFF';
  write(text);
  EXPECT_THAT(message(300), testing::AllOf(testing::HasSubstr("not UTF-8"), testing::HasSubstr(std::to_string(place))));
  text[place] = '\0';
  write(text);
  EXPECT_THAT(message(300), testing::AllOf(testing::HasSubstr("NUL"), testing::HasSubstr(std::to_string(place))));
}

TEST_F(DocumentStreamTest, TakesOtherEncodingsWhole) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "\xCF\xF0\xE8\xE2\xB3\xF2. \xD2\xE0\xEA.\n";  // Windows-1251
  write(text);
  ReadOptions options;
  options.encoding = "windows-1251";
  options.language = "uk";
  const std::vector<Row> found = rows(50, options);
  EXPECT_EQ(pieces_, 1);
  ASSERT_EQ(found.size(), 60U);
  EXPECT_EQ(found[1].text, "Так.");
  EXPECT_EQ(found[1].begin, 8U);
}

TEST_F(DocumentStreamTest, RefusesNothingButWhiteSpace) {
  write(std::string(5000, ' '));
  EXPECT_THAT(message(100), testing::HasSubstr("nothing but white space"));
  write("");
  EXPECT_THAT(message(100), testing::HasSubstr("empty"));
}

}  // namespace
}  // namespace tolmach::formats
