#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "check/checker.h"
#include "check/detail/completeness/length_balance.h"
#include "check/detail/document_view.h"
#include "check/detail/marks/paragraph_marks.h"
#include "check/detail/resources.h"
#include "normalize/clusters.h"

namespace tolmach::check::detail {

class PairNames;

/// All that a finder may ask about the texts: both sides, the beads, and what is computed from them when first asked
/// for. Const functions fill caches: not for several threads.
class Context {
 public:
  /// Both must outlive the context.
  Context(const CheckInput& input, Resources& resources);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  [[nodiscard]] const DocumentView& target() const noexcept { return target_; }
  /// Null: the text is checked alone.
  [[nodiscard]] const DocumentView* source() const noexcept { return source_ ? &*source_ : nullptr; }
  [[nodiscard]] bool has_source() const noexcept { return source() != nullptr; }
  /// Whether both sides are in one language (an article and its round trip). Precondition: has_source().
  [[nodiscard]] bool same_language() const;

  /// The target is checked alone from now on.
  void forget_source() noexcept;

  [[nodiscard]] const align::Alignment& alignment() const noexcept { return *alignment_; }  ///< empty without a source
  /// A bead with those beside it, as one: names move between sentences.
  [[nodiscard]] align::Bead with_neighbours(std::size_t bead) const;
  /// The bead that holds a segment; nothing without a source, or where the alignment leaves the segment out.
  [[nodiscard]] std::optional<std::uint32_t> bead_of_target(std::uint32_t segment) const;
  [[nodiscard]] std::optional<std::uint32_t> bead_of_source(std::uint32_t segment) const;
  /// The source segments of the beads that hold a range of the target; nothing where that can't be said.
  [[nodiscard]] std::optional<text::SegmentRange> source_of(text::SegmentRange target) const;
  /// Those of the bead that holds a segment; empty where there are none.
  [[nodiscard]] text::SegmentRange source_of(std::uint32_t segment) const;
  /// Inline markup that stands beside the texts; null: none does.
  [[nodiscard]] const InlineCodes* source_codes() const noexcept { return source_codes_; }
  [[nodiscard]] const InlineCodes* target_codes() const noexcept { return target_codes_; }

  /// The names of the target, clustered.
  [[nodiscard]] const std::vector<normalize::NameCluster>& name_clusters() const;
  /// The names of both sides. Precondition: has_source().
  [[nodiscard]] PairNames& pair_names() const;
  /// How long the two sides are to each other. Precondition: has_source().
  [[nodiscard]] const LengthBalance& length_balance() const;
  /// The quotation marks of the target, see marks_by_paragraph().
  [[nodiscard]] const std::vector<ParagraphMarks>& target_marks() const;
  [[nodiscard]] Resources& resources() const noexcept { return resources_; }

 private:
  using SegmentBeads = std::vector<std::uint32_t>;  ///< by segment
  static const align::Alignment kNothing;

  Resources& resources_;
  DocumentView target_;
  std::optional<DocumentView> source_;
  const align::Alignment* alignment_ = &kNothing;
  const InlineCodes *source_codes_ = nullptr, *target_codes_ = nullptr;
  // What is computed, once it is asked for:
  mutable std::optional<SegmentBeads> target_beads_, source_beads_;
  mutable std::optional<std::vector<normalize::NameCluster>> clusters_;
  mutable std::unique_ptr<PairNames> names_;
  mutable std::optional<LengthBalance> length_balance_;
  mutable std::optional<std::vector<ParagraphMarks>> marks_;
};

}  // namespace tolmach::check::detail
