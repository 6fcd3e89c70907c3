#include <string>

#include <fmt/format.h>

#include "formats/detail/findings_forms.h"
#include "formats/table_tsv.h"

// A table: a header, then a row a finding, for spreadsheets and scripts.
namespace tolmach::formats::detail {
namespace {

std::string text_of(const std::optional<LocatedPlace>& place) {
  return place ? escape_field(place->text) : std::string();
}

class TsvFindings : public FindingsWriter {
 public:
  explicit TsvFindings(std::ostream& out) : out_(out) {
    out_ << "document\tid\tline\tcolumn\tfamily\tcode\tseverity\tconfidence\tmessage\tsuggestion\tsource\ttarget\t"
            "fingerprint\n";
  }

  void add(const CheckedDocument& document) override {
    for (const LocatedFinding& located : document.findings) write(located);
  }

 private:
  void write(const LocatedFinding& located) {
    const check::Finding& finding = located.finding;
    const auto& place = located.target ? located.target : located.source;
    out_ << escape_field(located.document.value_or("")) << '\t' << escape_field(located.id.value_or("")) << '\t'
         << (place ? fmt::format("{}\t{}", place->position.line, place->position.column) : "\t") << '\t'
         << check::to_string(finding.code->family) << '\t' << finding.code->name << '\t'
         << check::to_string(finding.severity) << '\t' << fmt::format("{:.4f}", finding.confidence) << '\t'
         << escape_field(finding.message) << '\t' << escape_field(finding.suggestion) << '\t' << text_of(located.source)
         << '\t' << text_of(located.target) << '\t' << finding.fingerprint << '\n';
  }

  std::ostream& out_;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_tsv_findings(std::ostream& out, FindingsStyle /*style*/) {
  return std::make_unique<TsvFindings>(out);
}

}  // namespace tolmach::formats::detail
