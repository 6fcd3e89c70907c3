#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "check/checker.h"
#include "cli/command.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "cli/progress.h"
#include "cli/write_review.h"
#include "formats/findings_jsonl.h"
#include "formats/findings_text.h"
#include "formats/output_file.h"
#include "formats/pair_rows.h"
#include "formats/read_document.h"
#include "lexicons/open.h"
#include "pipeline/workbench.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

struct CheckOptions {
  PairOptions pair;
  std::vector<std::string> files;  ///< [SOURCE] TARGET, or a table with --from tsv
  std::string from;
  bool escapes = false;
  bool list = false;
  std::string to;
  std::string output = "-";
  std::string fail_on, least;
  std::vector<std::string> without;
};

constexpr int kFindings = 1;

check::Severity severity_named(const std::string& name) {
  check::Severity severity = check::Severity::kInfo;
  if (!check::parse(name, severity))
    throw Error(Error::Kind::kUsage, "unknown severity '" + name + "'", {}, "expected info, minor, major or critical");
  return severity;
}

pipeline::Settings settings_for(const Session& session, const CheckOptions& options) {
  pipeline::Settings settings = settings_of(session);
  settings.check.without = options.without;
  if (!options.least.empty()) settings.check.least_severity = severity_named(options.least);
  return settings;
}

void judge(Session& session, const CheckOptions& options, const std::vector<check::Finding>& findings) {
  if (options.fail_on.empty()) return;
  const check::Severity limit = severity_named(options.fail_on);
  for (const check::Finding& finding : findings)
    if (finding.severity >= limit) session.exit_status = kFindings;
}

bool wants_colour(const std::string& output) {
  return output == "-" && isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

/// One text, or a text and its source.
void check_files(Session& session, const CheckOptions& options) {
  pipeline::Workbench workbench(settings_for(session, options));
  auto target = workbench.read(options.files.back(), target_reading(options.pair));
  warn_of_language(session, *target);
  pipeline::Review review;
  if (options.files.size() == 2) {
    auto source = workbench.read(options.files.front(), source_reading(options.pair));
    warn_of_language(session, *source);
    review = workbench.align(std::move(source), std::move(target));
  } else {
    review = pipeline::Workbench::alone(std::move(target));
  }
  workbench.check(review);
  if (options.to == "html") {
    write_review(session, workbench, review, "html", options.output);
  } else {
    formats::OutputFile file(options.output);
    const formats::FindingContext context{*review.target, review.source.get(), review.target->id};
    if (options.to == "jsonl") {
      formats::write_findings_jsonl(file.stream(), review.findings, context);
    } else {
      formats::write_findings_text(file.stream(), review.findings, context, wants_colour(options.output));
    }
    file.commit();
  }
  if (options.pair.learn) learn_from(session, workbench, review);
  log_note(session, std::to_string(review.findings.size()) + (review.findings.size() == 1 ? " finding" : " findings"));
  judge(session, options, review.findings);
}

/// A table of pairs: each document of it is checked as a whole.
void check_table(Session& session, const CheckOptions& options) {
  if (options.files.size() != 1) throw Error(Error::Kind::kUsage, "expected one table with --from tsv");
  std::istringstream content(formats::read_file(options.files[0]));
  const auto rows = formats::read_pair_rows(content, options.files[0], options.escapes);
  const auto documents =
      formats::group_rows(rows, source_reading(options.pair).language, target_reading(options.pair).language);
  const pipeline::Settings settings = settings_for(session, options);
  lexicons::OpenLexicons lexicons;
  if (settings.use_lexicon) lexicons = lexicons::open_lexicons(settings.data, settings.lexicon);
  check::Checker checker(settings.data, settings.check, lexicons.stack.get());
  formats::OutputFile file(options.output);
  Progress progress(session, "documents", documents.size());
  std::size_t count = 0;
  for (const formats::RowDocument& document : documents) {
    const auto findings = checker.check({&document.target, &document.source, &document.alignment});
    formats::write_row_findings_jsonl(file.stream(), findings, document);
    judge(session, options, findings);
    count += findings.size();
    progress.advance();
  }
  file.commit();
  log_note(session, std::to_string(count) + " findings in " + std::to_string(rows.size()) + " rows");
}

void list_codes(const CheckOptions& options) {
  formats::OutputFile file(options.output);
  formats::write_codes_tsv(file.stream());
  file.commit();
}

void run(Session& session, const CheckOptions& options) {
  if (!options.fail_on.empty()) static_cast<void>(severity_named(options.fail_on));
  if (options.list) {
    list_codes(options);
  } else if (options.from == "tsv") {
    check_table(session, options);
  } else if (options.files.empty() || options.files.size() > 2) {
    throw Error(Error::Kind::kUsage, "expected [SOURCE] TARGET", {}, "'tolmach check --help' shows examples");
  } else {
    check_files(session, options);
  }
}

}  // namespace

void add_check_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = program.add_subcommand("check", "spots errors of a translation, with its source or without");
  command->add_option("files", options->files, "[SOURCE] TARGET; text or HTML, - is standard input");
  add_pair_options(*command, options->pair);
  command->add_option("--to", options->to, "text (default), jsonl or html; with --from tsv jsonl, with --list tsv")
      ->check(CLI::IsMember({"text", "jsonl", "html", "tsv"}));
  command->add_option("-o,--output", options->output, "file to write; - is standard output");
  command->add_option("--from", options->from, "tsv: the file is a table with the columns source and target")
      ->check(CLI::IsMember({"tsv"}));
  command->add_flag("--escapes", options->escapes, "read \\t, \\n and \\\\ in the table");
  command->add_option("--without", options->without, "codes or families that are not to be looked for")->delimiter(',');
  command->add_option("--least-severity", options->least, "leave out findings below: info, minor, major or critical");
  command->add_option("--fail-on", options->fail_on, "exit with 1 when there is a finding of this severity or above");
  command->add_flag("--list", options->list, "list all codes: family, code, severity, description");
  command->footer(
      "examples:\n"
      "  tolmach check article.en.txt\n"
      "  tolmach check article.uk.txt article.en.txt --fail-on major\n"
      "  tolmach check page.de.html page.en.html --to html -o report.html\n"
      "  tolmach check --from tsv segments.tsv --to jsonl -o findings.jsonl\n"
      "  tolmach check --list --to tsv");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
