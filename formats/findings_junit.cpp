#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "formats/detail/findings_forms.h"
#include "formats/xml.h"

// JUnit XML, which build servers show: a suite a document, a failed case a finding, one passed case for a document
// without findings.
namespace tolmach::formats::detail {
namespace {

std::string place_of(const LocatedFinding& located) {
  const auto& place = located.target ? located.target : located.source;
  return place ? fmt::format("{}:{}", place->position.line, place->position.column) : std::string("whole text");
}

std::string case_of(const LocatedFinding& located, const CheckedDocument& document) {
  const check::Finding& finding = located.finding;
  const std::string row = located.id && !located.id->empty() ? "row " + *located.id + ", " : std::string();
  std::string body = located.row_line > 0 ? fmt::format("{}:{}, ", document.table, located.row_line) : std::string();
  body += fmt::format("{}, {}{}", document.name, row, place_of(located));
  if (located.source) body += "\nsource: " + located.source->text;
  if (located.target) body += "\ntarget: " + located.target->text;
  if (!finding.suggestion.empty()) body += "\nsuggestion: " + finding.suggestion;
  return fmt::format(
      "    <testcase classname=\"{}\" name=\"{} at {}{}\">\n"
      "      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
      check::to_string(finding.code->family), finding.code->name, escape_xml(row), place_of(located),
      check::to_string(finding.severity), escape_xml(finding.message), escape_xml(body));
}

class JunitFindings : public FindingsWriter {
 public:
  explicit JunitFindings(std::ostream& out) : out_(out) {}

  void add(const CheckedDocument& document) override {
    Suite& suite = suite_of(document);
    suite.findings += document.findings.size();
    for (const LocatedFinding& located : document.findings) suite.cases += case_of(located, document);
  }

  void finish() override {
    std::size_t tests = 0, failures = 0;
    for (const Suite& suite : suites_) {
      tests += std::max<std::size_t>(suite.findings, 1);
      failures += suite.findings;
    }
    out_ << fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tolmach check\" tests=\"{}\" failures=\"{}\" "
        "errors=\"0\">\n",
        tests, failures);
    for (const Suite& suite : suites_)
      out_ << fmt::format(
          "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}  </testsuite>\n",
          escape_xml(suite.name), std::max<std::size_t>(suite.findings, 1), suite.findings,
          suite.findings == 0 ? "    <testcase classname=\"check\" name=\"no finding\"/>\n" : suite.cases);
    out_ << "</testsuites>\n";
  }

 private:
  struct Suite {
    std::string name, cases;
    std::size_t findings = 0;
  };

  Suite& suite_of(const CheckedDocument& document) {
    if (!document.table.empty()) {
      const auto [known, is_new] = index_.try_emplace(document.name, suites_.size());
      if (!is_new) return suites_[known->second];
    }
    return suites_.emplace_back(Suite{document.name, {}, 0});
  }

  std::ostream& out_;
  std::vector<Suite> suites_;                           ///< the root tells the totals, so they wait
  std::unordered_map<std::string, std::size_t> index_;  ///< of tables: rows may come as documents of one name
};

}  // namespace

std::unique_ptr<FindingsWriter> make_junit_findings(std::ostream& out, FindingsStyle /*style*/) {
  return std::make_unique<JunitFindings>(out);
}

}  // namespace tolmach::formats::detail
