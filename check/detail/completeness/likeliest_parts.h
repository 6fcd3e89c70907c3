#pragma once

#include <cstddef>
#include <vector>

#include "check/detail/completeness/coverage.h"
#include "check/detail/completeness/word_order.h"

namespace tolmach::check::detail {

/// Fewer words are no part.
inline constexpr std::size_t kFewestWordsOfPart = 2;

/// A run of words and the log odds that it has no counterpart.
struct Part {
  std::size_t begin = 0, end = 0;
  double odds = -9;
};

/// The likeliest parts of a side.
struct Parts {
  Part any, clause;  ///< the likeliest part, and the likeliest from mark to mark
};

/// The parts of a side whose absence from the other side would explain most: what their words say, the lengths, and the
/// order of the words around.
/// @param shortness of the other side, in standard deviations  @param deviation a standard one, of its logarithm
/// @param hard_names whether names are hard to recognise on the other side
/// @param order of these words; looked at for the few parts that are likeliest without it. Without an order it tells
///   nothing.
[[nodiscard]] Parts likeliest_parts(const std::vector<CoveredWord>& words, double shortness, double deviation,
                                    bool hard_names, const WordOrder* order = nullptr);

}  // namespace tolmach::check::detail
