#include "lexicons/review.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "normalize/name_explanation.h"
#include "normalize/name_similarity.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using normalize::KnownName;
using normalize::NameStatus;

std::string described(const KnownName& name) {
  return fmt::format("{} ({}, {} [{}] {})", name.entity, normalize::to_string(name.kind), name.form, name.language,
                     normalize::to_string(name.status));
}

/// Collects what speaks against a proposal, each sentence once.
class Conflicts {
 public:
  Conflicts(const normalize::NameSource& known, const Proposal& proposal) : known_(known), proposal_(proposal) {}

  std::vector<std::string> find() {
    for (std::size_t i = 0; i < proposal_.forms.size(); ++i) {
      look_at_spelling(proposal_.forms[i]);
      look_at_entity(proposal_.forms[i]);
      for (std::size_t k = i + 1; k < proposal_.forms.size(); ++k)
        look_at_pair(proposal_.forms[i].form, proposal_.forms[k].form);
    }
    return std::move(found_);
  }

 private:
  void add(std::string sentence) {
    if (std::find(found_.begin(), found_.end(), sentence) == found_.end()) found_.push_back(std::move(sentence));
  }

  void look_at_spelling(const NewName& form) {
    for (const KnownName& name : known_.find(form.form, form.language))
      if (name.entity != form.entity) add(fmt::format("{} is also a name of {}", form.form, described(name)));
  }

  void look_at_entity(const NewName& form) {
    if (form.entity.empty()) return;
    for (const KnownName& name : known_.forms_of(form.entity)) {
      look_at_pair(form.form, name.form);
      if (name.language != form.language) continue;
      if (name.form == form.form && name.status > NameStatus::kAdmitted)
        add(fmt::format("{} stands as {}", form.form, normalize::to_string(name.status)));
      if (name.form != form.form && name.status == NameStatus::kPreferred)
        add(fmt::format("{} is preferred to {} for {}", name.form, form.form, form.entity));
    }
  }

  void look_at_pair(const std::string& a, const std::string& b) {
    if (known_.never_same(a, b)) add(fmt::format("{} and {} are never the same, the lexicon says", a, b));
  }

  const normalize::NameSource& known_;
  const Proposal& proposal_;
  std::vector<std::string> found_;
};

}  // namespace

std::string fingerprint_of(const Proposal& proposal) {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a, 64 bits
  const auto take = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ 0xFFU) * 0x100000001b3;  // no byte of UTF-8: "ab", "c" is not "a", "bc"
  };
  for (const NewName& form : proposal.forms) {
    take(form.entity);
    take(form.form);
    take(form.language);
  }
  return fmt::format("{:016x}", hash);
}

struct ProposalReviewer::Impl {
  Impl(const text::DataFolder& data, const normalize::NameSource& lexicons)
      : known(lexicons), matcher(data, &lexicons), explainer(data, matcher, &lexicons) {}

  const normalize::NameSource& known;
  normalize::NameMatcher matcher;
  normalize::NameExplainer explainer;
};

ProposalReviewer::ProposalReviewer(const text::DataFolder& data, const normalize::NameSource& known)
    : impl_(std::make_unique<Impl>(data, known)) {}
ProposalReviewer::~ProposalReviewer() = default;

ReviewItem ProposalReviewer::look_at(Proposal proposal) {
  ReviewItem item;
  item.fingerprint = fingerprint_of(proposal);
  item.conflicts = Conflicts(impl_->known, proposal).find();
  const auto as_form = [](const NewName& name) { return normalize::NameForm{name.form, name.language}; };
  for (std::size_t i = 1; i < proposal.forms.size(); ++i)
    item.explanations.push_back(
        normalize::sentence(impl_->explainer.explain(as_form(proposal.forms.front()), as_form(proposal.forms[i]))));
  item.proposal = std::move(proposal);
  return item;
}

AppliedDecisions apply_decisions(Lexicon& lexicon, const std::vector<ReviewDecision>& decisions,
                                 const Signature& signature, const std::string& file_name, bool dry_run) {
  AppliedDecisions applied;
  Lexicon::Transaction transaction(lexicon);
  for (const ReviewDecision& each : decisions) {
    const std::optional<Proposal> proposal = lexicon.waiting_proposal(each.proposal);
    if (!proposal) {
      applied.stale.push_back({each.line, fmt::format("proposal {} no longer waits", each.proposal)});
      continue;
    }
    if (fingerprint_of(*proposal) != each.fingerprint) {
      applied.stale.push_back({each.line, fmt::format("proposal {} is another one now", each.proposal)});
      continue;
    }
    lexicon.sign({signature.author, each.reason.empty() ? signature.reason : each.reason});
    try {
      lexicon.decide(each.proposal, each.decision, each.forms);
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::kUsage) throw;
      throw Error(Error::Kind::kIo, error.message(), {file_name, each.line});
    }
    ++(each.decision == Decision::kAccepted ? applied.accepted : applied.rejected);
  }
  lexicon.sign(signature);
  if (!dry_run) transaction.commit();
  return applied;
}

}  // namespace tolmach::lexicons
