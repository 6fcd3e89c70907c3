#include "text/hash_set.h"

#include <cstdint>
#include <random>
#include <string>
#include <unordered_set>

#include <gtest/gtest.h>

#include "text/string_map.h"

namespace tolmach::text {
namespace {

TEST(HashSet, HoldsWhatASetHolds) {
  std::mt19937 random(1);
  HashSet set;
  std::unordered_set<std::uint64_t> expected;
  for (int k = 0; k < 50'000; ++k) {
    // Few words, so that many come again.
    const std::uint64_t hash = hash_of(std::to_string(random() % 20'000));
    EXPECT_EQ(set.contains(hash), expected.count(hash) != 0) << hash;
    set.insert(hash);
    expected.insert(hash);
    ASSERT_EQ(set.size(), expected.size());
  }
  for (const std::uint64_t hash : expected) EXPECT_TRUE(set.contains(hash)) << hash;
}

TEST(HashSet, HashesThatBeginAtOnePlaceAreKeptApart) {
  HashSet set;
  for (std::uint64_t low = 1; low < 30; ++low) set.insert(low);
  for (std::uint64_t low = 1; low < 30; ++low) EXPECT_TRUE(set.contains(low)) << low;
  EXPECT_FALSE(set.contains(30));
}

TEST(HashSet, HoldsTheHashThatMarksFreePlaces) {
  HashSet set;
  EXPECT_FALSE(set.contains(0));
  set.insert(0);
  EXPECT_TRUE(set.contains(0));
  EXPECT_EQ(set.size(), 1);
}

TEST(HashSet, ForgetsAllAndGoesOn) {
  HashSet set;
  for (std::uint64_t k = 1; k < 1000; ++k) set.insert(k << 32U);
  set.clear();
  EXPECT_EQ(set.size(), 0);
  EXPECT_FALSE(set.contains(std::uint64_t{7} << 32U));
  set.insert(std::uint64_t{7} << 32U);
  EXPECT_TRUE(set.contains(std::uint64_t{7} << 32U));
}

}  // namespace
}  // namespace tolmach::text
