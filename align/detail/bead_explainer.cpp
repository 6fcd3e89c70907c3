#include "align/detail/bead_explainer.h"

#include <algorithm>
#include <array>
#include <cmath>
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
  std::uint32_t token = 0;
  Evidence evidence = Evidence::kWords;
};

/// The token of the explaining rows that accounts best for a word of the other side.
std::optional<Reason> best_reason(const Explaining& by, WordId explained) {
  std::optional<Reason> best;
  float most = 0;
  for (std::uint32_t row = by.rows.begin; row < by.rows.end; ++row) {
    const std::uint32_t block = by.block != nullptr ? (*by.block)[row] : 0;
    for (std::uint32_t token = by.from.token_begin[row]; token < by.from.token_begin[row + 1]; ++token) {
      const WordId word = by.from.tokens[token];
      for (const WordModel::Entry& entry : by.translations.of(word, block))
        if (entry.word == explained && entry.probability > most) {
          most = entry.probability;
          best = {token, by.translations.evidence_of(word, entry)};
        }
    }
  }
  return best;
}

/// What is known of the tie of two words: where they first stand in the bead, and what they add.
struct Tied {
  std::uint32_t source_token = 0, target_token = 0;
  double gain = 0;
};

/// What the evidence adds, by its number.
using Values = std::array<double, kEvidences>;

void add(Values& values, Evidence evidence, double value) {
  values.at(static_cast<std::size_t>(evidence)) += value;
}

std::vector<Contribution> contributions(const Values& values) {
  std::vector<Contribution> out;
  for (std::size_t k = 0; k < values.size(); ++k)
    if (values.at(k) != 0) out.push_back({static_cast<Evidence>(k), values.at(k)});
  return out;
}

}  // namespace

BeadExplanation BeadExplainer::deletion(const BeadShape& shape, std::uint32_t i0, std::uint32_t j0) const {
  Values values{};
  add(values, Evidence::kShape, std::log(shape.prior));
  add(values, Evidence::kDeletion, scorer_.deletion_score(shape, i0, j0));
  return {contributions(values), {}};
}

BeadExplanation BeadExplainer::link(double shape, text::SegmentRange source_rows,
                                    text::SegmentRange target_rows) const {
  Values values{};
  add(values, Evidence::kShape, shape);
  add(values, Evidence::kUnexplained, scorer_.unexplained(source_rows, target_rows));
  scorer_.for_each_term(source_rows, target_rows,
                        [&](Evidence evidence, double value) { add(values, evidence, value); });

  std::map<std::tuple<WordId, WordId, Evidence>, Tied> ties;
  for (const bool reversed : {false, true}) {
    const Explaining by =
        reversed ? Explaining{target_, source_, translations_.to_source, translations_.target_block, target_rows}
                 : Explaining{source_, target_, translations_.to_target, translations_.source_block, source_rows};
    scorer_.for_each_gain(source_rows, target_rows, reversed, [&](std::uint32_t explained, double gain) {
      const std::optional<Reason> reason = best_reason(by, by.to.tokens[explained]);
      if (!reason) return;
      add(values, reason->evidence, gain);
      const Tied tied{reversed ? explained : reason->token, reversed ? reason->token : explained, gain};
      const auto [known, is_new] = ties.try_emplace(
          {source_.tokens[tied.source_token], target_.tokens[tied.target_token], reason->evidence}, tied);
      if (!is_new) known->second.gain += gain;
    });
  }

  BeadExplanation out{contributions(values), {}};
  for (const auto& [pair, tied] : ties)
    out.ties.push_back({source_.spelling_of(tied.source_token), target_.spelling_of(tied.target_token),
                        std::get<Evidence>(pair), tied.gain});
  std::stable_sort(out.ties.begin(), out.ties.end(),
                   [](const WordTie& a, const WordTie& b) { return a.value > b.value; });
  return out;
}

}  // namespace tolmach::align::detail
