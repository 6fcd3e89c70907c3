#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/exit_status.h"
#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/option_checks.h"
#include "cli/pair_options.h"
#include "cli/print_json.h"
#include "cli/review_session.h"
#include "formats/input_file.h"
#include "formats/lexicon_jsonl.h"
#include "formats/output_file.h"
#include "formats/review_decisions.h"
#include "formats/review_page.h"
#include "lexicons/open.h"
#include "lexicons/review.h"
#include "text/data_folder.h"
#include "text/error.h"
#include "text/visible.h"

namespace tolmach::cli {
namespace {

struct ReviewOptions {
  SignatureOptions signature;
  std::optional<std::int64_t> accept, reject;
  bool list = false, dry_run = false;
  std::string to, output = "-", apply;
};

void list(const Session& session, bool json) {
  for (const lexicons::Proposal& proposal : lexicon_to_read(session).proposals()) {
    if (json) {
      fmt::print("{}\n", formats::lexicon_json(proposal));
      continue;
    }
    fmt::print("{}\t", proposal.key);
    for (const lexicons::NewName& form : proposal.forms)
      fmt::print("{} [{}]\t", text::visible(form.form), form.language);
    fmt::print("\n  {}\n", text::visible(proposal.evidence.substr(0, proposal.evidence.find('\n'))));
  }
}

void decide_one_by_one(const Session& session, const SignatureOptions& signature) {
  const text::DataFolder data(session.data);
  const auto lexicon = lexicon_to_amend(session, signature);
  const auto known = lexicons::open_lexicons(data, session.lexicon);
  lexicons::ProposalReviewer reviewer(data, *known.stack);
  run_review_session(*lexicon, reviewer);
}

void write_page(const Session& session, const ReviewOptions& options) {
  refuse_overwriting(session, {}, {options.output});
  const lexicons::Lexicon lexicon = lexicon_to_read(session);
  const text::DataFolder data(session.data);
  const auto known = lexicons::open_lexicons(data, session.lexicon);
  lexicons::ProposalReviewer reviewer(data, *known.stack);
  std::vector<lexicons::ReviewItem> items;
  for (lexicons::Proposal& proposal : lexicon.proposals()) items.push_back(reviewer.look_at(std::move(proposal)));
  formats::OutputFile output(options.output);
  formats::write_review_page(output.stream(), items, provenance(session));
  output.commit();
}

/// A file with bad lines is refused whole; decisions that come too late are told, and the others taken.
void apply(Session& session, const ReviewOptions& options) {
  formats::InputFile input(options.apply);
  std::vector<formats::BadRow> bad;
  const auto decisions = formats::read_review_decisions(input.stream(), bad);
  if (decisions.empty() && !bad.empty())
    throw Error(Error::Kind::kIo, "no line of the file is a decision", {options.apply, bad.front().line},
                "the page of 'tolmach lexicon review --to html' saves such files");
  for (const formats::BadRow& row : bad)
    log_warning(session, fmt::format("{}:{}: {}", options.apply, row.line, row.reason));
  if (!bad.empty())
    throw Error(Error::Kind::kIo, "nothing was taken: a line is no decision", {options.apply, bad.front().line});
  const auto lexicon = lexicon_to_amend(session, options.signature);
  const auto applied =
      lexicons::apply_decisions(*lexicon, decisions, signature_of(options.signature), options.apply, options.dry_run);
  for (const auto& stale : applied.stale)
    log_warning(session, fmt::format("{}:{}: {}", options.apply, stale.line, stale.reason));
  if (options.signature.json) {
    nlohmann::ordered_json out{{"accepted", applied.accepted}, {"rejected", applied.rejected}};
    out["stale"] = nlohmann::ordered_json::array();
    for (const auto& stale : applied.stale) out["stale"].push_back({{"line", stale.line}, {"reason", stale.reason}});
    out["dry_run"] = options.dry_run;
    print_json(out);
  } else {
    log_note(session, fmt::format("{}{} accepted, {} rejected, {} too late", options.dry_run ? "dry run: " : "",
                                  applied.accepted, applied.rejected, applied.stale.size()));
  }
  if (!applied.stale.empty()) session.exit_status = kNotAll;
}

void review(Session& session, const ReviewOptions& options) {
  if (!options.apply.empty()) return apply(session, options);
  if (!options.to.empty()) return write_page(session, options);
  if (!options.accept && !options.reject) {
    if (options.list || options.signature.json) return list(session, options.signature.json);
    return decide_one_by_one(session, options.signature);
  }
  const auto lexicon = lexicon_to_amend(session, options.signature);
  const std::uint64_t before = lexicon->last_change();
  std::string entity;
  if (options.accept) entity = lexicon->decide(*options.accept, lexicons::Decision::kAccepted);
  if (options.reject) lexicon->decide(*options.reject, lexicons::Decision::kRejected);
  report_change(session, *lexicon, before, options.signature.json, entity);
}

}  // namespace

void add_lexicon_review_commands(CLI::App& lexicon, Session& session) {
  auto options = std::make_shared<ReviewOptions>();
  CLI::App* command =
      lexicon.add_subcommand("review", "shows what runs have proposed, one by one, and takes decisions");
  auto* accept = command->add_option("--accept", options->accept, "number of the proposal to take");
  command->add_option("--reject", options->reject, "number of the proposal to refuse; it is not proposed again")
      ->excludes(accept);
  command->add_flag("--list", options->list, "list what waits; so does --json");
  CLI::Option* to =
      command->add_option("--to", options->to, "html: a page to decide on, which saves a file of decisions")
          ->check(CLI::IsMember({"html"}));
  command->add_option("-o,--output", options->output, "the page's file; - is standard output")->needs(to);
  CLI::Option* apply_option =
      command->add_option("--apply", options->apply, "takes the decisions of a file that the page has saved");
  apply_option->excludes(to);
  command->add_flag("--dry-run", options->dry_run, "with --apply: say what would be done")->needs(apply_option);
  add_signature_options(*command, options->signature);
  command->footer(
      "At a terminal each decision is a key: a accept, r reject, e edit, s skip, u undo, q quit, ? help; else the "
      "same\n"
      "letters are read from standard input, one a line.\n\nexamples:\n  tolmach lexicon review --by me --reason desk\n"
      "  tolmach lexicon review --to html -o page.html\n  tolmach lexicon review --apply decisions.jsonl --dry-run");
  command->callback([options, &session] { review(session, *options); });
}

}  // namespace tolmach::cli
