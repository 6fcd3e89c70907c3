#include "check/detail/context.h"

#include <algorithm>

#include "check/detail/completeness/length_balance.h"
#include "check/detail/marks/paragraph_marks.h"
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

struct Context::Impl {
  DocumentView target;
  std::optional<DocumentView> source;
  align::Alignment nothing;
  const align::Alignment* alignment = &nothing;
  const InlineCodes *source_codes = nullptr, *target_codes = nullptr;
  Resources& resources;
  std::vector<std::uint32_t> target_beads, source_beads;
  std::optional<std::vector<normalize::NameCluster>> clusters;
  std::optional<PairNames> names;
  std::optional<LengthBalance> length_balance;
  std::optional<std::vector<ParagraphMarks>> marks;

  Impl(const CheckInput& input, Resources& res) : target(*input.target, res), resources(res) {
    if (input.source == nullptr || input.alignment == nullptr) return;
    source.emplace(*input.source, res);
    alignment = input.alignment;
    source_codes = input.source_codes;
    target_codes = input.target_codes;
    target_beads = beads_by_segment(*alignment, input.target->segments.size(), &align::Bead::target);
    source_beads = beads_by_segment(*alignment, input.source->segments.size(), &align::Bead::source);
  }
};

Context::Context(const CheckInput& input, Resources& resources) : impl_(std::make_unique<Impl>(input, resources)) {}

Context::~Context() = default;

const DocumentView& Context::target() const noexcept {
  return impl_->target;
}
const DocumentView* Context::source() const noexcept {
  return impl_->source ? &*impl_->source : nullptr;
}
bool Context::same_language() const {
  return target().language() == source()->language();
}
void Context::forget_source() noexcept {
  impl_->names.reset();
  impl_->source.reset();
  impl_->alignment = &impl_->nothing;
  impl_->target_beads.clear();
  impl_->source_beads.clear();
}
const align::Alignment& Context::alignment() const noexcept {
  return *impl_->alignment;
}
const InlineCodes* Context::source_codes() const noexcept {
  return impl_->source_codes;
}
const InlineCodes* Context::target_codes() const noexcept {
  return impl_->target_codes;
}
Resources& Context::resources() const noexcept {
  return impl_->resources;
}

align::Bead Context::with_neighbours(std::size_t bead) const {
  const align::Bead& first = alignment()[bead > 0 ? bead - 1 : 0];
  const align::Bead& last = alignment()[std::min(bead + 1, alignment().size() - 1)];
  return {.source = {first.source.begin, last.source.end}, .target = {first.target.begin, last.target.end}};
}

std::optional<std::uint32_t> Context::bead_of_target(std::uint32_t segment) const {
  return bead_at(impl_->target_beads, segment);
}

std::optional<std::uint32_t> Context::bead_of_source(std::uint32_t segment) const {
  return bead_at(impl_->source_beads, segment);
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
  if (!impl_->clusters) {
    std::vector<normalize::DocumentMentions> documents;
    documents.push_back({&target().document(), target().mentions()});
    impl_->clusters = normalize::cluster_names(documents, impl_->resources.matcher(), impl_->resources.lexicon(),
                                               impl_->resources.spellings());
  }
  return *impl_->clusters;
}

PairNames& Context::pair_names() const {
  if (!impl_->names) impl_->names.emplace(*this);
  return *impl_->names;
}

const LengthBalance& Context::length_balance() const {
  if (!impl_->length_balance) impl_->length_balance.emplace(*this);
  return *impl_->length_balance;
}

const std::vector<ParagraphMarks>& Context::target_marks() const {
  if (!impl_->marks) impl_->marks = marks_by_paragraph(target());
  return *impl_->marks;
}

}  // namespace tolmach::check::detail
