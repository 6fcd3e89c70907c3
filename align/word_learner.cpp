#include "align/word_learner.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/ties.h"
#include "align/detail/evidence/word_model.h"
#include "align/detail/side.h"
#include "normalize/latin_key.h"

namespace tolmach::align {

using namespace detail;  // NOLINT(google-build-using-namespace): the room's own workshop

namespace {

constexpr double kLeastCount = 0.15;
constexpr double kLeastConfidence = 0.3;

/// Beads as rows of the joined documents.
std::vector<WeightedBead> links_of(const Side& source, const Side& target, const std::vector<Alignment>& alignments) {
  std::vector<WeightedBead> links;
  for (std::size_t document = 0; document < alignments.size(); ++document) {
    const RowsOfSegments source_rows(source, document);
    const RowsOfSegments target_rows(target, document);
    for (const Bead& bead : alignments[document]) {
      if (bead.source.empty() || bead.target.empty() || bead.confidence < kLeastConfidence) continue;
      links.push_back({source_rows.of(bead.source), target_rows.of(bead.target), bead.confidence});
    }
  }
  return links;
}

}  // namespace

std::vector<LearnedPair> learn_words(const text::DataFolder& data, const std::vector<DocumentPair>& pairs,
                                     const std::vector<Alignment>& alignments) {
  const normalize::LatinKeys keys(data);
  std::vector<const text::Document*> sources;
  std::vector<const text::Document*> targets;
  for (const DocumentPair& pair : pairs) {
    sources.push_back(pair.source);
    targets.push_back(pair.target);
  }
  const Clitics clitics(data);
  const Side source = make_side(sources, {}, {keys, clitics});
  const Side target = make_side(targets, {}, {keys, clitics});
  TieTable ties(source.words.size(), target.words.size());
  tie_cognates(source, target, ties);
  const std::vector<WeightedBead> links = links_of(source, target, alignments);
  const std::vector<std::uint32_t> one_block(source.rows(), 0);

  std::unordered_map<std::uint64_t, float> to_target;
  const auto key = [](WordId a, WordId b) { return (std::uint64_t{a} << 32U) | b; };
  WordModel::train(source, target, links, one_block, 1, ties, false)
      .for_each_pair([&](WordId from, WordId to, float count) { to_target[key(from, to)] = count; });
  std::vector<LearnedPair> learned;
  WordModel::train(source, target, links, one_block, 1, ties, true)
      .for_each_pair([&](WordId from, WordId to, float count) {
        const auto other = to_target.find(key(to, from));
        if (other == to_target.end()) return;
        const double both = std::sqrt(static_cast<double>(count) * static_cast<double>(other->second));
        if (both >= kLeastCount) learned.push_back({source.words[to].stem, target.words[from].stem, both});
      });
  return learned;
}

}  // namespace tolmach::align
