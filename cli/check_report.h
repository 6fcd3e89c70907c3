#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "check/finding.h"
#include "cli/command.h"
#include "formats/baseline.h"
#include "formats/findings_writer.h"
#include "formats/output_file.h"

namespace tolmach::cli {

/// What `check` does with its findings beside looking for them.
struct ReportOptions {
  std::string form;                    ///< one of formats::findings_forms(), or "html", which others write
  std::string output = "-";            ///< a path
  std::vector<std::string> baselines;  ///< files of dismissed findings; the first one is written to
  std::string dismiss;                 ///< the reason for which all findings are added to the first baseline
  std::string fail_on;                 ///< severity
};

/// The findings of a run on their way out: dismissed ones are taken away, the rest is counted, judged and written.
class CheckReport {
 public:
  /// @throws Error (usage) for an unknown severity or form, (io) when a baseline can't be read or the output not made
  CheckReport(Session& session, ReportOptions options);

  /// Takes dismissed findings out, counts the rest and sets the exit status by them; to be called before add().
  void take(std::vector<check::Finding>& findings);
  /// Writes a document's findings, or dismisses them.
  void add(const formats::CheckedDocument& document);
  /// Ends what was written, so that standard output is whole as far as it goes; a file is not made.
  void break_off();
  /// Completes output and baseline.
  void finish();

 private:
  Session& session_;
  ReportOptions options_;
  formats::Baseline baseline_;
  std::unique_ptr<formats::OutputFile> file_;
  std::unique_ptr<formats::FindingsWriter> writer_;
  std::size_t findings_ = 0, documents_ = 0, hidden_ = 0;
  std::unordered_set<std::string> table_documents_;  ///< rows may come as documents of one name
};

/// The severity of that name. @throws Error (usage) when there is none
[[nodiscard]] check::Severity severity_named(const std::string& name);

}  // namespace tolmach::cli
