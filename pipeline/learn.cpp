#include "pipeline/learn.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace tolmach::pipeline {
namespace {

/// The passage that a person needs to judge a proposal.
std::string evidence_of(const Review& review, const normalize::ClusterForm& form) {
  const normalize::MentionPlace& place = form.places.front();
  const normalize::DocumentMentions& mentions = review.mentions[place.document];
  const std::uint32_t segment = mentions.mentions[place.mention].segment;
  return fmt::format("{}: {}", mentions.document->id, mentions.document->segment_text(segment));
}

}  // namespace

std::vector<lexicons::Proposal> proposals(const Review& review) {
  std::vector<lexicons::Proposal> out;
  for (const normalize::NameCluster& cluster : review.names) {
    lexicons::Proposal proposal;
    std::set<std::string> languages;
    for (const normalize::ClusterForm& form : cluster.forms) {
      if (form.status == normalize::NameStatus::kMisspelling || form.places.empty()) continue;
      if (languages.insert(form.language).second) proposal.evidence += evidence_of(review, form) + "\n";
      proposal.forms.push_back({cluster.entity, cluster.kind, form.text, form.language,
                                normalize::NameStatus::kAdmitted, "proposed from text"});
    }
    if (languages.size() > 1) out.push_back(std::move(proposal));
  }
  return out;
}

}  // namespace tolmach::pipeline
