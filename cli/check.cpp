#include <algorithm>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/checker.h"
#include "cli/changes_list.h"
#include "cli/check_options.h"
#include "cli/check_report.h"
#include "cli/command.h"
#include "cli/counted.h"
#include "cli/exit_status.h"
#include "cli/large_pages.h"
#include "cli/left_places.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/option_checks.h"
#include "cli/progress.h"
#include "cli/write_review.h"
#include "formats/checked_rows.h"
#include "formats/code_list.h"
#include "formats/output_file.h"
#include "formats/pair_rows.h"
#include "formats/read_document.h"
#include "formats/text_changes.h"
#include "pipeline/name_gatherer.h"
#include "pipeline/pair_list.h"
#include "pipeline/sure_changes.h"
#include "pipeline/workbench.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

pipeline::Settings settings_for(const Session& session, const check::Project& project) {
  pipeline::Settings settings = settings_of(session);
  settings.check = project.options;
  return settings;
}

/// Corrects the target where the findings are sure how; says what was done beside the corrected text.
void fix_target(const Session& session, const CheckOptions& options,
                const std::vector<formats::LocatedFinding>& findings) {
  const std::string& target = options.files.back();
  const std::string list = changes_list_of(options.fix);
  const bool replaces = replaces_changes_list(list);
  const std::string content = formats::read_file(target);
  const formats::ReadOptions reading = target_reading(options.pair);
  formats::FileForm form = formats::form_of(content, target, reading);
  formats::ChangeOptions how;
  how.markup = form.markup;
  how.encoding = std::move(form.encoding);
  pipeline::SureChanges sure = pipeline::sure_changes(findings);
  const formats::ChangedText fixed = formats::apply_changes(content, std::move(sure.changes), how);
  formats::OutputFile file(options.fix);
  file.stream() << fixed.content;
  file.commit();
  write_changes_list(list, fixed.made);
  warn_of_left_places(session, target, fixed.skipped);
  std::string note = fmt::format("{} corrected in {}, listed in {}{}", counted(fixed.made.size(), "place", "places"),
                                 options.fix, list, replaces ? " in the place of an earlier list" : "");
  if (const std::size_t left = fixed.skipped.size() + fixed.present; left > 0)
    note += fmt::format("; {} could not be written", counted(left, "correction", "corrections"));
  if (sure.unsure > 0)
    note += fmt::format("; {} less sure and left to you", counted(sure.unsure, "suggestion is", "suggestions are"));
  log_note(session, note);
}

/// A file and how it is read.
struct Input {
  std::string path;
  formats::ReadOptions reading;
};

/// Reads, aligns and checks, and hands what is left of the findings to the report. @param source null: a text alone
std::vector<formats::LocatedFinding> check_pair(Session& session, pipeline::Workbench& workbench, const Input* source,
                                                const Input& target, CheckReport& report, pipeline::Review& review) {
  auto target_text = workbench.read(target.path, target.reading);
  warn_of_language(session, *target_text);
  if (source != nullptr) {
    auto source_text = workbench.read(source->path, source->reading);
    warn_of_language(session, *source_text);
    if (source_text->text == target_text->text)
      log_warning(session, fmt::format("{} has the same text as {}", target_text->id, source_text->id));
    review = workbench.align(std::move(source_text), std::move(target_text));
  } else {
    review = pipeline::Workbench::alone(std::move(target_text));
  }
  workbench.check(review);
  report.take(review.findings);
  const formats::FindingContext context{*review.target, review.source.get(), review.target->id};
  auto located = formats::locate(review.findings, context);
  report.add(
      {review.target->id, review.source.get(), *review.target, review.source ? &review.alignment : nullptr, located});
  return located;
}

/// One text, or a text and its source.
void check_files(Session& session, const CheckOptions& options, const pipeline::Settings& settings,
                 CheckReport& report) {
  pipeline::Workbench workbench(settings);
  const Input source{options.files.front(), source_reading(options.pair)};
  const Input target{options.files.back(), target_reading(options.pair)};
  pipeline::Review review;
  const auto located =
      check_pair(session, workbench, options.files.size() == 2 ? &source : nullptr, target, report, review);
  if (!options.fix.empty()) fix_target(session, options, located);
  if (options.report.form == "html") write_review(session, workbench, review, "html", options.report.output);
  if (options.pair.learn) learn_from(session, workbench, review);
}

/// The pairs of a list, in one report. One that fails leaves the others alone.
void check_list(Session& session, const CheckOptions& options, const pipeline::Settings& settings,
                CheckReport& report) {
  const auto pairs = pipeline::read_pair_list(options.pairs, pipeline::PairOutput::kNone);
  for (const pipeline::FilePair& pair : pairs)
    refuse_overwriting(session, {pair.source, pair.target}, {options.report.output});
  pipeline::Workbench workbench(settings);
  Progress progress(session, "pairs", pairs.size());
  std::size_t failed = 0;
  for (const pipeline::FilePair& pair : pairs) {
    try {
      if (!pair.fault.empty()) throw Error(Error::Kind::kIo, pair.fault);
      Input source{pair.source, source_reading(options.pair)};
      Input target{pair.target, target_reading(options.pair)};
      if (!pair.source_language.empty()) source.reading.language = pair.source_language;
      if (!pair.target_language.empty()) target.reading.language = pair.target_language;
      pipeline::Review review;
      static_cast<void>(check_pair(session, workbench, &source, target, report, review));
    } catch (const Error& error) {
      log_error(session, fmt::format("{}:{}: {}", options.pairs, pair.line, error.what()));
      ++failed;
    }
    progress.advance();
  }
  if (failed == 0) return;
  session.exit_status = kFailed;
  log_note(session, fmt::format("{} of {} pairs failed", failed, pairs.size()));
}

