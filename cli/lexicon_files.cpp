#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/exit_status.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/option_checks.h"
#include "cli/print_json.h"
#include "cli/subcommand.h"
#include "formats/lexicon_jsonl.h"
#include "formats/output_file.h"
#include "lexicons/diff.h"
#include "lexicons/merge_file.h"
#include "text/data_folder.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

using lexicons::Lexicon;
using lexicons::OpenMode;

struct FileOptions {
  SignatureOptions signature;
  std::string a, b, output = "-";
  bool json = false, dry_run = false;
};

void init(const Session& session, const FileOptions& options) {
  const Lexicon lexicon(lexicon_place(session), OpenMode::kCreate);
  if (options.json) print_json({{"lexicon", session.lexicon.string()}});
  log_note(session, session.lexicon.string() + " is ready");
}

/// A line of a difference: what only one has, or how the two have it.
template <typename Record>
void print_sides(std::ostream& out, const std::optional<Record>& a, const std::optional<Record>& b) {
  if (a) out << "- " << formats::lexicon_json(*a) << '\n';
  if (b) out << "+ " << formats::lexicon_json(*b) << '\n';
}

void print_difference(std::ostream& out, const lexicons::Difference& difference) {
  print_sides(out, difference.entity_a, difference.entity_b);
  print_sides(out, difference.name_a, difference.name_b);
  if (difference.pair_a || difference.pair_b) out << "± " << formats::lexicon_json(difference) << '\n';
}

void diff(Session& session, const FileOptions& options) {
  refuse_overwriting(session, {options.a, options.b}, {options.output});
  const Lexicon a(options.a, OpenMode::kReadOnly), b(options.b, OpenMode::kReadOnly);
  formats::OutputFile output(options.output);
  const auto count = lexicons::for_each_difference(a, b, [&](const lexicons::Difference& difference) {
    if (options.json) {
      output.stream() << formats::lexicon_json(difference) << '\n';
    } else {
      print_difference(output.stream(), difference);
    }
  });
  output.commit();
  log_note(session, fmt::format("{} differences", count));
  if (count > 0) session.exit_status = kNotAll;
}

void merge_file(const Session& session, const FileOptions& options) {
  const Lexicon theirs(options.a, OpenMode::kReadOnly);
  const auto ours = lexicon_to_change(session, options.signature);
  const lexicons::MergeReport report = lexicons::merge_file(*ours, theirs, options.a, options.dry_run);
  if (options.signature.json) {
    print_json({{"taken", report.taken},
                {"known", report.known},
                {"conflicts", report.conflicts},
                {"dry_run", options.dry_run}});
    return;
  }
  for (const std::string& conflict : report.conflicts) log_warning(session, conflict);
  log_note(session,
           fmt::format("{}{} changes taken, {} were known, {} conflicts (ours stands)",
                       options.dry_run ? "dry run: " : "", report.taken, report.known, report.conflicts.size()));
}

void verify(const Session& session, const FileOptions& options) {
  Lexicon lexicon = lexicon_to_read(session);
  lexicon.index_with(text::DataFolder(session.data));
  const auto problems = lexicon.problems();
  if (options.json) print_json({{"problems", problems}});
  for (const std::string& problem : problems) log_error(session, problem);
  if (!problems.empty())
    throw Error(Error::Kind::kIo, fmt::format("{} problems", problems.size()), {session.lexicon.string()});
  log_note(session, "all is well");
}

void back_up(const Session& session, const FileOptions& options) {
  lexicon_to_read(session).back_up(options.a);
  if (options.json) print_json({{"backup", options.a}});
  log_note(session, options.a + " is written");
}

void vacuum(const Session& session, const FileOptions& options) {
  static_cast<void>(lexicon_to_read(session));  // says what is wrong, and makes nothing
  Lexicon lexicon(lexicon_place(session), OpenMode::kReadWrite);
  lexicon.index_with(text::DataFolder(session.data));
  const auto before = std::filesystem::file_size(session.lexicon);
  lexicon.vacuum();
  const auto after = std::filesystem::file_size(session.lexicon);
  if (options.json) print_json({{"bytes_before", before}, {"bytes_after", after}});
  log_note(session, fmt::format("{} bytes, {} before", after, before));
}

}  // namespace

void add_lexicon_file_commands(CLI::App& lexicon, Session& session) {
  const auto only_json = [](CLI::App& command, FileOptions& options) { add_json_option(command, options.json); };
  add_subcommand<FileOptions>(lexicon, session, "init", "makes an empty lexicon", init, only_json);
  add_subcommand<FileOptions>(lexicon, session, "diff",
                              "shows what two lexicons hold otherwise; exit status 1 where they differ", diff,
                              [](CLI::App& command, FileOptions& options) {
                                command.add_option("a", options.a, "a lexicon")->required();
                                command.add_option("b", options.b, "another")->required();
                                add_json_option(command, options.json);
                                add_output_option(command, options.output);
                              });
  add_subcommand<FileOptions>(lexicon, session, "merge-file",
                              "takes the changes of another person's copy into your lexicon", merge_file,
                              [](CLI::App& command, FileOptions& options) {
                                command.add_option("file", options.a, "their lexicon; it is not changed")->required();
                                add_dry_run_option(command, options.dry_run);
                                add_signature_options(command, options.signature);
                              });
  add_subcommand<FileOptions>(lexicon, session, "check", "looks for damage", verify, only_json);
  add_subcommand<FileOptions>(
      lexicon, session, "backup", "writes a copy, while others may go on writing", back_up,
      [](CLI::App& command, FileOptions& options) {
        command.add_option("copy", options.a, "the file to make; it must not be there yet")->required();
        add_json_option(command, options.json);
      });
  add_subcommand<FileOptions>(lexicon, session, "vacuum", "gives unused space back and makes the search index anew",
                              vacuum, only_json);
}

}  // namespace tolmach::cli
