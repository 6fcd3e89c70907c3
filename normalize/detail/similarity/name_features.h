#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "normalize/detail/similarity/name_alignment.h"

namespace tolmach::normalize::detail {

/// What is measured of an aligned pair of names; all about 0 to 2.
enum class Measure : std::uint8_t {
  kOne,         ///< always 1
  kSimilarity,  ///< 1 − cost for each sound
  kSquare,      ///< of the similarity's distance from 1
  kCost,
  kWorst,     ///< the dearest pair
  kDear,      ///< share of pairs that cost more than a half
  kSkeleton,  ///< cost of the consonants for each sound
  kLength,
  kLengthGap,  ///< how much longer one is
  kFirst,      ///< the first sounds agree
  kLast,
  kRun,  ///< the longest run of cheap pairs, as a share
  kLoneTokens,
  kLoneSounds,
  kWorstToken,  ///< cost for each sound of the least alike paired tokens
  kBothLone,    ///< each has a token without counterpart: other surnames rather than one left out
  kInitials,
  kCrossed,
  kAsWhole,
  kOneToken,
  kAccents,    ///< the second name has marks that plain Latin lacks
  kAccentGap,  ///< one has more of them
  kCount
};
inline constexpr std::size_t kMeasures = static_cast<std::size_t>(Measure::kCount);
[[nodiscard]] std::string_view to_string(Measure measure) noexcept;

/// One to three neighbouring pairs of sounds in one number: 12 bits a pair, the earliest first, and their count above.
using Context = std::uint64_t;
/// @param sounds those of the pairs, 6 bits each
[[nodiscard]] inline Context context_of(Context sounds, std::size_t pairs) noexcept {
  return static_cast<Context>(pairs) << 12 * pairs | sounds;
}
/// How many pairs a context is of.
[[nodiscard]] std::size_t pairs_in(Context context) noexcept;

/// Visits the contexts of an aligned pair of names. @param symmetric of a context and the same with the names
/// exchanged, give the one that stands for both, which is the lesser
template <typename Visit>
void for_each_context(const NameAlignment& alignment, bool symmetric, const Visit& visit) {
  const std::vector<SoundPair>& path = alignment.path;
  for (std::size_t first = 0; first < path.size(); ++first) {
    Context sounds = 0, exchanged = 0;
    const std::size_t most = std::min<std::size_t>(3, path.size() - first);
    for (std::size_t count = 1; count <= most; ++count) {
      const Context a = path[first + count - 1].a;
      const Context b = path[first + count - 1].b;
      sounds = sounds << 12 | a << 6 | b;
      exchanged = exchanged << 12 | b << 6 | a;
      if (sounds == 0 && count == 1) continue;  // a boundary says nothing by itself
      visit(context_of(symmetric ? std::min(sounds, exchanged) : sounds, count));
    }
  }
}

using Measures = std::array<float, kMeasures>;
[[nodiscard]] Measures measures_of(const PreparedName& a, const PreparedName& b, const NameAlignment& alignment,
                                   const SoundCosts& costs);

/// What tells one name from two.
struct NameFeatures {
  Measures measures{};
  std::vector<Context> contexts;
};
/// @param symmetric count a context and the same with the names exchanged as one
[[nodiscard]] NameFeatures features_of(const PreparedName& a, const PreparedName& b, const NameAlignment& alignment,
                                       const SoundCosts& costs, bool symmetric);

}  // namespace tolmach::normalize::detail
