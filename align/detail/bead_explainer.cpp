#include "align/detail/bead_explainer.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace tolmach::align::detail {
namespace {

/// One direction of a bead.
struct Explaining {
  const Side& from;
  const Side& to;
  Translations& translations;
  const std::vector<std::uint32_t>* block;
  text::SegmentRange rows;
};

struct Reason {
  WordId word = 0;
  Evidence evidence = Evidence::kWords;
};

/// The word of the explaining rows that accounts best for a word of the other side.
std::optional<Reason> best_reason(const Explaining& by, WordId explained) {
  std::optional<Reason> best;
  float most = 0;
  for (std::uint32_t row = by.rows.begin; row < by.rows.end; ++row) {
    const std::uint32_t block = by.block != nullptr ? (*by.block)[row] : 0;
    for (std::uint32_t k = by.from.token_begin[row]; k < by.from.token_begin[row + 1]; ++k) {
      const WordId word = by.from.tokens[k];
      for (const WordModel::Entry& entry : by.translations.of(word, block))
        if (entry.word == explained && entry.probability > most) {
          most = entry.probability;
          best = {word, by.translations.evidence_of(word, entry)};
        }
    }
  }
  return best;
}

}  // namespace

BeadExplanation explain(const BeadScorer& scorer, double prior, text::SegmentRange source_rows,
                        text::SegmentRange target_rows, const Side& source, const Side& target,
                        const BothTranslations& translations) {
  std::array<double, kEvidences> values{};
  const auto add = [&](Evidence evidence, double value) { values.at(static_cast<std::size_t>(evidence)) += value; };
  add(Evidence::kShape, prior);
  add(Evidence::kUnexplained, scorer.unexplained(source_rows, target_rows));
  scorer.for_each_term(source_rows, target_rows, add);

  std::map<std::tuple<WordId, WordId, Evidence>, double> ties;
  for (const bool reversed : {false, true}) {
    const Explaining by =
        reversed ? Explaining{target, source, translations.to_source, translations.target_block, target_rows}
                 : Explaining{source, target, translations.to_target, translations.source_block, source_rows};
    scorer.for_each_gain(source_rows, target_rows, reversed, [&](std::uint32_t token, double gain) {
      const WordId explained = by.to.tokens[token];
      const std::optional<Reason> reason = best_reason(by, explained);
      if (!reason) return;
      add(reason->evidence, gain);
      ties[{reversed ? explained : reason->word, reversed ? reason->word : explained, reason->evidence}] += gain;
    });
  }

  BeadExplanation out;
  for (std::size_t k = 0; k < values.size(); ++k)
    if (values.at(k) != 0) out.contributions.push_back({static_cast<Evidence>(k), values.at(k)});
  for (const auto& [pair, gain] : ties)
    out.ties.push_back(
        {source.words[std::get<0>(pair)].form, target.words[std::get<1>(pair)].form, std::get<2>(pair), gain});
  std::stable_sort(out.ties.begin(), out.ties.end(),
                   [](const WordTie& a, const WordTie& b) { return a.value > b.value; });
  return out;
}

}  // namespace tolmach::align::detail
