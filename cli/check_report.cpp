#include "cli/check_report.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/counted.h"
#include "cli/exit_status.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

bool wants_colour(const std::string& output) {
  return output == "-" && isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

/// The file that is to be written to may be a new one.
void read_baselines(const ReportOptions& options, formats::Baseline& baseline) {
  for (std::size_t i = 0; i < options.baselines.size(); ++i) {
    const bool is_there = std::filesystem::exists(options.baselines[i]);
    if (is_there) {
      baseline.read(options.baselines[i]);
    } else if (i > 0 || options.dismiss.empty()) {
      throw Error(Error::Kind::kIo, "there is no such file of dismissed findings", {options.baselines[i]},
                  "the first one that is named is made by --dismiss");
    }
  }
}

}  // namespace

check::Severity severity_named(const std::string& name) {
  check::Severity severity = check::Severity::kInfo;
  if (!check::parse(name, severity))
    throw Error(Error::Kind::kUsage, "unknown severity '" + name + "'", {}, "expected info, minor, major or critical");
  return severity;
}

CheckReport::CheckReport(Session& session, ReportOptions options) : session_(session), options_(std::move(options)) {
  if (!options_.fail_on.empty()) static_cast<void>(severity_named(options_.fail_on));
  if (!options_.dismiss.empty() && options_.baselines.empty())
    throw Error(Error::Kind::kUsage, "--dismiss needs the file that the findings are added to", {},
                "name it with --baseline");
  read_baselines(options_, baseline_);
  if (options_.form == "html") return;
  file_ = std::make_unique<formats::OutputFile>(options_.output);
  writer_ = formats::make_findings_writer(options_.form, file_->stream(),
                                          {provenance(session), wants_colour(options_.output)});
}

void CheckReport::take(std::vector<check::Finding>& findings) {
  hidden_ += baseline_.hide(findings);
  findings_ += findings.size();
  if (options_.fail_on.empty() || !options_.dismiss.empty()) return;
  const check::Severity limit = severity_named(options_.fail_on);
  for (const check::Finding& finding : findings)
    if (finding.severity >= limit) session_.exit_status = std::max<int>(session_.exit_status, kNotAll);
}

void CheckReport::add(const formats::CheckedDocument& document) {
  if (document.table.empty() || table_documents_.insert(document.name).second) ++documents_;
  if (!options_.dismiss.empty()) baseline_.add(document.findings, options_.dismiss);
  if (writer_) writer_->add(document);
}

void CheckReport::break_off() {
  if (writer_ && documents_ > 0) writer_->finish();
}

void CheckReport::finish() {
  if (writer_) {
    writer_->finish();
    file_->commit();
  }
  if (!options_.dismiss.empty()) {
    formats::OutputFile file(options_.baselines.front());
    baseline_.write(file.stream());
    file.commit();
    std::string note = fmt::format("{} dismissed now, in {}", counted(findings_, "finding was", "findings were"),
                                   options_.baselines.front());
    if (hidden_ > 0) note += fmt::format("; {} dismissed before", hidden_);
    log_note(session_, note);
    return;
  }
  std::string note = counted(findings_, "finding", "findings");
  if (documents_ > 1) note += fmt::format(" in {} documents", documents_);
  if (hidden_ > 0) note += fmt::format("; {} dismissed before", hidden_);
  log_note(session_, note);
}

}  // namespace tolmach::cli
