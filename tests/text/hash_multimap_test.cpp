#include "text/hash_multimap.h"

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/string_map.h"

namespace tolmach::text {
namespace {

std::vector<int> values_of(const HashMultimap<int>& map, std::uint64_t hash) {
  std::vector<int> values;
  map.for_each(hash, [&](int value) { values.push_back(value); });
  return values;
}

TEST(HashMultimap, HoldsTheValuesOfEachHashInTheirOrder) {
  std::mt19937 random(1);
  HashMultimap<int> map;
  std::map<std::uint64_t, std::vector<int>> expected;
  for (int k = 0; k < 20'000; ++k) {
    // Few words, so that many come again.
    const std::uint64_t hash = hash_of(std::to_string(random() % 5'000));
    map.insert(hash, k);
    expected[hash].push_back(k);
  }
  EXPECT_EQ(map.size(), 20'000);
  for (const auto& [hash, values] : expected) EXPECT_EQ(values_of(map, hash), values) << hash;
  EXPECT_TRUE(values_of(map, hash_of("none of them")).empty());
}

TEST(HashMultimap, KeepsTheOrderOfWhatGoesOnAtTheBeginning) {
  HashMultimap<int> map;
  const std::uint64_t last = ~std::uint64_t{0};  // the last place, whatever the size
  for (int k = 0; k < 100; ++k) map.insert(last, k);
  std::vector<int> expected(100);
  for (int k = 0; k < 100; ++k) expected[static_cast<std::size_t>(k)] = k;
  EXPECT_EQ(values_of(map, last), expected);
}

TEST(HashMultimap, HoldsTheHashThatMarksFreePlaces) {
  HashMultimap<int> map;
  EXPECT_TRUE(values_of(map, 0).empty());
  map.insert(0, 7);
  EXPECT_EQ(values_of(map, 0), std::vector<int>{7});
}

}  // namespace
}  // namespace tolmach::text
