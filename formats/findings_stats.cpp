#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "formats/detail/findings_forms.h"
#include "formats/table_tsv.h"

// Counts: a row for each document and code, then the totals of all documents under the name "*".
namespace tolmach::formats::detail {
namespace {

using Counts = std::map<std::pair<std::string, const check::Code*>, std::size_t>;

class FindingStats : public FindingsWriter {
 public:
  explicit FindingStats(std::ostream& out) : out_(out) { out_ << "document\tfamily\tcode\tfindings\n"; }

  void add(const CheckedDocument& document) override {
    Counts counts;
    for (const LocatedFinding& located : document.findings) {
      const std::string code(located.finding.code->name);
      ++counts[{code, located.finding.code}];
      ++totals_[{code, located.finding.code}];
    }
    write(document.name, counts);
  }

  void finish() override { write("*", totals_); }

 private:
  void write(const std::string& document, const Counts& counts) {
    for (const auto& [code, count] : counts)
      out_ << escape_field(document) << '\t' << check::to_string(code.second->family) << '\t' << code.first << '\t'
           << count << '\n';
  }

  std::ostream& out_;
  Counts totals_;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_finding_stats(std::ostream& out, FindingsStyle /*style*/) {
  return std::make_unique<FindingStats>(out);
}

}  // namespace tolmach::formats::detail
