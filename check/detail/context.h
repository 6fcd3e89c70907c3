#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "check/checker.h"
#include "check/detail/document_view.h"
#include "check/detail/resources.h"
#include "normalize/clusters.h"

namespace tolmach::check::detail {

class LengthBalance;
class PairNames;
struct ParagraphMarks;

/// All that a finder may ask about the texts: both sides, the beads, and what is computed from them when first asked
/// for. Const functions fill caches: not for several threads.
class Context {
 public:
  /// Both must outlive the context.
  Context(const CheckInput& input, Resources& resources);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  [[nodiscard]] const DocumentView& target() const noexcept;
  [[nodiscard]] const DocumentView* source() const noexcept;  ///< null: the text is checked alone
  [[nodiscard]] bool has_source() const noexcept { return source() != nullptr; }
  /// Whether both sides are in one language (an article and its round trip). Precondition: has_source().
  [[nodiscard]] bool same_language() const;

  /// The target is checked alone from now on.
  void forget_source() noexcept;

  [[nodiscard]] const align::Alignment& alignment() const noexcept;  ///< empty without a source
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
  [[nodiscard]] const InlineCodes* source_codes() const noexcept;
  [[nodiscard]] const InlineCodes* target_codes() const noexcept;

  /// The names of the target, clustered.
  [[nodiscard]] const std::vector<normalize::NameCluster>& name_clusters() const;
  /// The names of both sides. Precondition: has_source().
  [[nodiscard]] PairNames& pair_names() const;
  /// How long the two sides are to each other. Precondition: has_source().
  [[nodiscard]] const LengthBalance& length_balance() const;
  /// The quotation marks of the target, see marks_by_paragraph().
  [[nodiscard]] const std::vector<ParagraphMarks>& target_marks() const;
  [[nodiscard]] Resources& resources() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::check::detail
