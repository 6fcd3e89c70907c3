#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "check/checker.h"
#include "check/project_file.h"
#include "cli/check_report.h"
#include "cli/command.h"
#include "cli/left_places.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "cli/progress.h"
#include "cli/write_review.h"
#include "formats/checked_rows.h"
#include "formats/code_list.h"
#include "formats/findings_writer.h"
#include "formats/html_article.h"
#include "formats/output_file.h"
#include "formats/pair_rows.h"
#include "formats/read_document.h"
#include "formats/term_file.h"
#include "formats/text_changes.h"
#include "lexicons/open.h"
#include "pipeline/pair_list.h"
#include "pipeline/sure_changes.h"
#include "pipeline/workbench.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

struct CheckOptions {
  PairOptions pair;
  std::vector<std::string> files;  ///< [SOURCE] TARGET, or a table with --from tsv
  std::string pairs;               ///< a list of files
  std::string from;
  bool escapes = false;
  bool list = false;
  ReportOptions report;
  std::string project, profile;
  bool no_project = false;
  std::string least;  ///< severity
  std::string fix;    ///< where the corrected target goes
  std::vector<std::string> without, terms;
};

constexpr int kFailed = 3;
constexpr const char* kProjectFile = "tolmach.toml";

void add_terms(const std::string& file, std::vector<check::Term>& terms) {
  std::vector<check::Term> read = formats::read_terms(file);
  terms.insert(terms.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
}

/// The profile, then the project file, then what was typed: later ones count. A profile that was typed stands in the
/// place of the project file's.
check::Project project_of(const Session& session, const CheckOptions& options) {
  check::Project project;
  const std::filesystem::path profiles = session.data / "profiles";
  if (!options.profile.empty()) check::read_profile(options.profile, profiles, project);
  const std::string file = !options.project.empty() ? options.project : kProjectFile;
  if (!options.project.empty() || (!options.no_project && std::filesystem::exists(file))) {
    using check::ProfileOfFile;
    check::read_project(file, profiles, project,
                        options.profile.empty() ? ProfileOfFile::kRead : ProfileOfFile::kLeftOut);
    log_detail(session, "the project file " + file + " was read");
  }
  check::CheckerOptions& checks = project.options;
  // For all languages, and behind what the project switches on for some of them.
  if (!options.without.empty()) checks.languages.push_back({.without = options.without});
  for (const std::filesystem::path& terms : project.terms) add_terms(terms.string(), checks.terms);
  for (const std::string& terms : options.terms) add_terms(terms, checks.terms);
  if (!options.least.empty()) checks.least_severity = severity_named(options.least);
  return project;
}

/// What is to be done with the findings, with what the project says of it.
ReportOptions report_of(const CheckOptions& options, const check::Project& project) {
  ReportOptions report = options.report;
  if (report.fail_on.empty() && project.fail_on) report.fail_on = check::to_string(*project.fail_on);
  for (const std::filesystem::path& baseline : project.baselines) report.baselines.push_back(baseline.string());
  return report;
}

pipeline::Settings settings_for(const Session& session, const check::Project& project) {
  pipeline::Settings settings = settings_of(session);
  settings.check = project.options;
  return settings;
}

/// Corrects the target where the findings are sure how; says what was done beside the corrected text.
void fix_target(const Session& session, const CheckOptions& options,
                const std::vector<formats::LocatedFinding>& findings) {
  const std::string content = formats::read_file(options.files.back());
  const bool markup = !options.pair.presegmented && formats::looks_like_html(content);
  const formats::ChangedText fixed = formats::apply_changes(content, pipeline::sure_changes(findings), {markup});
  formats::OutputFile file(options.fix);
  file.stream() << fixed.content;
  file.commit();
  formats::OutputFile list(options.fix + ".changes.tsv");
  formats::write_changes_tsv(list.stream(), fixed.made);
  list.commit();
  warn_of_left_places(session, options.files.back(), content, fixed.skipped);
  log_note(session, fmt::format("{} places corrected in {}, listed in {}.changes.tsv; {} were left as they are",
                                fixed.made.size(), options.fix, options.fix, fixed.skipped.size()));
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

/// Translated text that is aligned already: each document of it is checked as a whole.
void check_rows(Session& session, const CheckOptions& options, const pipeline::Settings& settings,
                CheckReport& report) {
  const std::string source_language = source_reading(options.pair).language;
  const std::string target_language = target_reading(options.pair).language;
  std::size_t left_out = 0;
  const auto rows = formats::read_checked_rows(
      options.files[0], {options.from, options.escapes, source_language, target_language}, left_out);
  if (left_out > 0)
    log_warning(session, fmt::format("{}: {} of {} units are left out: they have no text in {}", options.files[0],
                                     left_out, left_out + rows.size(),
                                     rows.empty() ? "the languages that are wanted"
                                                  : rows[0].source_language + " and " + rows[0].target_language));
  if (rows.empty()) throw Error(Error::Kind::kIo, "there is nothing to check", {options.files[0]});
  const auto documents = formats::group_rows(rows, source_language, target_language);
  lexicons::OpenLexicons lexicons;
  if (settings.use_lexicon) lexicons = lexicons::open_lexicons(settings.data, settings.lexicon);
  check::Checker checker(settings.data, settings.check, lexicons.stack.get());
  Progress progress(session, "documents", documents.size());
  for (const formats::RowDocument& document : documents) {
    auto findings = checker.check(
        {&document.target, &document.source, &document.alignment, &document.source_codes, &document.target_codes});
    report.take(findings);
    const auto located = formats::locate(findings, document);
    report.add({document.name.empty() ? options.files[0] : document.name, &document.source, document.target,
                &document.alignment, located, options.files[0]});
    progress.advance();
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

/// Options that would be ignored are mistakes.
void require_sense(const CheckOptions& options) {
  const bool table = !options.from.empty();
  const auto refuse = [](const std::string& what) { throw Error(Error::Kind::kUsage, what); };
  if (options.report.form == "markdown") refuse("--to markdown is for --list");
  if (table && options.files.size() != 1) refuse("expected one file with --from " + options.from);
  if ((table || !options.pairs.empty()) && options.pair.learn)
    refuse("--learn goes with one pair of texts, or with 'tolmach align --pairs'");
  if (!options.pairs.empty()) {
    if (!options.files.empty()) refuse("the files stand in the list of --pairs; expected no others");
    if (table) refuse("--pairs names texts, not tables; expected no --from");
    if (!options.fix.empty()) refuse("--fix corrects one text, not a list");
    if (options.report.form == "html") refuse("the page is made of two texts, not of a list");
    return;
  }
  if (!table && (options.files.empty() || options.files.size() > 2))
    throw Error(Error::Kind::kUsage, "expected [SOURCE] TARGET", {}, "'tolmach check --help' shows examples");
  if (options.files.size() == 2 && options.files[0] == "-" && options.files[1] == "-")
    refuse("standard input can't be both source and target");
  if (options.escapes && options.from != "tsv") refuse("--escapes is for tables: give --from tsv");
  if (table && options.report.form == "html") refuse("the page is made of two texts, not of a table");
  if (!options.fix.empty() && options.files.back() == "-") refuse("--fix corrects a file, not standard input");
  if (table && !options.fix.empty()) refuse("--fix corrects a text, not a table");
}

/// What is harmless, but does nothing.
void warn_of_unused(const Session& session, const CheckOptions& options) {
  const bool table = !options.from.empty();
  if (table && (options.pair.presegmented || !options.pair.encoding.empty()))
    log_warning(session, "--presegmented and --encoding are for texts; they say nothing of " + options.files[0]);
  if (!table && options.files.size() == 1 && !options.pair.source_language.empty())
    log_warning(session, "there is no source, so --source-lang says nothing; the text's language is --target-lang");
}

void run(Session& session, CheckOptions options) {
  if (options.list) {
    list_codes(options);
    return;
  }
  // A table is for programs where it is called one; else the default is for people.
  if (options.report.form.empty()) options.report.form = options.from == "tsv" ? "jsonl" : "text";
  if (options.from.empty() && options.files.size() == 1) options.from = formats::checked_form_of(options.files[0]);
  require_sense(options);
  warn_of_unused(session, options);
  const check::Project project = project_of(session, options);
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
  command->add_option("files", options->files, "[SOURCE] TARGET; text or HTML, - is standard input");
  add_pair_options(*command, options->pair);
  std::vector<std::string> forms = formats::findings_forms();
  forms.emplace_back("html");
  forms.emplace_back("markdown");
  command
      ->add_option("--to", options->report.form,
                   "text (default), jsonl (default where --from tsv is given), tsv, sarif, junit, xliff, stats "
                   "(counts) or html; with "
                   "--list: text (default), tsv or markdown")
      ->check(CLI::IsMember(forms));
  command->add_option("-o,--output", options->report.output, "file to write; - is standard output");
  command
      ->add_option("--from", options->from,
                   "the file holds both sides: tsv (columns source and target), jsonl, tmx, xliff, po; known by the "
                   "file's name, "
                   "if that ends so")
      ->check(CLI::IsMember(formats::checked_forms()));
  command->add_option("--pairs", options->pairs,
                      "a list of pairs, TSV or JSONL: source target source_language target_language; one report");
  command->add_flag("--escapes", options->escapes, "read \\t, \\n and \\\\ in the table");
  command
      ->add_option("--without", options->without,
                   "codes or families that are not to be looked for, with commas between")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      ->add_option(
          "--terms", options->terms,
          "a terminology that the target must keep to: TBX, or TSV with entity, form, language and status; may "
          "be given again")
      ->allow_extra_args(false);
  command->add_option("--profile", options->profile, "the kind of text: news (default), software, legal");
  CLI::Option* project =
      command->add_option("--project", options->project,
                          "file with the checks, severities and rules of a project (default: tolmach.toml, where there "
                          "is one)");
  command->add_flag("--no-project", options->no_project, "leave tolmach.toml alone")->excludes(project);
  command->add_option("--least-severity", options->least, "leave out findings below: info, minor, major or critical");
  command->add_option("--fail-on", options->report.fail_on,
                      "exit with 1 when there is a finding of this severity or above");
  command
      ->add_option("--baseline", options->report.baselines,
                   "file of dismissed findings, which are not shown; may be given again")
      ->allow_extra_args(false);
  command->add_option("--dismiss", options->report.dismiss,
                      "add all findings to the first baseline, for the reason that is given");
  command->add_option("--fix", options->fix,
                      "write the target with its sure suggestions made to this file, and what was done beside it");
  command->add_flag("--list", options->list, "list all codes with what they say, their severity and an example");
  command->footer(
      "examples:\n"
      "  tolmach check article.en.txt\n"
      "  tolmach check article.uk.txt article.en.txt --fail-on major\n"
      "  tolmach check page.de.html page.en.html --to html -o report.html\n"
      "  tolmach check --from tsv segments.tsv --to jsonl -o findings.jsonl\n"
      "  tolmach check --pairs articles.tsv --to stats\n"
      "  tolmach check messages.uk.po --to sarif -o findings.sarif\n"
      "  tolmach check article.uk.txt article.en.txt --baseline dismissed.tsv --fix corrected.txt\n"
      "  tolmach check --list --to tsv");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
