#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/detail/findings_forms.h"
#include "formats/table_tsv.h"

// Counts: a row for each document and code, then the totals of all documents under the name "*".
namespace tolmach::formats::detail {
namespace {

using Counts = std::map<std::pair<std::string, const check::Code*>, std::size_t>;

class FindingStats : public FindingsWriter {
 public:
  explicit FindingStats(std::ostream& out) : out_(out) {}

  void add(const CheckedDocument& document) override {
    Counts& counts = counts_of(document);
    for (const LocatedFinding& located : document.findings) {
      const std::string code(located.finding.code->name);
      ++counts[{code, located.finding.code}];
      ++totals_[{code, located.finding.code}];
    }
  }

  void finish() override {
    out_ << "document\tfamily\tcode\tfindings\n";
    for (const auto& [name, counts] : documents_) write(name, counts);
    write("*", totals_);
  }

 private:
  Counts& counts_of(const CheckedDocument& document) {
    if (!document.table.empty()) {
      const auto [known, is_new] = index_.try_emplace(document.name, documents_.size());
      if (!is_new) return documents_[known->second].second;
    }
    return documents_.emplace_back(document.name, Counts()).second;
  }

  void write(const std::string& document, const Counts& counts) {
    for (const auto& [code, count] : counts)
      out_ << escape_field(document) << '\t' << check::to_string(code.second->family) << '\t' << code.first << '\t'
           << count << '\n';
  }

  std::ostream& out_;
  std::vector<std::pair<std::string, Counts>> documents_;  ///< with their names
  std::unordered_map<std::string, std::size_t> index_;     ///< of tables: rows may come as documents of one name
  Counts totals_;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_finding_stats(std::ostream& out, FindingsStyle /*style*/) {
  return std::make_unique<FindingStats>(out);
}

}  // namespace tolmach::formats::detail
