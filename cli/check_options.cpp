#include "cli/check_options.h"

#include <cmath>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

#include "cli/changes_list.h"
#include "cli/log.h"
#include "cli/option_checks.h"
#include "formats/checked_rows.h"
#include "formats/findings_writer.h"
#include "formats/term_file.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

constexpr const char* kProjectFile = "tolmach.toml";

void add_terms(const std::string& file, std::vector<check::Term>& terms) {
  std::vector<check::Term> read = formats::read_terms(file);
  terms.insert(terms.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
}

}  // namespace

void add_check_options(CLI::App& command, CheckOptions& options) {
  command.add_option("files", options.files, "[SOURCE] TARGET; text or HTML, - is standard input");
  add_pair_options(command, options.pair);
  std::vector<std::string> forms = formats::findings_forms();
  forms.emplace_back("html");
  forms.emplace_back("markdown");
  command
      .add_option("--to", options.report.form,
                  "text (default), jsonl (default where --from tsv is given), tsv, sarif, junit, xliff, stats "
                  "(counts) or html; with "
                  "--list: text (default), tsv or markdown")
      ->check(CLI::IsMember(forms));
  command.add_option("-o,--output", options.report.output, "file to write; - is standard output");
  command
      .add_option("--from", options.from,
                  "the file holds both sides: tsv (columns source and target), jsonl, tmx, xliff, po; known by the "
                  "file's name, "
                  "if that ends so")
      ->check(CLI::IsMember(formats::checked_forms()));
  command.add_option("--pairs", options.pairs,
                     "a list of pairs, TSV or JSONL: source target source_language target_language; one report");
  command.add_flag("--escapes", options.escapes, R"(read \t, \n and \\ in the table)");
  command
      .add_option("--without", options.without, "codes or families that are not to be looked for, with commas between")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--terms", options.terms,
                  "a terminology that the target must keep to: TBX, or TSV with entity, form, language and status; may "
                  "be given again")
      ->allow_extra_args(false);
  command.add_option("--profile", options.profile, "the kind of text: news (default), software, legal");
  CLI::Option* project =
      command.add_option("--project", options.project,
                         "file with the checks, severities and rules of a project (default: tolmach.toml, where there "
                         "is one)");
  command.add_flag("--no-project", options.no_project, "leave tolmach.toml alone")->excludes(project);
  command.add_option("--least-severity", options.least, "leave out findings below: info, minor, major or critical");
  command
      .add_option("--least-confidence", options.least_confidence,
                  "leave out findings below, 0 to 1 (default 0.5); what is less sure is shown by 0.4")
      ->check(CLI::Range(0.0, 1.0));
  command.add_option("--fail-on", options.report.fail_on,
                     "exit with 1 when there is a finding of this severity or above");
  command
      .add_option("--baseline", options.report.baselines,
                  "file of dismissed findings, which are not shown; may be given again")
      ->allow_extra_args(false);
  command.add_option("--dismiss", options.report.dismiss,
                     "add all findings to the first baseline, for the reason that is given");
  command.add_option("--fix", options.fix,
                     "write the target with its sure suggestions made to this file, and what was done beside it");
  command.add_flag("--list", options.list, "list all codes with what they say, their severity and an example");
  command.footer(
      "examples:\n"
      "  tolmach check article.en.txt\n"
      "  tolmach check article.uk.txt article.en.txt --fail-on major\n"
      "  tolmach check page.de.html page.en.html --to html -o report.html\n"
      "  tolmach check --from tsv segments.tsv --to jsonl -o findings.jsonl\n"
      "  tolmach check --pairs articles.tsv --to stats\n"
      "  tolmach check messages.uk.po --to sarif -o findings.sarif\n"
      "  tolmach check article.uk.txt article.en.txt --baseline dismissed.tsv --fix corrected.txt\n"
      "  tolmach check --list --to tsv");
}

void require_sense(const CheckOptions& options) {
  if (options.least_confidence && std::isnan(*options.least_confidence))
    throw Error(Error::Kind::kUsage, "--least-confidence expects a number from 0 to 1");
  const bool table = !options.from.empty();
  const auto refuse = [](const std::string& what) { throw Error(Error::Kind::kUsage, what); };
  if (options.report.form == "markdown") refuse("--to markdown is for --list");
  if (table && options.files.size() != 1) refuse("expected one file with --from " + options.from);
  if ((table || !options.pairs.empty()) && options.pair.learn)
    refuse("--learn goes with one pair of texts, or with 'tolmach align --pairs'");
  if (options.pair.learn && options.files.size() == 1) refuse("--learn needs a source and its translation");
  if (options.fix == "-") refuse("--fix needs a file: the list of changes stands beside it");
  if (!options.fix.empty() && options.fix == options.report.output) refuse("--fix and -o name the same file");
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

void warn_of_unused(const Session& session, const CheckOptions& options) {
  const bool table = !options.from.empty();
  if (table && (options.pair.presegmented || !options.pair.encoding.empty()))
    log_warning(session, "--presegmented and --encoding are for texts; they say nothing of " + options.files[0]);
  if (options.files.size() == 2)
    for (const std::string& file : options.files)
      if (const std::string_view form = formats::checked_form_of(file); !form.empty())
        log_warning(
            session,
            fmt::format("{} is read as plain text beside another file; by its name it holds both sides ({}), and such "
                        "a file is checked alone",
                        file, form));
  if (!table && options.files.size() == 1 && !options.pair.source_language.empty())
    log_warning(session, "there is no source, so --source-lang says nothing; the text's language is --target-lang");
}

void refuse_overwriting_inputs(const Session& session, const CheckOptions& options, const check::Project& project) {
  std::vector<std::string> inputs = options.files;
  inputs.insert(inputs.end(), {options.pairs, options.project});
  if (!options.no_project) inputs.emplace_back(kProjectFile);
  inputs.insert(inputs.end(), options.terms.begin(), options.terms.end());
  inputs.insert(inputs.end(), options.report.baselines.begin(), options.report.baselines.end());
  for (const auto& files : {project.terms, project.baselines})
    for (const std::filesystem::path& file : files) inputs.push_back(file.string());
  std::vector<std::string> outputs{options.report.output};
  if (!options.fix.empty()) outputs.insert(outputs.end(), {options.fix, changes_list_of(options.fix)});
  refuse_overwriting(session, inputs, outputs);
  if (!options.fix.empty()) static_cast<void>(replaces_changes_list(changes_list_of(options.fix)));
}

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
  if (!options.without.empty() || options.least_confidence)
    checks.languages.push_back({.without = options.without, .least_confidence = options.least_confidence});
  for (const std::filesystem::path& terms : project.terms) add_terms(terms.string(), checks.terms);
  for (const std::string& terms : options.terms) add_terms(terms, checks.terms);
  if (!options.least.empty()) checks.least_severity = severity_named(options.least);
  return project;
}

ReportOptions report_of(const CheckOptions& options, const check::Project& project) {
  ReportOptions report = options.report;
  if (report.fail_on.empty() && project.fail_on) report.fail_on = check::to_string(*project.fail_on);
  for (const std::filesystem::path& baseline : project.baselines) report.baselines.push_back(baseline.string());
  return report;
}

}  // namespace tolmach::cli
