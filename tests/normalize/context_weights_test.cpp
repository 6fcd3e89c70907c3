#include "normalize/detail/similarity/context_weights.h"

#include <map>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace tolmach::normalize::detail {
namespace {

TEST(ContextWeights, AddsUpAsAMapDoes) {
  std::mt19937 random(7);
  ContextWeights weights;
  std::map<Context, int> slow;
  EXPECT_EQ(weights.of(context_of(5, 1)), 0);
  for (int k = 0; k < 20'000; ++k) {
    if (k % 5'000 == 0) weights.reserve(weights.size() + static_cast<std::size_t>(k));
    const Context context = context_of(random() % 4'000, 1 + random() % 3);
    const int hundredths = static_cast<int>(random() % 200) - 100;
    weights.add(context, hundredths);
    slow[context] += hundredths;
  }
  EXPECT_EQ(weights.size(), slow.size());
  for (const auto& [context, hundredths] : slow) EXPECT_EQ(weights.of(context), hundredths);
  for (Context sounds = 4'000; sounds < 5'000; ++sounds) EXPECT_EQ(weights.of(context_of(sounds, 2)), 0);
}

/// One pair, two and three from every place; all but a boundary alone.
std::vector<Context> slow_contexts(const std::vector<SoundPair>& path) {
  std::vector<Context> contexts;
  for (std::size_t begin = 0; begin < path.size(); ++begin)
    for (std::size_t end = begin + 1; end <= path.size() && end <= begin + 3; ++end) {
      Context sounds = 0;
      for (std::size_t k = begin; k < end; ++k) sounds = sounds * 64 * 64 + path[k].a * 64U + path[k].b;
      if (end - begin > 1 || sounds != 0) contexts.push_back(context_of(sounds, end - begin));
    }
  return contexts;
}

TEST(Contexts, AreOfOneToThreePairsEitherWayRound) {
  std::mt19937 random(8);
  const auto sound = [&] { return static_cast<unsigned char>(random() % 3 == 0 ? 0 : random() % kSounds); };
  for (int k = 0; k < 300; ++k) {
    NameAlignment alignment;
    std::vector<SoundPair> exchanged;
    for (std::size_t size = random() % 12; size > 0; --size) {
      alignment.path.push_back({sound(), sound()});
      exchanged.push_back({alignment.path.back().b, alignment.path.back().a});
    }
    const std::vector<Context> ours = slow_contexts(alignment.path);
    std::vector<Context> either = slow_contexts(exchanged);
    for (std::size_t c = 0; c < ours.size(); ++c) either[c] = std::min(either[c], ours[c]);
    std::vector<Context> found, found_either;
    for_each_context(alignment, false, [&](Context context) { found.push_back(context); });
    for_each_context(alignment, true, [&](Context context) { found_either.push_back(context); });
    EXPECT_EQ(found, ours);
    EXPECT_EQ(found_either, either);
  }
}

}  // namespace
}  // namespace tolmach::normalize::detail
