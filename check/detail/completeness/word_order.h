#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "check/detail/completeness/coverage.h"

namespace tolmach::check::detail {

/// Where the words of one side have their counterparts on the other. Translations keep the order of things roughly:
/// what stands behind a part that was left out has moved forward by as much.
class WordOrder {
 public:
  /// @param words, others the two sides  @param links from words to others: `source` is the number of one of `words`
  WordOrder(const std::vector<CoveredWord>& words, const std::vector<CoveredWord>& others,
            const std::vector<WordLink>& links);

  /// Log odds that the order of the other words gives a part [begin, end) without counterpart: by how much nearer they
  /// stand to where they would be expected without it.
  [[nodiscard]] double odds(std::size_t begin, std::size_t end) const noexcept;

 private:
  /// A word with counterparts.
  struct Placed {
    std::uint32_t word;
    double middle;       ///< letters before it, and half of its own
    double distance;     ///< see distance(), if nothing is left out
    std::size_t places;  ///< where its places end in places_
  };

  /// How far the nearest counterpart of a word is from a place, up to kFarthest, in parts of the other side.
  [[nodiscard]] double distance(std::size_t number, double expected) const noexcept;

  std::vector<Placed> placed_;
  std::vector<double> places_;   ///< of the counterparts on the other side, 0 to 1
  std::vector<double> lengths_;  ///< letters before each word, and of all
};

}  // namespace tolmach::check::detail
