// What the checker says of the texts of cases/: of one segment (findings.tsv), and of several (texts.tsv).

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

#include <gmock/gmock.h>

#include "check/checker.h"
#include "tests/check/case_lexicon.h"
#include "tests/lines.h"

namespace tolmach::check {
namespace {

using tests::lines;

std::string case_file(const std::string& name) {
  return std::string(TOLMACH_TEST_CASES) + "/cases/" + name;
}

/// Lines that translate each other; an empty one says that its counterpart has none.
align::Alignment pairs_of(const text::Document& source, const text::Document& target) {
  align::Alignment alignment;
  for (std::uint32_t i = 0; i < source.segments.size(); ++i) {
    if (source.segments[i].linkable && target.segments[i].linkable) {
      alignment.push_back({{i, i + 1}, {i, i + 1}, 1});
    } else {
      alignment.push_back({{i, i + 1}, {i, i}, 1});
      alignment.push_back({{i + 1, i + 1}, {i, i + 1}, 1});
    }
  }
  return alignment;
}

/// The codes of what is found; without a source where there are no lines of it.
std::vector<std::string> found(Checker& checker, const std::string& source_language, const std::string& source,
                               const std::string& language, const std::string& target) {
  const text::Document ours = lines(language, target);
  std::vector<Finding> findings;
  if (source == "-\n") {
    findings = checker.check({&ours});
  } else {
    const text::Document theirs = lines(source_language, source);
    EXPECT_EQ(ours.segments.size(), theirs.segments.size()) << target;
    const align::Alignment alignment = pairs_of(theirs, ours);
    findings = checker.check({&ours, &theirs, &alignment});
  }
  std::vector<std::string> codes;
  for (const Finding& finding : findings) codes.emplace_back(finding.code->name);
  return codes;
}

/// @param wanted a code, "none" or "known-failing:" and a code
void expect(const std::string& wanted, const std::vector<std::string>& codes, const std::string& text) {
  constexpr std::string_view kFailing = "known-failing:";
  if (wanted == "none") {
    EXPECT_THAT(codes, testing::IsEmpty()) << text;
  } else if (wanted.starts_with(kFailing)) {
    EXPECT_THAT(codes, testing::Not(testing::Contains(wanted.substr(kFailing.size()))))
        << "found now, mend the case: " << text;
  } else {
    EXPECT_THAT(codes, testing::Contains(wanted)) << text;
  }
}

Checker make_checker(CheckerOptions options = {}) {
  static const tests::CaseLexicon lexicon;
  return Checker(text::DataFolder(TOLMACH_TEST_DATA), std::move(options), &lexicon);
}

TEST(Cases, OfOneSegment) {
  Checker checker(text::DataFolder{TOLMACH_TEST_DATA});
  for (const text::DataRow& row : text::read_data_rows(case_file("findings.tsv"), 5)) {
    const auto& f = row.fields;
    expect(f[0], found(checker, f[1], f[3] + "\n", f[2], f[4] + "\n"), f[4]);
  }
}

/// The lines of a cell, or the first sentences of the sample article that it names.
std::string lines_of(const std::string& cell) {
  std::string text;
  if (!cell.starts_with("@")) {
    for (const char c : cell) text += c == '|' ? '\n' : c;
    return text + "\n";
  }
  constexpr int kSentences = 12;
  std::ifstream file(std::string(TOLMACH_TEST_DATA) + "/articles/" + cell.substr(1));
  int count = 0;
  for (std::string line; count < kSentences && std::getline(file, line);) {
    if (line.empty()) continue;
    text.append(line).append("\n");
    ++count;
  }
  EXPECT_EQ(count, kSentences) << cell;
  return text;
}

/// What a house wants: "quotes:«»", "names:uk-2010", "without:duplicate", "source:" or "target:" and a pattern that is
/// an error.
CheckerOptions options_of(const std::string& wish) {
  CheckerOptions options;
  const std::size_t colon = std::min(wish.find(':'), wish.size());
  const std::string key = wish.substr(0, colon), value = wish.substr(std::min(colon + 1, wish.size()));
  if (key == "quotes") options.style.quotes = value;
  if (key == "names") options.style.names = value;
  if (key == "without") options.without = {value};
  if (key == "source") options.rules = {{.name = "rule", .source = value}};
  if (key == "target") options.rules = {{.name = "rule", .target = value}};
  return options;
}

TEST(Cases, OfSeveralSegments) {
  for (const text::DataRow& row : text::read_data_rows(case_file("texts.tsv"), 6)) {
    const auto& f = row.fields;
    Checker checker = make_checker(options_of(f[5]));
    expect(f[0], found(checker, f[1], lines_of(f[3]), f[2], lines_of(f[4])), f[4]);
  }
}

TEST(Cases, EveryCodeHasThree) {
  std::map<std::string, int> count;
  for (const char* const file : {"findings.tsv", "texts.tsv", "terms.tsv"})
    for (const text::DataRow& row : text::read_data_rows(case_file(file), 5)) ++count[row.fields[0]];
  for (const Code& code : all_codes()) EXPECT_GE(count[std::string(code.name)], 3) << code.name;
  EXPECT_GE(count["none"], 100);
}

}  // namespace
}  // namespace tolmach::check
