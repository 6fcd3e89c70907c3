#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "normalize/detail/similarity/sound_costs.h"

namespace tolmach::normalize::detail {

/// Two consonants that follow one another in a name, vowels between them left out, or that stand at its beginning or
/// end; or the same with one more consonant between them. What names that are near have in common whatever their
/// script: a number below kSoundPairs.
using SoundPairNumber = std::uint16_t;
inline constexpr std::size_t kSoundPairs = 2 * kSounds * kSounds;

/// The pairs of a name, each once, ordered.
[[nodiscard]] std::vector<SoundPairNumber> sound_pairs_of(std::string_view sounds);

/// How many consonants a name has, at most 255.
[[nodiscard]] std::size_t consonants_in(std::string_view sounds) noexcept;

/// A pair that speaks for a name that has it, and how much: kFullVote where the sounds are those that usually stand
/// for the query's.
struct SoundPairVote {
  SoundPairNumber pair = 0;
  std::uint16_t weight = 0;
};
inline constexpr unsigned kFullVote = 64;

/// The pairs to look for in names near a query, each once, ordered. @param costs those of the query come first
[[nodiscard]] std::vector<SoundPairVote> votes_of(std::string_view query, const SoundCosts& costs);

}  // namespace tolmach::normalize::detail
