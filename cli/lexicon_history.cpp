#include <memory>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "formats/lexicon_jsonl.h"
#include "text/error.h"
#include "text/visible.h"

namespace tolmach::cli {
namespace {

struct LogOptions {
  std::size_t most = 20;
  std::uint64_t number = 0;
  bool json = false;
};

constexpr std::size_t kMostRows = 100;

void show_rows(const lexicons::Lexicon& lexicon, const lexicons::Change& change) {
  for (const lexicons::RowChange& row : lexicon.rows_of(change.number, kMostRows)) {
    if (!row.before.empty()) fmt::print("  - {} {} {}\n", row.table, row.row, text::visible(row.before));
    if (!row.after.empty()) fmt::print("  + {} {} {}\n", row.table, row.row, text::visible(row.after));
  }
  if (change.rows > kMostRows) fmt::print("  … {} rows in all\n", change.rows);
}

void log_changes(const Session& session, const LogOptions& options) {
  const lexicons::Lexicon lexicon = lexicon_to_read(session);
  std::vector<lexicons::Change> changes;
  if (options.number == 0) {
    changes = lexicon.last_changes(options.most);
  } else if (const auto change = lexicon.change(options.number)) {
    changes.push_back(*change);
  } else {
    throw Error(Error::Kind::kUsage, fmt::format("there is no change {}", options.number));
  }
  for (const lexicons::Change& change : changes) {
    if (options.json) {
      fmt::print("{}\n", formats::lexicon_json(change, lexicon.rows_of(change.number, kMostRows)));
      continue;
    }
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}{}\n", change.number, change.time, text::visible(change.author), change.action,
               text::visible(change.subject), text::visible(change.reason),
               lexicon.stands(change) ? "" : fmt::format("\t(undone by {})", change.undone_by));
    if (options.number != 0) show_rows(lexicon, change);
  }
}

struct UndoOptions {
  SignatureOptions signature;
  std::uint64_t number = 0;
  bool dry_run = false;
};

std::uint64_t last_to_undo(const lexicons::Lexicon& lexicon) {
  const auto change = lexicon.last_standing_change();
  if (!change) throw Error(Error::Kind::kUsage, "there is no change to take back");
  return change->number;
}

/// "change 12, add name Kyiv, by anna: the wrong Petrov".
std::string described(const lexicons::Change& change) {
  std::string out = fmt::format("change {}, {} {}", change.number, change.action, change.subject);
  if (!change.author.empty()) out += fmt::format(", by {}", change.author);
  if (!change.reason.empty()) out += fmt::format(": {}", change.reason);
  return text::visible(out);
}

void undo(const Session& session, const UndoOptions& options) {
  const auto lexicon = lexicon_to_amend(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  // What is chosen is what is undone: nobody writes in between.
  lexicons::Lexicon::Transaction transaction(*lexicon);
  const std::uint64_t number = options.number == 0 ? last_to_undo(*lexicon) : options.number;
  if (options.dry_run) {
    const auto change = lexicon->change(number);
    if (!change) throw Error(Error::Kind::kUsage, fmt::format("there is no change {}", number));
    if (options.signature.json) {
      fmt::print("{}\n", formats::lexicon_json(*change, lexicon->rows_of(number, kMostRows)));
      return;
    }
    fmt::print("would take back {}; it changed {} rows\n", described(*change), change->rows);
    show_rows(*lexicon, *change);
    return;
  }
  lexicon->undo(number);
  transaction.commit();
  if (const auto change = lexicon->change(number); change && !options.signature.json)
    log_note(session, fmt::format("taken back: {}", described(*change)));
  report_change(session, *lexicon, before, options.signature.json, {});
}

}  // namespace

void add_lexicon_history_commands(CLI::App& lexicon, Session& session) {
  auto log_options = std::make_shared<LogOptions>();
  CLI::App* log = lexicon.add_subcommand("log", "shows the last changes: who, when, what and why");
  log->add_option("number", log_options->number, "one change, with its rows before and after");
  log->add_option("--most", log_options->most, "how many");
  add_json_option(*log, log_options->json);
  log->callback([log_options, &session] { log_changes(session, *log_options); });

  auto undo_options = std::make_shared<UndoOptions>();
  CLI::App* undo_command = lexicon.add_subcommand("undo", "takes back a change, if no later one depends on it");
  undo_command->add_option("number", undo_options->number, "which change (default: the last that stands)");
  undo_command->add_flag("--dry-run", undo_options->dry_run, "show what the change did, and change nothing");
  add_signature_options(*undo_command, undo_options->signature);
  undo_command->footer(
      "An undoing is a change too: undoing it by its number brings the first change back.\n\nexamples:\n"
      "  tolmach lexicon undo\n  tolmach lexicon undo 12 --reason \"the wrong Petrov\"");
  undo_command->callback([undo_options, &session] { undo(session, *undo_options); });
}

}  // namespace tolmach::cli
