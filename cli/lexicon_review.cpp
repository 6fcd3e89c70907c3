#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "formats/lexicon_jsonl.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

struct ReviewOptions {
  SignatureOptions signature;
  std::optional<std::int64_t> accept, reject;
};

void list(const Session& session, bool json) {
  for (const lexicons::Proposal& proposal : lexicon_to_read(session).proposals()) {
    if (json) {
      fmt::print("{}\n", formats::lexicon_json(proposal));
      continue;
    }
    fmt::print("{}\t", proposal.key);
    for (const lexicons::NewName& form : proposal.forms) fmt::print("{} [{}]\t", form.form, form.language);
    fmt::print("\n  {}\n", proposal.evidence.substr(0, proposal.evidence.find('\n')));
  }
}

void review(const Session& session, const ReviewOptions& options) {
  if (!options.accept && !options.reject) return list(session, options.signature.json);
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
  CLI::App* command = lexicon.add_subcommand("review", "lists what runs have proposed, and takes decisions");
  auto* accept = command->add_option("--accept", options->accept, "number of the proposal to take");
  command->add_option("--reject", options->reject, "number of the proposal to refuse; it is not proposed again")
      ->excludes(accept);
  add_signature_options(*command, options->signature);
  command->callback([options, &session] { review(session, *options); });
}

}  // namespace tolmach::cli
