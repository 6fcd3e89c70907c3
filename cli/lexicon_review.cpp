#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/lexicon_commands.h"
#include "cli/review_session.h"
#include "formats/lexicon_jsonl.h"
#include "lexicons/open.h"
#include "lexicons/review.h"
#include "text/data_folder.h"
#include "text/visible.h"

namespace tolmach::cli {
namespace {

struct ReviewOptions {
  SignatureOptions signature;
  std::optional<std::int64_t> accept, reject;
  bool list = false;
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
  static_cast<void>(lexicon_to_read(session));  // a review makes no lexicon
  const text::DataFolder data(session.data);
  const auto lexicon = lexicon_to_change(session, signature);
  const auto known = lexicons::open_lexicons(data, session.lexicon);
  lexicons::ProposalReviewer reviewer(data, *known.stack);
  run_review_session(*lexicon, reviewer);
}

void review(const Session& session, const ReviewOptions& options) {
  if (!options.accept && !options.reject) {
    if (options.list || options.signature.json) return list(session, options.signature.json);
    return decide_one_by_one(session, options.signature);
  }
  const auto lexicon = lexicon_to_change(session, options.signature);
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
  add_signature_options(*command, options->signature);
  command->footer(
      "At a terminal each decision is a key: a accept, r reject, e edit, s skip, u undo, q quit, ? help; else the "
      "same\n"
      "letters are read from standard input, one a line.\n\nexamples:\n  tolmach lexicon review --by me --reason desk");
  command->callback([options, &session] { review(session, *options); });
}

}  // namespace tolmach::cli
