#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lexicons/lexicon.h"
#include "text/data_folder.h"

namespace tolmach::lexicons {

/// A proposal as a person sees it who decides on it.
struct ReviewItem {
  Proposal proposal;
  std::string fingerprint;                ///< see fingerprint_of()
  std::vector<std::string> conflicts;     ///< what the lexicons hold that speaks against it, in sentences
  std::vector<std::string> explanations;  ///< why the first form and each other are one name, or two
};

/// 16 hex digits of a proposal's forms and languages: a decision made elsewhere is for this proposal, not for another
/// that has its number now.
[[nodiscard]] std::string fingerprint_of(const Proposal& proposal);

/// Looks up what a person should know before deciding.
class ProposalReviewer {
 public:
  /// @param known the user's names and the seed's; must outlive this
  /// @throws Error (io) when a data file can't be read
  ProposalReviewer(const text::DataFolder& data, const normalize::NameSource& known);
  ~ProposalReviewer();
  ProposalReviewer(const ProposalReviewer&) = delete;
  ProposalReviewer& operator=(const ProposalReviewer&) = delete;

  [[nodiscard]] ReviewItem look_at(Proposal proposal);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What a person has decided elsewhere, on a page.
struct ReviewDecision {
  std::size_t line = 0;  ///< of the file it was read from, from 1
  std::int64_t proposal = 0;
  std::string fingerprint;
  Decision decision = Decision::kAccepted;
  std::vector<std::string> forms = {};  ///< as Lexicon::decide()
  std::string reason = {};              ///< may be empty
};

/// What became of decisions that were made elsewhere.
struct AppliedDecisions {
  struct Stale {
    std::size_t line = 0;
    std::string reason;
  };
  std::size_t accepted = 0, rejected = 0;
  std::vector<Stale> stale;  ///< decisions on what no longer waits, or is another proposal now: left as it is
};

/// Takes decisions in one transaction, each a change of the log by itself.
/// @param signature whose author stands for all, and whose reason for those that have none
/// @param dry_run take everything back at the end
/// @throws Error (io) for a form that can't be stored, with its line; nothing is then taken
AppliedDecisions apply_decisions(Lexicon& lexicon, const std::vector<ReviewDecision>& decisions,
                                 const Signature& signature, const std::string& file_name, bool dry_run);

}  // namespace tolmach::lexicons
