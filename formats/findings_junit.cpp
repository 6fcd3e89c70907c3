#include <string>
#include <utility>

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
    const std::size_t count = document.findings.size();
    suites_ += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
                           escape_xml(document.name), count == 0 ? 1 : count, count);
    for (const LocatedFinding& located : document.findings) suites_ += case_of(located, document);
    if (count == 0) suites_ += "    <testcase classname=\"check\" name=\"no finding\"/>\n";
    suites_ += "  </testsuite>\n";
    tests_ += count == 0 ? 1 : count;
    failures_ += count;
  }

  void finish() override {
    out_ << fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tolmach check\" tests=\"{}\" failures=\"{}\" "
        "errors=\"0\">\n{}</testsuites>\n",
        tests_, failures_, suites_);
  }

 private:
  std::ostream& out_;
  std::string suites_;  ///< the root tells the totals, so the suites wait
  std::size_t tests_ = 0, failures_ = 0;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_junit_findings(std::ostream& out, FindingsStyle /*style*/) {
  return std::make_unique<JunitFindings>(out);
}

}  // namespace tolmach::formats::detail
