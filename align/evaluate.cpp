#include "align/evaluate.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace tolmach::align {
namespace {

using Key = std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>;
using Beads = std::set<Key>;
using Links = std::map<std::uint32_t, std::set<std::uint32_t>>;

constexpr std::size_t kBins = 10;

/// The beads as a set; those empty on both sides say nothing.
Beads bead_set(const std::vector<JudgedBead>& beads, bool links_only) {
  Beads set;
  for (const JudgedBead& bead : beads) {
    const bool keep =
        links_only ? !bead.source.empty() && !bead.target.empty() : !bead.source.empty() || !bead.target.empty();
    if (keep) set.emplace(bead.source, bead.target);
  }
  return set;
}

Links links_of(const Beads& beads) {
  Links links;
  for (const auto& [source, target] : beads)
    for (const std::uint32_t i : source) links[i].insert(target.begin(), target.end());
  return links;
}

bool touches(const Links& links, const Key& bead) {
  return std::any_of(bead.first.begin(), bead.first.end(), [&](std::uint32_t i) {
    const auto found = links.find(i);
    return found != links.end() && std::any_of(bead.second.begin(), bead.second.end(),
                                               [&](std::uint32_t j) { return found->second.count(j) != 0; });
  });
}

double ratio(std::uint64_t a, std::uint64_t b) noexcept {
  return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
}

Score score_of(double precision, double recall) noexcept {
  return {precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0};
}

}  // namespace

void Evaluator::add(const std::vector<JudgedBead>& gold, const std::vector<JudgedBead>& output) {
  const auto count = [](const Beads& reference, const Beads& judged, Hits& hits) {
    const Links links = links_of(reference);
    for (const Key& bead : judged) {
      const bool strict = reference.count(bead) != 0;
      hits.strict += strict ? 1U : 0U;
      hits.lax += strict || touches(links, bead) ? 1U : 0U;
      ++hits.total;
    }
  };
  const Beads gold_beads = bead_set(gold, false);
  const Beads output_beads = bead_set(output, false);
  count(gold_beads, output_beads, precision_);
  count(bead_set(output, true), bead_set(gold, true), recall_);
  for (const Key& bead : gold_beads) {
    TypeCount& type = types_[fmt::format("{}-{}", bead.first.size(), bead.second.size())];
    ++type.total;
    type.hits += output_beads.count(bead);
  }
  for (const JudgedBead& bead : output)
    if (!bead.source.empty() || !bead.target.empty())
      confidences_.emplace_back(bead.confidence, gold_beads.count({bead.source, bead.target}) != 0);
}

Evaluation Evaluator::result() const {
  Evaluation evaluation;
  evaluation.strict = score_of(ratio(precision_.strict, precision_.total), ratio(recall_.strict, recall_.total));
  evaluation.lax = score_of(ratio(precision_.lax, precision_.total), ratio(recall_.lax, recall_.total));
  evaluation.output_beads = precision_.total;
  evaluation.gold_links = recall_.total;
  evaluation.types = types_;
  return evaluation;
}

double Evaluator::calibration_error() const {
  auto sorted = confidences_;
  std::sort(sorted.begin(), sorted.end());
  double error = 0;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const std::size_t begin = sorted.size() * bin / kBins;
    const std::size_t end = sorted.size() * (bin + 1) / kBins;
    double confidence = 0;
    double hits = 0;
    for (std::size_t k = begin; k < end; ++k) {
      confidence += sorted[k].first;
      hits += sorted[k].second ? 1 : 0;
    }
    error += std::abs(confidence - hits);
  }
  return sorted.empty() ? 0 : error / static_cast<double>(sorted.size());
}

}  // namespace tolmach::align
