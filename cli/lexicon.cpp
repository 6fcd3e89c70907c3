#include "lexicons/lexicon.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/log.h"
#include "formats/lexicon_import.h"
#include "formats/lexicon_jsonl.h"
#include "formats/lexicon_tsv.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "lexicons/open.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::cli {
namespace {

using lexicons::Lexicon;
using lexicons::OpenMode;

constexpr int kNoHit = 1;

/// The options of all lexicon commands; each uses some.
struct LexiconOptions {
  std::string form, language, entity, kind, status, source;
  std::vector<std::string> never_same;
  std::string file;
  std::string to;
  std::string output = "-";
  std::string on_error = "stop";
  std::size_t most = 20;
  bool escapes = false;
  bool all = false;
  bool json = false;
};

const std::filesystem::path& place_of(const Session& session) {
  if (session.lexicon.empty())
    throw Error(Error::Kind::kUsage, "there is no place for a lexicon", {},
                "name one with --lexicon or set TOLMACH_LEXICON");
  return session.lexicon;
}

Lexicon open_to_read(const Session& session) {
  const std::filesystem::path& path = place_of(session);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw Error(Error::Kind::kIo, "there is no lexicon here yet", {path.string()}, "'tolmach lexicon init' makes one");
  return {path, OpenMode::kReadOnly};
}

std::string canonical_or_any(const std::string& tag) {
  return tag.empty() ? "und" : text::canonical_language(tag);
}

void init(const Session& session, const LexiconOptions& /*options*/) {
  const Lexicon lexicon(place_of(session), OpenMode::kCreate);
  log_note(session, session.lexicon.string() + " is ready");
}

void add(const Session& session, const LexiconOptions& options) {
  const auto lexicon = lexicons::open_or_create(place_of(session));
  if (!options.never_same.empty()) {
    lexicon->add_never_same(options.never_same[0], options.never_same[1], options.source);
    log_note(session,
             fmt::format("{} and {} will never be taken for one", options.never_same[0], options.never_same[1]));
    return;
  }
  if (options.form.empty())
    throw Error(Error::Kind::kUsage, "expected a name", {}, "tolmach lexicon add Kyiv --language en");
  const std::string entity =
      lexicon->add({options.entity, formats::kind_from(options.kind, normalize::NameKind::kOther), options.form,
                    canonical_or_any(options.language),
                    formats::status_from(options.status, normalize::NameStatus::kAdmitted), options.source});
  fmt::print("{}\n", entity);
}

lexicons::NewName as_row(const normalize::KnownName& name) {
  return {name.entity, name.kind, name.form, name.language, name.status, {}};
}

void find(Session& session, const LexiconOptions& options) {
  const auto lexicons = lexicons::open_lexicons(text::DataFolder(session.data), session.lexicon);
  const std::string language = options.language.empty() ? std::string() : text::canonical_language(options.language);
  const auto hits = lexicons.stack->find(options.form, language);
  std::vector<normalize::KnownName> shown;
  std::vector<std::string> entities;
  for (const normalize::KnownName& hit : hits) {
    if (!options.all) {
      shown.push_back(hit);
    } else if (std::find(entities.begin(), entities.end(), hit.entity) == entities.end()) {
      entities.push_back(hit.entity);
      for (const normalize::KnownName& form : lexicons.stack->forms_of(hit.entity)) shown.push_back(form);
    }
  }
  formats::OutputFile output(options.output);
  if (!options.json) formats::write_lexicon_tsv_header(output.stream());
  for (const normalize::KnownName& name : shown) {
    if (options.json) {
      output.stream() << formats::lexicon_json(as_row(name)) << '\n';
    } else {
      formats::write_lexicon_tsv_row(as_row(name), output.stream());
    }
  }
  output.commit();
  if (hits.empty()) session.exit_status = kNoHit;
}

/// The form that is asked for, or that the file's name says.
std::string form_of(const std::string& asked, const std::string& path) {
  if (!asked.empty()) return asked;
  const std::string extension = std::filesystem::path(path).extension().string();
  return extension == ".jsonl" || extension == ".json" ? "jsonl" : "tsv";
}

void import_file(const Session& session, const LexiconOptions& options) {
  std::istringstream content(formats::read_file(options.file));
  const auto lexicon = lexicons::open_or_create(place_of(session));
  const formats::LexiconImportOptions how{options.escapes, options.on_error == "skip"};
  const formats::LexiconImportReport report = form_of(options.to, options.file) == "jsonl"
                                                  ? formats::import_lexicon_jsonl(content, options.file, *lexicon, how)
                                                  : formats::import_lexicon_tsv(content, options.file, *lexicon, how);
  for (const formats::BadRow& row : report.bad)
    log_warning(session, fmt::format("{}:{}: {}", options.file, row.line, row.reason));
  log_note(session, fmt::format("{} rows taken, {} refused", report.taken, report.bad.size()));
}

void export_file(const Session& session, const LexiconOptions& options) {
  const Lexicon lexicon = open_to_read(session);
  formats::OutputFile output(options.output);
  if (form_of(options.to, options.output) == "jsonl") {
    formats::export_lexicon_jsonl(lexicon, output.stream());
  } else {
    formats::export_lexicon_tsv(lexicon, output.stream());
  }
  output.commit();
}

void stats(const Session& session, const LexiconOptions& options) {
  const lexicons::LexiconStatistics statistics = open_to_read(session).statistics();
  if (options.json) {
    fmt::print("{}\n", formats::lexicon_json(statistics));
    return;
  }
  fmt::print("entities\t{}\nnames\t{}\nlanguages\t{}\nnever the same\t{}\nproposals\t{}\nword pairs\t{}\n",
             statistics.entities, statistics.names, statistics.languages, statistics.never_same_pairs,
             statistics.proposals, statistics.word_pairs);
}

void review(const Session& session, const LexiconOptions& options) {
  for (const lexicons::Proposal& proposal : open_to_read(session).proposals()) {
    if (options.json) {
      fmt::print("{}\n", formats::lexicon_json(proposal));
      continue;
    }
    for (const lexicons::NewName& form : proposal.forms) fmt::print("{} [{}]\t", form.form, form.language);
    fmt::print("\n  {}\n", proposal.evidence.substr(0, proposal.evidence.find('\n')));
  }
}

void log_changes(const Session& session, const LexiconOptions& options) {
  for (const lexicons::Change& change : open_to_read(session).last_changes(options.most)) {
    if (options.json) {
      fmt::print("{}\n", formats::lexicon_json(change));
    } else {
      fmt::print("{}\t{}\t{}\t{}\t{}\n", change.number, change.time, change.action, change.subject, change.after);
    }
  }
}

void verify(const Session& session, const LexiconOptions& /*options*/) {
  const auto problems = open_to_read(session).problems();
  for (const std::string& problem : problems) log_error(session, problem);
  if (!problems.empty())
    throw Error(Error::Kind::kIo, fmt::format("{} problems", problems.size()), {session.lexicon.string()});
  log_note(session, "all is well");
}

class Commands {
 public:
  Commands(CLI::App& parent, Session& session) : parent_(parent), session_(session) {}

