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
[[nodiscard]] Context context_of(const SoundPair* pairs, std::size_t count) noexcept;
/// How many pairs a context is of.
[[nodiscard]] std::size_t pairs_in(Context context) noexcept;

/// What tells one name from two.
struct NameFeatures {
  std::array<float, kMeasures> measures{};
  std::vector<Context> contexts;
};
/// @param symmetric count a context and the same with the names exchanged as one
[[nodiscard]] NameFeatures features_of(const PreparedName& a, const PreparedName& b, const NameAlignment& alignment,
                                       const SoundCosts& costs, bool symmetric);

}  // namespace tolmach::normalize::detail