/// Rows whose documents are checked together, see check::Checker::check().
constexpr std::size_t kTogether = 64;

std::vector<check::CheckInput> inputs_of(std::span<const formats::RowDocument> documents) {
  std::vector<check::CheckInput> inputs;
  inputs.reserve(documents.size());
  for (const formats::RowDocument& document : documents)
    inputs.push_back(
        {&document.target, &document.source, &document.alignment, &document.source_codes, &document.target_codes});
  return inputs;
}

/// A checker that lasts until the process ends, when the system takes its memory back at once: to give back by itself
/// what it knows of each word would take as long as to check hundreds of rows. For one use: its lexicon is closed
/// before.
check::Checker& lasting_checker(const pipeline::Settings& settings, const normalize::NameSource* lexicon) {
  static check::Checker* checker = nullptr;  // known here, so that it is no leak
  checker = new check::Checker(settings.data, settings.check, lexicon);
  return *checker;
}

/// Translated text that is aligned already: each document of it is checked as a whole.
void check_rows(Session& session, const CheckOptions& options, const pipeline::Settings& settings,
                CheckReport& report) {
  const std::string source_language = source_reading(options.pair).language;
  const std::string target_language = target_reading(options.pair).language;
  formats::CheckedRows rows =
      formats::open_checked_rows(options.files[0], {options.from, options.escapes, source_language, target_language});
  if (rows.left_out > 0)
    log_warning(session,
                fmt::format("{}: {} of {} units are left out: they have no text in {}", options.files[0], rows.left_out,
                            rows.units, rows.languages.empty() ? "the languages that are wanted" : rows.languages));
  if (!rows.other_columns.empty())
    log_note(session, fmt::format("{}: columns that are not read: {}; known are source, target, source_language, "
                                  "target_language, document and id",
                                  options.files[0], fmt::join(rows.other_columns, ", ")));
  formats::RowDocuments documents(std::move(rows.next), source_language, target_language);
  auto some = documents.next(kTogether);
  if (some.empty()) throw Error(Error::Kind::kIo, "there is nothing to check", {options.files[0]});
  const lexicons::OpenLexicons lexicons = pipeline::lexicons_of(settings);
  check::Checker& checker = lasting_checker(settings, lexicons.stack.get());
  Progress progress(session, "documents", 0);
  const auto next = [&] {
    try {
      return documents.next(kTogether);
    } catch (const Error&) {
      report.break_off();
      throw;
    }
  };
  for (; !some.empty(); some = next()) {
    auto found = checker.check(inputs_of(some));
    for (std::size_t k = 0; k < some.size(); ++k) {
      const formats::RowDocument& document = some[k];
      report.take(found[k]);
      const auto located = formats::locate(found[k], document);
      report.add({document.name.empty() ? options.files[0] : document.name, &document.source, document.target,
                  &document.alignment, located, options.files[0]});
      progress.advance();
    }
  }
}

void list_codes(const CheckOptions& options) {
  formats::OutputFile file(options.report.output);
  if (options.report.form == "tsv") {
    formats::write_codes_tsv(file.stream());
  } else if (options.report.form == "markdown") {
    formats::write_codes_markdown(file.stream());
  } else if (options.report.form.empty() || options.report.form == "text") {
    formats::write_codes_text(file.stream());
  } else {
    throw Error(Error::Kind::kUsage, "the list of codes can't be written as " + options.report.form, {},
                "expected text, tsv or markdown");
  }
  file.commit();
}

void run(Session& session, CheckOptions options) {
  if (options.list) {
    if (!options.files.empty()) throw Error(Error::Kind::kUsage, "--list tells of all checks; expected no file");
    list_codes(options);
    return;
  }
  use_large_pages();
  // A table is for programs where it is called one; else the default is for people.
  if (options.report.form.empty()) options.report.form = options.from == "tsv" ? "jsonl" : "text";
  if (options.from.empty() && options.files.size() == 1) options.from = formats::checked_form_of(options.files[0]);
  require_sense(options);
  if (options.pair.learn) require_lexicon_folder(session);
  warn_of_unused(session, options);
  const check::Project project = project_of(session, options);
  refuse_overwriting_inputs(session, options, project);
  const pipeline::Settings settings = settings_for(session, project);
  CheckReport report(session, report_of(options, project));
  if (!options.pairs.empty()) {
    check_list(session, options, settings, report);
  } else if (!options.from.empty()) {
    check_rows(session, options, settings, report);
  } else {
    check_files(session, options, settings, report);
  }
  report.finish();
}

}  // namespace

void add_check_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = program.add_subcommand("check", "spots errors of a translation, with its source or without");
  add_check_options(*command, *options);
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
