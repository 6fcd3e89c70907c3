#include "normalize/detail/similarity/sound_pairs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace tolmach::normalize::detail {
namespace {

/// No sound is 0, so that 0 may stand for the beginning and the end.
constexpr unsigned char kBoundary = 0;

/// What a vote loses by the costs of its two sounds, and where the query has a consonant between them and the name
/// none, or the other way round.
constexpr float kDearness = 0.6F;
constexpr float kOtherDistance = 0.35F;
/// Votes that are worth less are not cast.
constexpr float kLeastWeight = 0.35F;
/// Pairs with a consonant between them count half: most names that have them also have the pairs without.
constexpr float kSkipWeight = 0.5F;

/// The consonants of a name between two boundaries.
std::string skeleton_of(std::string_view sounds) {
  std::string out(1, static_cast<char>(kBoundary));
  for (const char sound : sounds.substr(0, kLongestName))
    if (sound != 0 && !SoundAlphabet::is_vowel(static_cast<unsigned char>(sound))) out.push_back(sound);
  out.push_back(static_cast<char>(kBoundary));
  return out;
}

SoundPairNumber number_of(unsigned char first, unsigned char second, std::size_t between) noexcept {
  return static_cast<SoundPairNumber>((between * kSounds + first) * kSounds + second);
}

/// A sound that may stand for one of the query's.
struct Alternative {
  unsigned char sound;
  float cost;
};

std::vector<Alternative> alternatives_of(unsigned char sound, const SoundCosts& costs) {
  if (sound == kBoundary) return {{kBoundary, 0}};
  std::vector<Alternative> out;
  for (std::size_t y = 1; y < kSounds; ++y) {
    if (SoundAlphabet::is_vowel(static_cast<unsigned char>(y))) continue;
    const float cost = costs.cost[sound][y];
    if (kDearness * cost < 1 - kLeastWeight) out.push_back({static_cast<unsigned char>(y), cost});
  }
  return out;
}

/// The best vote for each pair.
using Weights = std::array<std::uint16_t, kSoundPairs>;

/// Votes for two sounds, next to one another or one apart. @param own consonants between them in the query
void add_votes(const Alternative& first, const Alternative& second, std::size_t own, Weights& weights) {
  for (std::size_t between = 0; between < 2; ++between) {
    const float worth = 1 - kDearness * (first.cost + second.cost) - (between == own ? 0 : kOtherDistance);
    if (worth < kLeastWeight) continue;
    const float weight = own + between > 0 ? worth * kSkipWeight : worth;
    std::uint16_t& best = weights[number_of(first.sound, second.sound, between)];
    best = std::max(best, static_cast<std::uint16_t>(std::lround(weight * kFullVote)));
  }
}

}  // namespace

std::vector<SoundPairNumber> sound_pairs_of(std::string_view sounds) {
  const std::string skeleton = skeleton_of(sounds);
  std::vector<SoundPairNumber> out;
  for (std::size_t between = 0; between < 2; ++between)
    for (std::size_t i = 0; i + between + 1 < skeleton.size(); ++i)
      out.push_back(number_of(static_cast<unsigned char>(skeleton[i]),
                              static_cast<unsigned char>(skeleton[i + between + 1]), between));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t consonants_in(std::string_view sounds) noexcept {
  return static_cast<std::size_t>(std::count_if(sounds.begin(), sounds.end(), [](char sound) {
    return sound != 0 && !SoundAlphabet::is_vowel(static_cast<unsigned char>(sound));
  }));
}

std::vector<SoundPairVote> votes_of(std::string_view query, const SoundCosts& costs) {
  const std::string skeleton = skeleton_of(query);
  std::vector<std::vector<Alternative>> alternatives;
  alternatives.reserve(skeleton.size());
  for (const char sound : skeleton) alternatives.push_back(alternatives_of(static_cast<unsigned char>(sound), costs));
  Weights weights{};
  for (std::size_t own = 0; own < 2; ++own) {
    for (std::size_t i = 0; i + own + 1 < skeleton.size(); ++i) {
      for (const Alternative& first : alternatives[i])
        for (const Alternative& second : alternatives[i + own + 1]) add_votes(first, second, own, weights);
    }
  }
  std::vector<SoundPairVote> out;
  for (std::size_t pair = 0; pair < kSoundPairs; ++pair)
    if (weights[pair] > 0) out.push_back({static_cast<SoundPairNumber>(pair), weights[pair]});
  return out;
}

}  // namespace tolmach::normalize::detail
