// What tells that a part of the source is missing, beside words and lengths.

#include <string>

#include <gtest/gtest.h>

#include "check/checker.h"
#include "tests/lines.h"

namespace tolmach::check {
namespace {

using tests::lines;

/// How sure the checker is that something is missing in the translation of a line, 0 where it is not.
double missing(const std::string& source, const std::string& language, const std::string& target) {
  CheckerOptions options;
  options.least_confidence = 0;
  static Checker checker(text::DataFolder(TOLMACH_TEST_DATA), options);
  const text::Document from = lines("en", source), to = lines(language, target);
  const align::Alignment alignment{{{0, 1}, {0, 1}, 1}};
  for (const Finding& finding : checker.check({&to, &from, &alignment}))
    if (finding.code->name == "text-missing") return finding.confidence;
  return 0;
}

TEST(Completeness, ALoneBracketTellsOfMissingText) {
  const std::string source = "The bridge (it was built in 1931) was closed on Monday for repairs.\n";
  EXPECT_GT(missing(source, "uk", "Міст (його збудували в 1931 році закрили.\n"),
            missing(source, "uk", "Міст (його збудували в 1931 році) закрили.\n"));
}

TEST(Completeness, SoDoesALoneQuotationMark) {
  const std::string source = "\"We counted the votes twice,\" said the clerk of the town of Arden.\n";
  EXPECT_GT(missing(source, "de", "„Wir haben die Stimmen gezählt, sagte der Schreiber.\n"),
            missing(source, "de", "„Wir haben die Stimmen gezählt“, sagte der Schreiber.\n"));
}

TEST(Completeness, SoDoesASmallBeginning) {
  const std::string source = "The road was closed for a week, and the villagers had to walk to the market.\n";
  EXPECT_GT(missing(source, "fr", "et les villageois ont dû aller à pied au marché.\n"),
            missing(source, "fr", "Et les villageois ont dû aller à pied au marché.\n"));
}

TEST(Completeness, TellsWhereTheMissingTextShouldStand) {
  const std::string source =
      "The government met on Monday; the ministers of health and education were at home, ill and tired; "
      "the president returned from Berlin in the evening.\n";
  const std::string target = "Die Regierung traf sich am Montag; der Präsident kehrte am Abend aus Berlin zurück.\n";
  CheckerOptions options;
  options.least_confidence = 0;
  Checker checker(text::DataFolder(TOLMACH_TEST_DATA), options);
  const text::Document from = lines("en", source), to = lines("de", target);
  const align::Alignment alignment{{{0, 1}, {0, 1}, 1}};
  for (const Finding& finding : checker.check({&to, &from, &alignment}))
    if (finding.code->name == "text-missing") {
      ASSERT_TRUE(finding.target);
      EXPECT_EQ(finding.target->span.begin, target.find(" der"));
      return;
    }
  FAIL() << "nothing is missing";
}

}  // namespace
}  // namespace tolmach::check
