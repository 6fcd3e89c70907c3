#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/option_checks.h"
#include "cli/progress.h"
#include "formats/input_file.h"
#include "formats/lexicon_file.h"
#include "formats/lexicon_jsonl.h"
#include "formats/output_file.h"
#include "text/data_folder.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"

namespace tolmach::cli {
namespace {

struct TransferOptions {
  SignatureOptions signature;
  std::string file, form, output = "-", on_error = "stop";
  std::vector<std::string> languages;
  bool escapes = false, dry_run = false;
};

std::map<std::string, normalize::NameKind, std::less<>> wikidata_kinds(const Session& session) {
  std::map<std::string, normalize::NameKind, std::less<>> kinds;
  for (const text::DataRow& row :
       text::read_data_rows(text::DataFolder(session.data).file("lexicon/import/wikidata_kinds.tsv"), 3))
    kinds[row.fields[0]] = formats::kind_from(row.fields[1], normalize::NameKind::kOther);
  return kinds;
}

std::map<std::string, std::string, std::less<>> wikidata_languages(const Session& session) {
  std::map<std::string, std::string, std::less<>> codes;
  for (const text::DataRow& row :
       text::read_data_rows(text::DataFolder(session.data).file("lexicon/import/wikidata_languages.tsv"), 2))
    codes[row.fields[0]] = row.fields[1];
  return codes;
}

void report(const Session& session, const TransferOptions& options, const formats::LexiconImportReport& report) {
  for (const formats::BadRow& row : report.bad)
    log_warning(session, fmt::format("{}:{}: {}", options.file, row.line, row.reason));
  if (report.refused > report.bad.size())
    log_warning(session, fmt::format("and {} more", report.refused - report.bad.size()));
  for (const formats::BadRow& row : report.contradictory)
    log_warning(session, fmt::format("{}:{}: {}", options.file, row.line, row.reason));
  if (report.contradictions > report.contradictory.size())
    log_warning(session,
                fmt::format("and {} more contradictions", report.contradictions - report.contradictory.size()));
  for (const auto& [tag, kept] : report.languages) log_note(session, fmt::format("{} is kept as {}", tag, kept));
  if (options.signature.json) {
    fmt::print("{}\n", formats::lexicon_json(report));
    return;
  }
  log_note(session, fmt::format("{}{} rows taken ({} new, {} merged, {} known), {} skipped, {} refused, {} contradict "
                                "earlier rows",
                                options.dry_run ? "dry run: " : "", report.taken, report.added, report.merged,
                                report.known, report.skipped, report.refused, report.contradictions));
}

void import_file(const Session& session, const TransferOptions& options) {
  formats::InputFile input(options.file);
  const std::string form = options.form.empty() ? formats::lexicon_form_of(options.file) : options.form;
  formats::LexiconImportOptions how{options.escapes, options.on_error == "skip", options.dry_run};
  for (const std::string& language : options.languages)
    how.languages.emplace_back(text::base_language(text::given_language(language)));
  if (form == "wikidata") {
    how.kinds = wikidata_kinds(session);
    how.language_codes = wikidata_languages(session);
  }
  Progress progress(session, "lines", 0);
  how.progress = [&](std::uint64_t lines) { progress.show(lines); };
  const auto lexicon = lexicon_to_change(session, options.signature);
  const auto result = formats::import_lexicon(form, input.stream(), options.file, *lexicon, how);
  report(session, options, result);
  if (result.refused > 0 && result.taken + result.skipped == 0)
    throw Error(Error::Kind::kIo, "no row could be taken", {options.file});
}

void export_file(const Session& session, const TransferOptions& options) {
  refuse_overwriting(session, {}, {options.output});
  const lexicons::Lexicon lexicon = lexicon_to_read(session);
  const std::string form = options.form.empty() ? formats::lexicon_form_of(options.output) : options.form;
  const lexicons::Lexicon::Snapshot one_state(lexicon);
  formats::OutputFile output(options.output);
  formats::export_lexicon(form, lexicon, output.stream());
  output.commit();
  std::vector<std::string> lost;
  for (const formats::NotHeld& each : formats::not_held(form, lexicon))
    lost.push_back(fmt::format("{} {}", each.count, each.what));
  if (!lost.empty())
    log_warning(session, fmt::format("{} can't hold {}: left out; --to jsonl holds all", form, fmt::join(lost, ", ")));
}

void describe_import(CLI::App& command, TransferOptions& options) {
  command.add_option("file", options.file, "the file; - is standard input")->required();
  command
      .add_option("--from", options.form,
                  "tsv, csv, jsonl, tbx, wikidata (entity JSON lines) or geonames (alternateNamesV2); default: by the "
                  "file's name")
      ->check(CLI::IsMember(formats::lexicon_import_forms()));
  command.add_option("--languages", options.languages, "take names of these languages only")->delimiter(',');
  command.add_flag("--escapes", options.escapes, "read \\t, \\n and \\\\ in TSV");
  command.add_option("--on-error", options.on_error, "stop: take nothing when a row is bad; skip: take the others")
      ->check(CLI::IsMember({"stop", "skip"}));
  command.add_flag("--dry-run", options.dry_run, "say what would be taken, and take nothing");
  add_signature_options(command, options.signature);
  command.footer(
      "An import is one change: 'tolmach lexicon undo' takes it back.\n\nexamples:\n"
      "  tolmach lexicon import names.tsv\n  tolmach lexicon import names.jsonl --on-error skip\n"
      "  zcat dump.json.gz | tolmach lexicon import - --from wikidata --languages en,uk");
}

}  // namespace

void add_lexicon_transfer_commands(CLI::App& lexicon, Session& session) {
  auto import_options = std::make_shared<TransferOptions>();
  CLI::App* import_command = lexicon.add_subcommand("import", "takes names from tables, JSON lines, TBX and others");
  describe_import(*import_command, *import_options);
  import_command->callback([import_options, &session] { import_file(session, *import_options); });

  auto export_options = std::make_shared<TransferOptions>();
  CLI::App* export_command = lexicon.add_subcommand("export", "writes all names of your lexicon");
  export_command
      ->add_option("--to", export_options->form,
                   "tsv, csv, jsonl (holds all but the log), tbx or tbx-dct; default: by the file's name")
      ->check(CLI::IsMember(formats::lexicon_export_forms()));
  add_output_option(*export_command, export_options->output);
  export_command->footer(
      "examples:\n  tolmach lexicon export -o names.jsonl\n  tolmach lexicon export --to tbx -o names.tbx");
  export_command->callback([export_options, &session] { export_file(session, *export_options); });
}

}  // namespace tolmach::cli
