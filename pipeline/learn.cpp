#include "pipeline/learn.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "lexicons/proposal_evidence.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::pipeline {
namespace {

/// The passage that a person needs to judge a proposal.
lexicons::Evidence evidence_of(const Review& review, const normalize::ClusterForm& form) {
  const normalize::MentionPlace& place = form.places.front();
  const normalize::DocumentMentions& mentions = review.mentions[place.document];
  const std::uint32_t segment = mentions.mentions[place.mention].segment;
  return {mentions.document->id, std::string(mentions.document->segment_text(segment)), form.places.size()};
}

LanguagePair languages_of(const align::DocumentPair& pair) {
  return {std::string(text::base_language(pair.source->language)),
          std::string(text::base_language(pair.target->language))};
}

void require_known(const LanguagePair& languages) {
  if (languages.source == "und" || languages.target == "und")
    throw Error(Error::Kind::kUsage, "the languages were not recognised", {},
                "give them with --source-lang and --target-lang");
}

/// Whether a lexicon has the very name already: there is nothing to decide on.
bool is_settled(const normalize::NameSource* known, const std::string& entity, const normalize::ClusterForm& form) {
  if (known == nullptr || entity.empty()) return false;
  const auto names = known->find(form.text, form.language);
  return std::any_of(names.begin(), names.end(), [&](const normalize::KnownName& name) {
    return name.entity == entity && name.form == form.text && name.language == text::base_language(form.language);
  });
}

/// Adds words to the lexicon; the caller has the transaction.
void add_words(const LanguagePair& languages, const std::vector<align::LearnedPair>& words,
               lexicons::Lexicon& lexicon) {
  lexicon.log_learning(languages.source, languages.target, words.size());
  for (const align::LearnedPair& pair : words)
    lexicon.add_word_pair({pair.source, languages.source, pair.target, languages.target, pair.count});
}

}  // namespace

LanguagePair languages_of(const Review& review) {
  return languages_of(align::DocumentPair{review.source.get(), review.target.get()});
}

std::vector<align::LearnedPair> words_of(const text::DataFolder& data, const std::vector<const Review*>& reviews) {
  std::vector<align::DocumentPair> pairs;
  std::vector<align::Alignment> alignments;
  for (const Review* review : reviews) {
    pairs.push_back({review->source.get(), review->target.get()});
    alignments.push_back(review->alignment);
  }
  if (pairs.empty()) return {};
  const LanguagePair languages = languages_of(pairs.front());
  if (languages.source == languages.target) return {};
  require_known(languages);
  return align::learn_words(data, pairs, alignments);
}

Lesson lesson_of(const text::DataFolder& data, Workbench& workbench, Review& review) {
  workbench.find_names(review);
  return {languages_of(review), proposals(review, workbench.lexicon()), words_of(data, {&review})};
}

LessonCounts keep(const Lesson& lesson, lexicons::Lexicon& lexicon) {
  LessonCounts counts{0, lesson.words.size()};
  lexicons::Lexicon::Transaction transaction(lexicon);
  for (const lexicons::Proposal& proposal : lesson.names) counts.names += lexicon.propose(proposal) ? 1U : 0U;
  if (lesson.languages.source != lesson.languages.target) add_words(lesson.languages, lesson.words, lexicon);
  transaction.commit();
  return counts;
}

std::size_t learn_words(const text::DataFolder& data, const std::vector<formats::PairRow>& rows,
                        const std::string& source_language, const std::string& target_language,
                        lexicons::Lexicon& lexicon) {
  // Rows are grouped by document; here a group is all of one language pair.
  std::vector<formats::PairRow> joined = rows;
  for (formats::PairRow& row : joined) row.document = "rows";
  const auto groups =
      formats::RowDocuments(formats::source_of(std::move(joined)), source_language, target_language).next(rows.size());
  for (const formats::RowDocument& group : groups)
    require_known(languages_of(align::DocumentPair{&group.source, &group.target}));
  std::size_t count = 0;
  // All or nothing: counts of a run that failed halfway would be counted again by the next one.
  lexicons::Lexicon::Transaction transaction(lexicon);
  for (const formats::RowDocument& group : groups) {
    const align::DocumentPair pair{&group.source, &group.target};
    const std::vector<align::LearnedPair> words = align::learn_words(data, {pair}, {group.alignment});
    add_words(languages_of(pair), words, lexicon);
    count += words.size();
  }
  transaction.commit();
  return count;
}

std::vector<lexicons::Proposal> proposals(const Review& review, const normalize::NameSource* known) {
  std::vector<lexicons::Proposal> out;
  for (const normalize::NameCluster& cluster : review.names) {
    lexicons::Proposal proposal;
    std::set<std::string> languages;
    for (const normalize::ClusterForm& form : cluster.forms) {
      if (form.status == normalize::NameStatus::kMisspelling || form.places.empty()) continue;
      if (is_settled(known, cluster.entity, form)) {
        languages.insert(form.language);
        continue;
      }
      proposal.forms.push_back({cluster.entity, cluster.kind, form.text, form.language,
                                normalize::NameStatus::kAdmitted, "proposed from text"});
      if (languages.insert(form.language).second)
        proposal.evidence += lexicons::evidence_line(proposal.forms.back(), evidence_of(review, form)) + "\n";
    }
    if (languages.size() > 1 && !proposal.forms.empty()) out.push_back(std::move(proposal));
  }
  return out;
}

}  // namespace tolmach::pipeline
