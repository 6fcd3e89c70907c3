// The cases of tests/text/cases/sentences/<language>.tsv: `|` stands where a sentence ends. Rows with the status
// `known` are known to fail; one that has come to pass must be marked `ok`, so that it stays so.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/sentences.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string status, text, note;
  std::size_t line = 0;
};

std::vector<Case> read_cases(const fs::path& path) {
  std::vector<Case> cases;
  for (const DataRow& row : read_data_rows(path, 2)) {
    if (row.fields[0] == "status") continue;
    std::string text = row.fields[1];
    for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
      text.replace(at, 2, "\n");
    cases.push_back({row.fields[0], text, row.fields.size() > 2 ? row.fields[2] : "", row.line});
  }
  return cases;
}

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_white_space(c)) append_utf8(out, c);
  }
  return out;
}

/// The sentences that the `|` mark, without white space.
std::vector<std::string> expected(const Case& a_case) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= a_case.text.size();) {
    const std::size_t end = std::min(a_case.text.find('|', begin), a_case.text.size());
    const std::string sentence = without_space(std::string_view(a_case.text).substr(begin, end - begin));
    if (!sentence.empty()) out.push_back(sentence);
    begin = end + 1;
  }
  return out;
}

std::vector<std::string> found(const Case& a_case, const std::string& language, SentenceSplitter& splitter) {
  Document document;
  document.language = language;
  document.text = a_case.text;
  document.text.erase(std::remove(document.text.begin(), document.text.end(), '|'), document.text.end());
  segment(document, splitter);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < document.segments.size(); ++i) out.push_back(without_space(document.segment_text(i)));
  return out;
}

class SentenceCases : public testing::TestWithParam<std::string> {};

TEST_P(SentenceCases, EndWhereTheyShould) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  const fs::path path = fs::path(TOLMACH_TEST_CASES) / "cases" / "sentences" / (GetParam() + ".tsv");
  for (const Case& a_case : read_cases(path)) {
    SCOPED_TRACE(path.string() + ":" + std::to_string(a_case.line) + ": " + a_case.note);
    if (a_case.status == "ok") {
      EXPECT_EQ(found(a_case, GetParam(), splitter), expected(a_case));
    } else {
      EXPECT_EQ(a_case.status, "known");
      EXPECT_NE(found(a_case, GetParam(), splitter), expected(a_case)) << "passes now: mark it ok";
    }
  }
}

std::vector<std::string> languages() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(TOLMACH_TEST_CASES) / "cases" / "sentences"))
    out.push_back(entry.path().stem().string());
  std::sort(out.begin(), out.end());
  return out;
}

INSTANTIATE_TEST_SUITE_P(Languages, SentenceCases, testing::ValuesIn(languages()),
                         [](const auto& language) { return language.param; });

}  // namespace
}  // namespace tolmach::text
