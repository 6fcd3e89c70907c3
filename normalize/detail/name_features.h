#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "normalize/detail/name_alignment.h"

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
[[nodiscard]] inline Context context_of(const SoundPair* pairs, std::size_t count) noexcept {
  Context context = count;
  for (std::size_t k = 0; k < count; ++k)
    context = context << 12 | static_cast<Context>(pairs[k].a) << 6 | static_cast<Context>(pairs[k].b);
  return context;
}
/// How many pairs a context is of.
[[nodiscard]] std::size_t pairs_in(Context context) noexcept;
/// Of a context and the same with the names exchanged, the one that stands for both.
[[nodiscard]] Context either_way(Context context) noexcept;

/// Visits the contexts of an aligned pair of names. @param symmetric give those that either_way() takes for one as one
template <typename Visit>
void for_each_context(const NameAlignment& alignment, bool symmetric, const Visit& visit) {
  const std::vector<SoundPair>& path = alignment.path;
  const auto give = [&](std::size_t first, std::size_t count) {
    const Context context = context_of(&path[first], count);
    visit(symmetric ? either_way(context) : context);
  };
  for (std::size_t k = 0; k < path.size(); ++k) {
    if (path[k].a != 0 || path[k].b != 0) give(k, 1);  // a boundary says nothing by itself
    if (k + 1 < path.size()) give(k, 2);
    if (k + 2 < path.size()) give(k, 3);
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
