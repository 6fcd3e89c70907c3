#include "formats/baseline.h"

#include <algorithm>
#include <optional>
#include <sstream>

#include "formats/input_file.h"
#include "formats/table_tsv.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

constexpr std::size_t kFingerprintDigits = 16;

bool is_fingerprint(const std::string& text) {
  return text.size() == kFingerprintDigits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

void Baseline::read(const std::string& path) {
  std::istringstream in(read_file(path));
  TableReader table(in, path, true);
  const std::size_t fingerprint = table.require("fingerprint");
  const auto reason = table.column("reason");
  const auto code = table.column("code");
  const auto document = table.column("document");
  const auto message = table.column("message");
  std::vector<std::string> row;
  const auto field = [&row](const std::optional<std::size_t>& column) { return column ? row[*column] : std::string(); };
  while (table.next(row)) {
    if (!is_fingerprint(row[fingerprint]))
      throw Error(Error::Kind::kIo, "'" + row[fingerprint] + "' is no fingerprint", {path, table.line()},
                  "expected 16 hexadecimal digits");
    dismissals_[row[fingerprint]] = {field(reason), field(code), field(document), field(message)};
  }
}

void Baseline::add(const std::vector<LocatedFinding>& findings, const std::string& reason) {
  for (const LocatedFinding& located : findings)
    added_.try_emplace(located.finding.fingerprint, Dismissal{reason, std::string(located.finding.code->name),
                                                              located.document.value_or(""), located.finding.message});
}

std::size_t Baseline::hide(std::vector<check::Finding>& findings) const {
  const auto rest = std::remove_if(findings.begin(), findings.end(), [this](const check::Finding& finding) {
    return dismissals_.count(finding.fingerprint) > 0;
  });
  const auto hidden = static_cast<std::size_t>(findings.end() - rest);
  findings.erase(rest, findings.end());
  return hidden;
}

void Baseline::write(std::ostream& out) const {
  out << "fingerprint\treason\tcode\tdocument\tmessage\n";
  std::map<std::string, Dismissal> all = dismissals_;
  all.insert(added_.begin(), added_.end());
  for (const auto& [fingerprint, dismissal] : all)
    out << fingerprint << '\t' << escape_field(dismissal.reason) << '\t' << escape_field(dismissal.code) << '\t'
        << escape_field(dismissal.document) << '\t' << escape_field(dismissal.message) << '\n';
}

}  // namespace tolmach::formats
