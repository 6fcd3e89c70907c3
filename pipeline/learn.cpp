#include "pipeline/learn.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "align/word_learner.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::pipeline {
namespace {

/// The passage that a person needs to judge a proposal.
std::string evidence_of(const Review& review, const normalize::ClusterForm& form) {
  const normalize::MentionPlace& place = form.places.front();
  const normalize::DocumentMentions& mentions = review.mentions[place.document];
  const std::uint32_t segment = mentions.mentions[place.mention].segment;
  return fmt::format("{}: {}", mentions.document->id, mentions.document->segment_text(segment));
}

/// Learns from pairs of documents of one language pair, and stores.
std::size_t store_words(const text::DataFolder& data, const std::vector<align::DocumentPair>& pairs,
                        const std::vector<align::Alignment>& alignments, lexicons::Lexicon& lexicon) {
  const std::string source(text::base_language(pairs.front().source->language));
  const std::string target(text::base_language(pairs.front().target->language));
  if (source == "und" || target == "und")
    throw Error(Error::Kind::kUsage, "the languages were not recognised", {},
                "give them with --source-lang and --target-lang");
  const std::vector<align::LearnedPair> learned = align::learn_words(data, pairs, alignments);
  lexicons::Lexicon::Transaction transaction(lexicon);
  for (const align::LearnedPair& pair : learned)
    lexicon.add_word_pair({pair.source, source, pair.target, target, pair.count});
  lexicon.log_learning(source, target, learned.size());
  transaction.commit();
  return learned.size();
}

}  // namespace

std::size_t learn_words(const text::DataFolder& data, const std::vector<const Review*>& reviews,
                        lexicons::Lexicon& lexicon) {
  std::vector<align::DocumentPair> pairs;
  std::vector<align::Alignment> alignments;
  for (const Review* review : reviews) {
    pairs.push_back({review->source.get(), review->target.get()});
    alignments.push_back(review->alignment);
  }
  return pairs.empty() ? 0 : store_words(data, pairs, alignments, lexicon);
}

std::size_t learn_words(const text::DataFolder& data, const std::vector<formats::PairRow>& rows,
                        const std::string& source_language, const std::string& target_language,
                        lexicons::Lexicon& lexicon) {
  // Rows are grouped by document; here a group is all of one language pair.
  std::vector<formats::PairRow> joined = rows;
  for (formats::PairRow& row : joined) row.document = "rows";
  std::size_t count = 0;
  for (const formats::RowDocument& group : formats::group_rows(joined, source_language, target_language))
    count += store_words(data, {{&group.source, &group.target}}, {group.alignment}, lexicon);
  return count;
}

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
