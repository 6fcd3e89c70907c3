#pragma once

#include <vector>

#include "align/detail/search/band.h"
#include "align/detail/side.h"

namespace tolmach::align::detail {

/// The sections of two sides: documents of a pool, parts between walls. Every path goes through the points where they
/// begin. Both sides have equally many.
class Sections {
 public:
  /// Both must outlive the object.
  Sections(const Side& source, const Side& target) : source_(source), target_(target) {}

  [[nodiscard]] std::size_t size() const noexcept { return source_.section_begin.size() - 1; }
  [[nodiscard]] LatticePoint begin_of(std::size_t section) const noexcept {
    return {source_.section_begin[section], target_.section_begin[section]};
  }
  /// Whether a section begins at a point, or the last one ends there.
  [[nodiscard]] bool begin_at(LatticePoint point) const noexcept;
  /// Whether a source row and a target row belong to sections of the same number.
  [[nodiscard]] bool together(std::uint32_t source_row, std::uint32_t target_row) const noexcept {
    return source_.section_of[source_row] == target_.section_of[target_row];
  }
  /// Whether no section's whole lattice has more cells than that.
  [[nodiscard]] bool each_within(std::uint64_t cells) const noexcept;
  /// Keeps a band within the pairs of sections.
  [[nodiscard]] Band bound(Band band) const;

 private:
  const Side& source_;
  const Side& target_;
};

}  // namespace tolmach::align::detail