  /// Adds a command; `describe` gives it its options.
  template <typename Run>
  void add(const std::string& name, const std::string& what, Run run_command,
           const std::function<void(CLI::App&, LexiconOptions&)>& describe) {
    auto options = std::make_shared<LexiconOptions>();
    CLI::App* command = parent_.add_subcommand(name, what);
    describe(*command, *options);
    command->callback([options, run_command, &session = session_] { run_command(session, *options); });
  }

 private:
  CLI::App& parent_;
  Session& session_;
};

void add_json(CLI::App& command, LexiconOptions& options) {
  command.add_flag("--json", options.json, "JSON, an object a line");
}
void add_output(CLI::App& command, LexiconOptions& options) {
  command.add_option("-o,--output", options.output, "file to write; - is standard output");
}

void describe_add(CLI::App& command, LexiconOptions& options) {
  command.add_option("form", options.form, "the name as it is written");
  command.add_option("--language", options.language, "language it is used in (default: any)");
  command.add_option("--entity", options.entity, "id of what it names; names with one id belong together");
  command.add_option("--kind", options.kind, "person, place, organisation, work or other");
  command.add_option("--status", options.status,
                     "preferred, admitted, deprecated, superseded, forbidden or misspelling");
  command.add_option("--source", options.source, "where it comes from");
  command.add_option("--never-same", options.never_same, "two names that are never to be taken for one")->expected(2);
  command.footer(
      "examples:\n  tolmach lexicon add Kyiv --entity kyiv --language en --kind place --status preferred\n"
      "  tolmach lexicon add --never-same Austria Australia");
}

void describe_find(CLI::App& command, LexiconOptions& options) {
  command.add_option("form", options.form, "the name; case and accents do not matter")->required();
  command.add_option("--language", options.language, "show names of this language first");
  command.add_flag("--all", options.all, "all forms of what was found");
  add_json(command, options);
  add_output(command, options);
  command.footer(
      "Exit status 1 when nothing is found.\n\nexamples:\n  tolmach lexicon find Kiev --all\n  tolmach lexicon find "
      "Київ --json");
}

void describe_import(CLI::App& command, LexiconOptions& options) {
  command.add_option("file", options.file, "TSV with a header (form and language are needed), or JSON lines")
      ->required();
  command.add_option("--from", options.to, "tsv or jsonl (default: by the file's name)")
      ->check(CLI::IsMember({"tsv", "jsonl"}));
  command.add_flag("--escapes", options.escapes, "read \\t, \\n and \\\\ in TSV");
  command.add_option("--on-error", options.on_error, "stop: take nothing when a row is bad; skip: take the others")
      ->check(CLI::IsMember({"stop", "skip"}));
  command.footer("examples:\n  tolmach lexicon import names.tsv\n  tolmach lexicon import names.jsonl --on-error skip");
}

void describe_export(CLI::App& command, LexiconOptions& options) {
  command.add_option("--to", options.to, "tsv or jsonl (default: by the file's name)")
      ->check(CLI::IsMember({"tsv", "jsonl"}));
  add_output(command, options);
  command.footer("examples:\n  tolmach lexicon export -o names.jsonl\n  tolmach lexicon export --to tsv");
}

}  // namespace

void add_lexicon_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("lexicon", "keeps the names that you have settled");
  command->require_subcommand(1);
  command->footer(
      "The lexicon stands at --lexicon, else $TOLMACH_LEXICON, else in the XDG data folder; the names that come with\n"
      "Tolmach are asked behind it and never changed.");
  Commands commands(*command, session);
  const auto nothing = [](CLI::App&, LexiconOptions&) {};
  commands.add("init", "makes an empty lexicon", init, nothing);
  commands.add("add", "adds a name, or two that are never the same", add, describe_add);
  commands.add("find", "finds a name in your lexicon and the one that comes with Tolmach", find, describe_find);
  commands.add("import", "takes names from TSV or JSON lines", import_file, describe_import);
  commands.add("export", "writes all names of your lexicon", export_file, describe_export);
  commands.add("stats", "counts what your lexicon holds", stats, add_json);
  commands.add("review", "lists what runs have proposed", review, add_json);
  commands.add("log", "shows the last changes", log_changes, [](CLI::App& log, LexiconOptions& options) {
    log.add_option("--most", options.most, "how many");
    add_json(log, options);
  });
  commands.add("check", "looks for damage", verify, nothing);
}

}  // namespace tolmach::cli
