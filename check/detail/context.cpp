#include "check/detail/context.h"

#include <algorithm>

#include "check/detail/names/pair_names.h"

namespace tolmach::check::detail {
namespace {

constexpr std::uint32_t kNoBead = UINT32_MAX;

std::optional<std::uint32_t> bead_at(const std::vector<std::uint32_t>& beads, std::uint32_t segment) {
  if (segment >= beads.size() || beads[segment] == kNoBead) return std::nullopt;
  return beads[segment];
}

/// The bead of each segment of one side.
std::vector<std::uint32_t> beads_by_segment(const align::Alignment& alignment, std::size_t count,
                                            text::SegmentRange align::Bead::*side) {
  std::vector<std::uint32_t> beads(count, kNoBead);
  for (std::uint32_t bead = 0; bead < alignment.size(); ++bead) {
    const text::SegmentRange& range = alignment[bead].*side;
    for (std::uint32_t segment = range.begin; segment < range.end && segment < count; ++segment) beads[segment] = bead;
  }
  return beads;
}

}  // namespace

const align::Alignment Context::kNothing;

Context::Context(const CheckInput& input, Resources& resources)
    : resources_(resources), target_(*input.target, resources) {
  if (input.source == nullptr || input.alignment == nullptr) return;
  source_.emplace(*input.source, resources);
  alignment_ = input.alignment;
  source_codes_ = input.source_codes;
  target_codes_ = input.target_codes;
}

Context::~Context() = default;

bool Context::same_language() const {
  return target().language() == source()->language();
}

void Context::forget_source() noexcept {
  names_.reset();
  source_.reset();
  alignment_ = &kNothing;
  target_beads_.reset();
  source_beads_.reset();
}

align::Bead Context::with_neighbours(std::size_t bead) const {
  const align::Bead& first = alignment()[bead > 0 ? bead - 1 : 0];
  const align::Bead& last = alignment()[std::min(bead + 1, alignment().size() - 1)];
  return {.source = {first.source.begin, last.source.end}, .target = {first.target.begin, last.target.end}};
}

std::optional<std::uint32_t> Context::bead_of_target(std::uint32_t segment) const {
  if (!target_beads_) target_beads_ = beads_by_segment(alignment(), target().segment_count(), &align::Bead::target);
  return bead_at(*target_beads_, segment);
}

std::optional<std::uint32_t> Context::bead_of_source(std::uint32_t segment) const {
  if (!has_source()) return std::nullopt;
  if (!source_beads_) source_beads_ = beads_by_segment(alignment(), source()->segment_count(), &align::Bead::source);
  return bead_at(*source_beads_, segment);
}

std::optional<text::SegmentRange> Context::source_of(text::SegmentRange target) const {
  if (target.empty()) return std::nullopt;
  const auto first = bead_of_target(target.begin), last = bead_of_target(target.end - 1);
  if (!first || !last || *last < *first) return std::nullopt;
  return text::SegmentRange{alignment()[*first].source.begin, alignment()[*last].source.end};
}

text::SegmentRange Context::source_of(std::uint32_t segment) const {
  const auto bead = bead_of_target(segment);
  return bead ? alignment()[*bead].source : text::SegmentRange();
}

const std::vector<normalize::NameCluster>& Context::name_clusters() const {
  if (!clusters_) {
    std::vector<normalize::DocumentMentions> documents;
    documents.push_back({&target().document(), target().mentions()});
    clusters_ = normalize::cluster_names(documents, resources_.matcher(), resources_.lexicon(), resources_.spellings());
  }
  return *clusters_;
}

PairNames& Context::pair_names() const {
  if (names_ == nullptr) names_ = std::make_unique<PairNames>(*this);
  return *names_;
}

const LengthBalance& Context::length_balance() const {
  if (!length_balance_) length_balance_.emplace(*this);
  return *length_balance_;
}

const std::vector<ParagraphMarks>& Context::target_marks() const {
  if (!marks_) marks_ = marks_by_paragraph(target());
  return *marks_;
}

}  // namespace tolmach::check::detail
