#pragma once

#include <vector>

#include "align/bead.h"
#include "check/detail/context.h"
#include "check/detail/marks/code_marks.h"

namespace tolmach::check::detail {

/// The code marks of both sides of a bead, in order.
struct BeadCodeMarks {
  std::vector<CodeMark> source, target;
};

/// Where one of the languages may write a per cent sign before its number, %1 counts only if both sides have such a
/// mark; it is a placeholder then. Precondition: context.has_source().
[[nodiscard]] BeadCodeMarks code_marks_of(const Context& context, const align::Bead& bead);

}  // namespace tolmach::check::detail
