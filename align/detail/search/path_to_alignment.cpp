#include "align/detail/search/path_to_alignment.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tolmach::align::detail {
namespace {

class Converter {
 public:
  Converter(const Side& source, const Side& target, const Confidence& confidence)
      : source_(source), target_(target), confidence_(confidence) {}

  /// @param explanations of the bead, or null: one, or two for a swapped one
  void add(const WeightedBead& bead, const BeadExplanation* explanations) {
    if (!bead.source.empty()) skip_source(source_.segments[bead.source.begin]);
    if (!bead.target.empty()) skip_target(target_.segments[bead.target.begin]);
    const std::uint32_t source_row = bead.source.begin;
    const std::uint32_t target_row = bead.target.begin;
    for_each_link(bead, [&](const WeightedBead& link) {
      const SegmentRange source = shifted(link.source, next_source_ - source_row);
      const SegmentRange target = shifted(link.target, next_target_ - target_row);
      const bool is_link = !source.empty() && !target.empty();
      put({source, target, confidence_.calibrated(bead.weight, is_link)}, explanations);
      if (explanations != nullptr) ++explanations;
    });
    next_source_ += bead.source.size();
    next_target_ += bead.target.size();
  }

  ExplainedAlignment finish(std::size_t source_segments, std::size_t target_segments) {
    skip_source(static_cast<std::uint32_t>(source_segments));
    skip_target(static_cast<std::uint32_t>(target_segments));
    return std::move(out_);
  }

 private:
  /// From rows to segments, which follow each other within a bead as the rows do.
  static SegmentRange shifted(SegmentRange rows, std::uint32_t by) noexcept { return {rows.begin + by, rows.end + by}; }
  void skip_source(std::uint32_t upto) {
    for (; next_source_ < upto; ++next_source_)
      put({{next_source_, next_source_ + 1}, {next_target_, next_target_}, 1}, nullptr);
  }
  void skip_target(std::uint32_t upto) {
    for (; next_target_ < upto; ++next_target_)
      put({{next_source_, next_source_}, {next_target_, next_target_ + 1}, 1}, nullptr);
  }
  void put(const Bead& bead, const BeadExplanation* explanation) {
    out_.alignment.push_back(bead);
    out_.explanations.push_back(explanation != nullptr ? *explanation : BeadExplanation());
  }

  const Side& source_;
  const Side& target_;
  const Confidence& confidence_;
  std::uint32_t next_source_ = 0, next_target_ = 0;
  ExplainedAlignment out_;
};

}  // namespace

ExplainedAlignment to_alignment(const ExplainedPath& path, const Side& source, const Side& target, std::size_t document,
                                std::size_t source_segments, std::size_t target_segments,
                                const Confidence& confidence) {
  Converter converter(source, target, confidence);
  // Every path goes through the points where documents begin, so the beads of one stand together.
  const auto first_behind = [&](std::size_t begin) {
    return std::partition_point(path.beads.begin(), path.beads.end(), [&, begin](const WeightedBead& bead) {
      return bead.source.end <= source.document_begin[begin] && bead.target.end <= target.document_begin[begin];
    });
  };
  const auto first = first_behind(document);
  const auto last = first_behind(document + 1);
  const BeadExplanation* explanation = nullptr;
  if (!path.explanations.empty()) {
    const auto swaps = std::count_if(path.beads.begin(), first, [](const WeightedBead& bead) { return bead.swap; });
    explanation = path.explanations.data() + (first - path.beads.begin()) + swaps;
  }
  for (auto bead = first; bead != last; ++bead) {
    converter.add(*bead, explanation);
    if (explanation != nullptr) explanation += bead->swap ? 2 : 1;
  }
  return converter.finish(source_segments, target_segments);
}

}  // namespace tolmach::align::detail
