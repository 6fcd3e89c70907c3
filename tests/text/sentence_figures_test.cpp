// The figures below which sentence splitting may not fall, on the development data beside the project.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "text/icu_sentences.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(TOLMACH_TEST_SHARED) / "segmentation";

std::string read(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

/// Where sentences end, counted in characters that are no white space.
using Ends = std::set<std::size_t>;

std::size_t visible(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();)
    if (!is_white_space(next_code_point(text, at))) ++count;
  return count;
}

Ends ends_of_lines(const std::string& text) {
  Ends ends;
  std::size_t count = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    count += visible(line);
    ends.insert(count);
  }
  return ends;
}

Ends ends_of_segments(const Document& document) {
  Ends ends;
  std::size_t count = 0;
  for (std::size_t i = 0; i < document.segments.size(); ++i) {
    count += visible(document.segment_text(i));
    ends.insert(count);
  }
  return ends;
}

std::size_t errors(const Ends& gold, const Ends& found) {
  std::vector<std::size_t> wrong;
  std::set_symmetric_difference(gold.begin(), gold.end(), found.begin(), found.end(), std::back_inserter(wrong));
  return wrong.size();
}

class Treebank : public testing::TestWithParam<std::tuple<const char*, const char*, double>> {};

TEST_P(Treebank, HasFewerErrorsThanIcu) {
  const auto& [name, language, most] = GetParam();
  if (!fs::exists(kData)) GTEST_SKIP() << "the development data is not at " << kData;
  const Ends gold = ends_of_lines(read(kData / (std::string(name) + ".gold")));
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  Document document;
  document.language = language;
  document.text = read(kData / (std::string(name) + ".txt"));
  segment(document, splitter);
  const auto ours = static_cast<double>(errors(gold, ends_of_segments(document)));
  segment(document, splitter, icu_sentences);
  const auto icu = static_cast<double>(errors(gold, ends_of_segments(document)));
  EXPECT_LE(ours, most * icu) << "ICU has " << icu;
}

INSTANTIATE_TEST_SUITE_P(Sentences, Treebank,
                         testing::Values(std::tuple{"UD_Ukrainian-IU", "uk", .5},
                                         std::tuple{"UD_English-GUM", "en", .5},
                                         std::tuple{"UD_Russian-Taiga", "ru", .667}),
                         [](const auto& set) { return std::string(std::get<1>(set.param)); });

std::string unescaped(std::string text) {
  for (const auto& [escaped, plain] : {std::pair{"\\n", "\n"}, std::pair{"\\t", "\t"}, std::pair{"\\r", "\r"}})
    for (std::size_t at = text.find(escaped); at != std::string::npos; at = text.find(escaped, at + 1))
      text.replace(at, 2, plain);
  return text;
}

TEST(GoldenRules, StayAboveTheirFloors) {
  const fs::path path = kData / "golden_rules.tsv";
  if (!fs::exists(path)) GTEST_SKIP() << "the development data is not at " << path;
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  int exact = 0;
  int english = 0;
  for (const DataRow& row : read_data_rows(path, 4)) {
    if (row.fields[0] == "lang") continue;
    std::string expected = unescaped(row.fields[2]);
    for (std::size_t at = expected.find(" | "); at != std::string::npos; at = expected.find(" | ", at))
      expected.replace(at, 3, "\n");
    Document document;
    document.language = row.fields[0];
    document.text = unescaped(row.fields[1]);
    segment(document, splitter);
    // A line end within an expected sentence is no end: compared are places in the text.
    std::string joined;
    for (std::size_t i = 0; i < document.segments.size(); ++i) {
      std::string sentence(document.segment_text(i));
      std::replace(sentence.begin(), sentence.end(), '\n', ' ');
      joined += (i > 0 ? "\n" : "") + sentence;
    }
    const bool right = ends_of_lines(joined) == ends_of_lines(expected);
    exact += right ? 1 : 0;
    english += right && row.fields[3].find("GOLDEN_EN") != std::string::npos ? 1 : 0;
  }
  EXPECT_GE(exact, 455);
  EXPECT_GE(english, 48);
}

}  // namespace
}  // namespace tolmach::text
