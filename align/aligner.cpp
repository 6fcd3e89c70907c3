#include "align/aligner.h"

#include <mutex>
#include <utility>

#include "align/detail/confidence.h"
#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/concepts.h"
#include "align/detail/evidence/ties.h"
#include "align/detail/evidence/transliteration.h"
#include "align/detail/pair_task.h"
#include "align/detail/search/fixed_beads.h"
#include "align/detail/search/path_to_alignment.h"
#include "align/detail/watch.h"
#include "normalize/latin_key.h"
#include "normalize/quantities.h"
#include "text/language.h"

namespace tolmach::align {

using namespace detail;  // NOLINT(google-build-using-namespace): the room's own workshop

namespace {

/// The language that spells names with characters (`data/names/transliteration`).
constexpr std::string_view kSpellingLanguage = "zh";

}  // namespace

struct Aligner::Impl {
  Impl(text::DataFolder folder, AlignerOptions opts, const normalize::NameSource* names,
       const normalize::WordSource* words)
      : data(std::move(folder)),
        options(opts),
        lexicon(names),
        learned(words),
        keys(data),
        clitics(data),
        concepts(data),
        spelling(data, kSpellingLanguage),
        confidence(data),
        matcher(data) {}

  [[nodiscard]] bool uses(Evidence evidence) const noexcept { return options.evidence.has(evidence); }

  [[nodiscard]] TieTable ties_between(const Side& source, std::string_view source_language, const Side& target,
                                      std::string_view target_language) const {
    const std::string_view from = text::base_language(source_language);
    const std::string_view to = text::base_language(target_language);
    TieTable ties(source.words.size(), target.words.size());
    if (uses(Evidence::kPunctuation)) tie_punctuation(source, target, ties);
    if (uses(Evidence::kNumbers)) tie_numbers(source, target, ties);
    if (uses(Evidence::kCognates)) tie_cognates(source, target, ties);
    if (uses(Evidence::kConcepts)) tie_concepts(source, from, target, to, concepts, clitics, ties);
    if (uses(Evidence::kNames)) tie_similar_names(source, target, matcher, ties);
    const std::lock_guard one_asks(lexicon_lock);
    if (uses(Evidence::kNames) && lexicon != nullptr)
      tie_known_names(source, source_language, target, target_language, *lexicon, ties);
    if (uses(Evidence::kLearned) && learned != nullptr) tie_learned_words(source, from, target, to, *learned, ties);
    return ties;
  }

  /// Names that one side spells with Chinese characters become words of their own, so that they can be tied.
  void find_names_by_sound(Side& source, Side& target) const {
    if (spelling.empty() || source.language == target.language) return;
    if (source.language == kSpellingLanguage) add_names(source, find_spelled_names(source, target, spelling));
    if (target.language == kSpellingLanguage) add_names(target, find_spelled_names(target, source, spelling));
  }

  /// Pairs of one language pair on their way together; the guidance is that of the first.
  [[nodiscard]] std::vector<ExplainedAlignment> align(const std::vector<DocumentPair>& pairs, const Guidance& guidance,
                                                      const AlignControl& control, bool explain) const {
    Watch watch(control, options.rounds + 1);
    watch.check();
    std::vector<const text::Document*> sources;
    std::vector<const text::Document*> targets;
    for (const DocumentPair& pair : pairs) {
      sources.push_back(pair.source);
      targets.push_back(pair.target);
    }
    // A reader keeps what it has loaded, so each call has its own: align() may run in several threads.
    normalize::QuantityReader quantities(data);
    const SideTools tools{keys, clitics, uses(Evidence::kNumbers) ? &quantities : nullptr, explain};
    FixedBeads fixed(guidance, *sources.front(), *targets.front());
    SideLimits source_limits{fixed.barred_source(), {}};
    SideLimits target_limits{fixed.barred_target(), {}};
    for (const Wall& wall : guidance.walls) {
      source_limits.walls.push_back(wall.source);
      target_limits.walls.push_back(wall.target);
    }
    Side source = make_side(sources, source_limits, tools);
    Side target = make_side(targets, target_limits, tools);
    if (uses(Evidence::kCognates)) find_names_by_sound(source, target);
    watch.at(0);
    TieTable ties = ties_between(source, sources.front()->language, target, targets.front()->language);
    mark_known(source, ties.known_source);
    mark_known(target, ties.known_target);
    const bool judged = uses(Evidence::kSimilarity);
    PairTask task(std::move(source), std::move(target), std::move(ties), fixed, options,
                  judged ? guidance.similarities : std::vector<const SegmentSimilarity*>(), watch);
    ExplainedPath path;
    path.beads = task.run(explain ? &path.explanations : nullptr);
    std::vector<ExplainedAlignment> out;
    for (std::size_t k = 0; k < pairs.size(); ++k)
      out.push_back(to_alignment(path, task.source(), task.target(), k, sources[k]->segments.size(),
                                 targets[k]->segments.size(), confidence));
    return out;
  }

  text::DataFolder data;
  AlignerOptions options;
  const normalize::NameSource* lexicon;
  const normalize::WordSource* learned;
  normalize::LatinKeys keys;
  Clitics clitics;
  ConceptTables concepts;
  SpellingCharacters spelling;
  Confidence confidence;
  normalize::NameMatcher matcher;
  mutable std::mutex lexicon_lock;
};

Aligner::Aligner(text::DataFolder data, AlignerOptions options, const normalize::NameSource* lexicon,
                 const normalize::WordSource* learned)
    : impl_(std::make_unique<const Impl>(std::move(data), options, lexicon, learned)) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner&&) noexcept = default;
Aligner& Aligner::operator=(Aligner&&) noexcept = default;

Alignment Aligner::align(const text::Document& source, const text::Document& target, const Guidance& guidance,
                         const AlignControl& control) const {
  return impl_->align({{&source, &target}}, guidance, control, false).front().alignment;
}

ExplainedAlignment Aligner::explain(const text::Document& source, const text::Document& target,
                                    const Guidance& guidance, const AlignControl& control) const {
  return impl_->align({{&source, &target}}, guidance, control, true).front();
}

std::vector<Alignment> Aligner::align_pool(const std::vector<DocumentPair>& pairs, const AlignControl& control) const {
  std::vector<Alignment> out;
  if (pairs.empty()) return out;
  for (ExplainedAlignment& pair : impl_->align(pairs, {}, control, false)) out.push_back(std::move(pair.alignment));
  return out;
}

}  // namespace tolmach::align
