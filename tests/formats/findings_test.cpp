#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "check/registry.h"
#include "formats/findings_writer.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::formats {
namespace {

std::vector<RowDocument> documents_of(std::vector<PairRow> rows, const char* source_language,
                                      const char* target_language) {
  const std::size_t count = rows.size();
  return RowDocuments(source_of(std::move(rows)), source_language, target_language).next(count);
}

using testing::HasSubstr;

/// A line each: "First line." and "They left,, early & <late>."
text::Document sample() {
  text::Document document;
  document.id = "a file.txt";
  document.language = "en";
  document.text = "First line.\nThey left,, early & <late>.\n";
  text::segment_lines(document);
  return document;
}

check::Finding finding_at(text::Span span, const std::string& message) {
  check::Finding finding;
  finding.code = &check::all_codes().front();
  finding.severity = check::Severity::kMajor;
  finding.confidence = 0.95;
  finding.message = message;
  finding.suggestion = ",";
  finding.fingerprint = "0123456789abcdef";
  finding.target = check::Place{1, span};
  return finding;
}

std::string written(const std::string& form, const text::Document& document,
                    const std::vector<check::Finding>& findings) {
  const auto located = locate(findings, {document, nullptr, document.id});
  std::ostringstream out;
  const auto writer = make_findings_writer(form, out, {{"tolmach 1.2", ""}, false});
  writer->add({document.id, nullptr, document, nullptr, located});
  writer->finish();
  return out.str();
}

TEST(Locate, CountsOffsetsWithinTheFieldOfARow) {
  std::istringstream in("source\ttarget\tid\nOne.\t  Раз.\tx\nTwo.\tДва  раз.\ty\n");
  const auto documents = documents_of(read_pair_rows(in, "t", false), "en", "uk");
  ASSERT_EQ(documents.size(), 2U);
  check::Finding finding = finding_at({6, 8}, "two spaces");
  finding.target->segment = 0;
  const auto located = locate({finding}, documents[1]);
  ASSERT_EQ(located.size(), 1U);
  EXPECT_EQ(located[0].id, "y");
  EXPECT_EQ(located[0].target->begin, 6U);
  EXPECT_EQ(located[0].target->position.column, 4U);
  EXPECT_EQ(located[0].target->end_position.column, 6U);
  EXPECT_EQ(located[0].target->before, "Два");
  EXPECT_EQ(located[0].target->text, "  ");
  EXPECT_EQ(located[0].target->after, "раз.");
  EXPECT_FALSE(located[0].source);
  EXPECT_FALSE(located[0].document);
}

TEST(Locate, KeepsLittleOfALongLine) {
  text::Document document = sample();
  document.text = std::string(1000, 'x') + "!" + std::string(1000, 'y');
  document.segments = {{{0, 2001}, 0, true}};
  check::Finding finding = finding_at({1000, 1001}, "!");
  finding.target->segment = 0;
  const auto located = locate({finding}, {document, nullptr, "long"});
  EXPECT_EQ(located[0].target->before, "…" + std::string(40, 'x'));
  EXPECT_EQ(located[0].target->after, std::string(40, 'y') + "…");
}

TEST(Findings, TextUnderlinesThePlace) {
  const std::string text = written("text", sample(), {finding_at({21, 23}, "doubled")});
  EXPECT_THAT(text, testing::StartsWith("a file.txt:2:10: major: doubled ["));
  EXPECT_THAT(text, HasSubstr("    They left,, early & <late>.\n             ^^\n"));
}

TEST(Findings, JsonlHasNullForWhatIsMissing) {
  const auto object = nlohmann::json::parse(written("jsonl", sample(), {finding_at({21, 23}, "doubled")}));
  EXPECT_EQ(object["target"]["begin"], 21);
  EXPECT_EQ(object["document"], "a file.txt");
  EXPECT_TRUE(object["id"].is_null());
  EXPECT_TRUE(object["source"].is_null());
  EXPECT_TRUE(object["bead"].is_null());
}

TEST(Findings, SarifPointsIntoTheFile) {
  const auto log = nlohmann::json::parse(written("sarif", sample(), {finding_at({21, 23}, "doubled")}));
  EXPECT_EQ(log["version"], "2.1.0");
  const auto& run = log["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["version"], "1.2");
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), check::all_codes().size());
  const auto& result = run["results"][0];
  EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
  EXPECT_EQ(result["level"], "error");
  const auto& physical = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(physical["artifactLocation"]["uri"], "a%20file.txt");
  EXPECT_EQ(physical["region"]["startColumn"], 10);
  EXPECT_EQ(physical["region"]["endColumn"], 12);
  EXPECT_EQ(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], ",");
}

/// A finding in the second row of a table, in a form.
std::string written_of_row(const std::string& form) {
  std::istringstream in("source\ttarget\tid\tdocument\nOne.\tРаз.\tx\td\nTwo.\tДва  раз.\ty\td\n");
  const auto documents = documents_of(read_pair_rows(in, "t", false), "en", "uk");
  const auto located = locate({finding_at({15, 17}, "two spaces")}, documents[0]);
  std::ostringstream out;
  const auto writer = make_findings_writer(form, out, {{"tolmach 1.2", ""}, false});
  writer->add({"d", &documents[0].source, documents[0].target, &documents[0].alignment, located, "some t.tsv"});
  writer->finish();
  return out.str();
}

TEST(Findings, ARowIsKnownByItsLine) {
  EXPECT_THAT(written_of_row("text"), testing::StartsWith("some t.tsv:3: d#y: major: two spaces ["));
  EXPECT_THAT(written_of_row("junit"), HasSubstr(">some t.tsv:3, d, row y, 1:4\n"));
}

