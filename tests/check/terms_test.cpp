#include <string>

#include <gmock/gmock.h>

#include "check/checker.h"
#include "text/sentences.h"

namespace tolmach::check {
namespace {

std::vector<Term> terminology() {
  std::vector<Term> terms;
  for (const text::DataRow& row : text::read_data_rows(std::string(TOLMACH_TEST_CASES) + "/cases/terminology.tsv", 4)) {
    if (terms.empty() || terms.back().id != row.fields[0]) terms.push_back({row.fields[0], {}});
    TermForm form{row.fields[1], row.fields[2]};
    EXPECT_TRUE(normalize::parse(row.fields[3], form.status)) << row.line;
    terms.back().forms.push_back(form);
  }
  return terms;
}

text::Document line(const std::string& language, const std::string& text) {
  text::Document document;
  document.language = language;
  document.text = text + "\n";
  text::segment_lines(document);
  return document;
}

TEST(Terms, JudgesTheCases) {
  CheckerOptions options;
  options.terms = terminology();
  Checker checker(text::DataFolder(TOLMACH_TEST_DATA), std::move(options));
  for (const text::DataRow& row : text::read_data_rows(std::string(TOLMACH_TEST_CASES) + "/cases/terms.tsv", 6)) {
    const auto& f = row.fields;
    const text::Document source = line(f[1] == "-" ? "en" : f[1], f[3]), target = line(f[2], f[4]);
    const align::Alignment alignment = {{{0, 1}, {0, 1}, 1}};
    std::vector<std::string> found, suggestions;
    for (const Finding& finding :
         checker.check(f[1] == "-" ? CheckInput{&target} : CheckInput{&target, &source, &alignment})) {
      if (finding.code->family != Family::kTerm) continue;
      found.emplace_back(finding.code->name);
      suggestions.push_back(finding.suggestion);
    }
    if (f[0] == "none") {
      EXPECT_THAT(found, testing::IsEmpty()) << f[4];
    } else if (f[0].starts_with("known-failing:")) {
      EXPECT_THAT(found, testing::Not(testing::Contains(f[0].substr(14)))) << "found now, mend the case: " << f[4];
    } else {
      EXPECT_THAT(found, testing::ElementsAre(f[0])) << f[4];
      EXPECT_THAT(suggestions, testing::ElementsAre(f[5] == "-" ? "" : f[5])) << f[4];
    }
  }
}

}  // namespace
}  // namespace tolmach::check
