#include "normalize/detail/similarity/name_features.h"

#include <algorithm>

namespace tolmach::normalize::detail {
namespace {

constexpr float kDearCost = 0.5F;
constexpr float kCheapCost = 0.25F;

bool is_boundary(SoundPair pair) noexcept {
  return pair.a == 0 && pair.b == 0;
}

bool is_vowel_or_none(unsigned char sound) noexcept {
  return sound == 0 || SoundAlphabet::is_vowel(sound);
}

/// The measures that go pair by pair.
void measure_pairs(const NameAlignment& alignment, const SoundCosts& costs, Measures& out) {
  float pairs = 0, worst = 0, dear = 0, skeleton = 0, run = 0, longest_run = 0;
  for (const SoundPair pair : alignment.path) {
    if (is_boundary(pair)) continue;
    const float cost = costs.cost[pair.a][pair.b];
    pairs += 1;
    worst = std::max(worst, cost);
    if (cost > kDearCost) dear += 1;
    if (!is_vowel_or_none(pair.a) || !is_vowel_or_none(pair.b)) skeleton += cost;
    run = cost <= kCheapCost ? run + 1 : 0;
    longest_run = std::max(longest_run, run);
  }
  const auto set = [&](Measure measure, float value) { out[static_cast<std::size_t>(measure)] = value; };
  pairs = std::max(pairs, 1.0F);
  set(Measure::kWorst, worst);
  set(Measure::kDear, dear / pairs);
  set(Measure::kSkeleton, skeleton / pairs);
  set(Measure::kRun, longest_run / pairs);
}

}  // namespace

std::string_view to_string(Measure measure) noexcept {
  static constexpr std::array<std::string_view, kMeasures> kNames = {
      "one",        "similarity", "square",   "cost",      "worst",       "dear",        "skeleton",    "length",
      "length-gap", "first",      "last",     "run",       "lone-tokens", "lone-sounds", "worst-token", "both-lone",
      "initials",   "crossed",    "as-whole", "one-token", "accents",     "accent-gap"};
  return kNames[static_cast<std::size_t>(measure)];
}

std::size_t pairs_in(Context context) noexcept {
  return context >> 36 != 0 ? 3 : context >> 24 != 0 ? 2 : 1;
}

Measures measures_of(const PreparedName& a, const PreparedName& b, const NameAlignment& alignment,
                     const SoundCosts& costs) {
  Measures out{};
  const auto length_a = static_cast<float>(a.whole.size());
  const auto length_b = static_cast<float>(b.whole.size());
  const float length = std::max((length_a + length_b) / 2, 1.0F);
  const float similarity = 1 - (alignment.cost + 0.55F * alignment.lone_sounds) / length;
  const auto set = [&](Measure measure, float value) { out[static_cast<std::size_t>(measure)] = value; };
  set(Measure::kOne, 1);
  set(Measure::kSimilarity, similarity);
  set(Measure::kSquare, (1 - similarity) * (1 - similarity));
  set(Measure::kCost, std::min(alignment.cost, 8.0F) / 4);
  set(Measure::kLength, std::min(length, 30.0F) / 15);
  set(Measure::kLengthGap, std::min(std::abs(length_a - length_b), 10.0F) / 5);
  set(Measure::kFirst, !a.whole.empty() && !b.whole.empty() && a.whole.front() == b.whole.front() ? 1 : 0);
  set(Measure::kLast, !a.whole.empty() && !b.whole.empty() && a.whole.back() == b.whole.back() ? 1 : 0);
  set(Measure::kLoneTokens, std::min(alignment.lone_tokens, 4.0F) / 2);
  set(Measure::kLoneSounds, alignment.lone_sounds / length);
  set(Measure::kWorstToken, alignment.worst_token);
  set(Measure::kBothLone, alignment.lone_in_a && alignment.lone_in_b ? 1 : 0);
  set(Measure::kInitials, alignment.initials);
  set(Measure::kCrossed, alignment.crossed ? 1 : 0);
  set(Measure::kAsWhole, alignment.as_whole ? 1 : 0);
  set(Measure::kOneToken, a.tokens.size() <= 1 && b.tokens.size() <= 1 ? 1 : 0);
  set(Measure::kAccents, b.accents > 0 ? 1 : 0);
  set(Measure::kAccentGap, a.accents != b.accents ? 1 : 0);
  measure_pairs(alignment, costs, out);
  return out;
}

NameFeatures features_of(const PreparedName& a, const PreparedName& b, const NameAlignment& alignment,
                         const SoundCosts& costs, bool symmetric) {
  NameFeatures out{measures_of(a, b, alignment, costs), {}};
  out.contexts.reserve(alignment.path.size() * 3);
  for_each_context(alignment, symmetric, [&](Context context) { out.contexts.push_back(context); });
  return out;
}

}  // namespace tolmach::normalize::detail