TEST(Findings, SarifIsWrittenAsAWholeHoweverManyResults) {
  for (const std::size_t results : {0U, 1U, 2U}) {
    const std::string sarif =
        written("sarif", sample(), std::vector<check::Finding>(results, finding_at({21, 23}, "[]\n")));
    const auto log = nlohmann::ordered_json::parse(sarif);
    EXPECT_EQ(log["runs"][0]["results"].size(), results);
    EXPECT_EQ(log.dump(2) + "\n", sarif) << "as if it were written at once";
  }
}

TEST(Findings, SarifSaysOfARowOnlyWhatHoldsForTheFile) {
  const auto result = nlohmann::json::parse(written_of_row("sarif"))["runs"][0]["results"][0];
  const auto& location = result["locations"][0];
  EXPECT_EQ(location["physicalLocation"]["artifactLocation"]["uri"], "some%20t.tsv");
  EXPECT_EQ(location["physicalLocation"]["region"], nlohmann::json({{"startLine", 3}}));
  EXPECT_EQ(location["logicalLocations"][0]["fullyQualifiedName"], "d#y");
  EXPECT_FALSE(result.contains("fixes")) << "the field's bytes are not the file's";
}

TEST(Findings, TextShowsWhatTurnsTheDirectionOfATerminal) {
  text::Document document = sample();
  document.text.replace(document.text.find("They"), 4, "\xE2\x80\xAEhey");
  text::segment_lines(document);
  EXPECT_THAT(written("text", document, {finding_at({23, 25}, "doubled")}), HasSubstr("    [U+202E]hey left,, "));
}

TEST(Findings, XliffAnnotatesPlacesThatOverlap) {
  const std::string xliff =
      written("xliff", sample(),
              {finding_at({17, 25}, "a \"b\" & <c>"), finding_at({21, 23}, "x"), finding_at({23, 23}, "gap")});
  EXPECT_THAT(xliff, HasSubstr("srcLang=\"en\" xmlns:its"));
  EXPECT_THAT(xliff, HasSubstr("a &quot;b&quot; &amp; &lt;c&gt;"));
  std::string bare;
  bool in_tag = false;
  for (const char c : xliff.substr(xliff.find("<unit id=\"u2\">"))) {
    in_tag = in_tag || c == '<';
    if (!in_tag && c != '\n') bare += c;
    in_tag = in_tag && c != '>';
  }
  EXPECT_THAT(bare, HasSubstr("They left,, early &amp; &lt;late&gt;.")) << "nothing of the text is lost or doubled";
  const auto at = [&](const char* what) { return xliff.find(what); };
  EXPECT_LT(at("<sm id=\"m1\""), at("<sm id=\"m2\""));
  EXPECT_LT(at("<em startRef=\"m2\""), at("<sm id=\"m3\""));
  EXPECT_LT(at("<sm id=\"m3\""), at("<em startRef=\"m3\""));
  EXPECT_LT(at("<em startRef=\"m3\""), at("<em startRef=\"m1\""));
}

TEST(Findings, XliffHoldsOnePairOfLanguages) {
  const text::Document first = sample();
  text::Document second = sample();
  second.language = "fr";
  std::ostringstream out;
  const auto writer = make_findings_writer("xliff", out, {});
  writer->add({"one", nullptr, first, nullptr, {}});
  EXPECT_THROW(writer->add({"two", nullptr, second, nullptr, {}}), Error);
}

TEST(Findings, JunitCountsADocumentWithoutFindingsAsPassed) {
  EXPECT_THAT(written("junit", sample(), {}), HasSubstr("tests=\"1\" failures=\"0\""));
  EXPECT_THAT(written("junit", sample(), {finding_at({21, 23}, "a\x01<b")}),
              HasSubstr("message=\"a\xEF\xBF\xBD&lt;b\""));
}

TEST(Findings, JunitHasOneSuiteForOneName) {
  const auto document = sample();
  const auto one = locate({finding_at({21, 23}, "x")}, {document, nullptr, "d"});
  const std::vector<LocatedFinding> none;
  std::ostringstream out;
  const auto writer = make_findings_writer("junit", out, {});
  for (const auto* findings : {&none, &one, &none, &one})
    writer->add({"d", nullptr, document, nullptr, *findings, "t"});
  writer->finish();
  EXPECT_THAT(out.str(), HasSubstr("<testsuite name=\"d\" tests=\"2\" failures=\"2\""));
  EXPECT_THAT(out.str(), testing::Not(HasSubstr("no finding")));
}

TEST(Findings, TsvKeepsARowARow) {
  const std::string table = written("tsv", sample(), {finding_at({11, 23}, "a\tb\nc")});
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 2);
  EXPECT_THAT(table, HasSubstr("a\\tb\\nc"));
}

TEST(Findings, StatsCountByDocumentAndOverAll) {
  const auto document = sample();
  const auto two = locate({finding_at({21, 23}, "x"), finding_at({25, 26}, "y")}, {document, nullptr, "d"});
  std::ostringstream out;
  const auto writer = make_findings_writer("stats", out, {});
  writer->add({"d", nullptr, document, nullptr, two, "t"});
  writer->add({"e", nullptr, document, nullptr, two});
  writer->add({"d", nullptr, document, nullptr, two, "t"});
  writer->finish();
  const std::string code(check::all_codes().front().name);
  EXPECT_THAT(out.str(), HasSubstr("\ne\tnumber\t" + code + "\t2\n"));
  EXPECT_THAT(out.str(), testing::EndsWith("*\tnumber\t" + code + "\t6\n"));
  EXPECT_THAT(out.str(), HasSubstr("\nd\tnumber\t" + code + "\t4\ne\t")) << "what has one name is counted together";
}

}  // namespace
}  // namespace tolmach::formats
