#include "text/string_table.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tolmach::text {
namespace {

/// Short strings of few letters, so that many come again and many share their beginning and end.
std::string random_key(std::mt19937& random) {
  std::string key(random() % 20, 'a');
  for (char& c : key) c = static_cast<char>('a' + random() % 2);
  return key;
}

TEST(StringTable, HoldsWhatAMapHolds) {
  std::mt19937 random(1);
  StringTable<int> table;
  std::map<std::string, int> expected;
  for (int k = 1; k < 50'000; ++k) {
    const std::string key = random_key(random);
    const std::string_view view = key;
    std::uint32_t fetched = 0;
    table.fetch({&view, 1}, {&fetched, 1});
    const auto [entry, is_new] = k % 2 == 0 ? table.try_emplace(key) : table.try_emplace(key, fetched);
    EXPECT_EQ(is_new, expected.find(key) == expected.end()) << key;
    if (is_new) {
      EXPECT_EQ(entry.value, 0);
      entry.value = expected[key] = k;
    }
    const std::string other = random_key(random);
    const int* found = table.find(other);
    const auto known = expected.find(other);
    ASSERT_EQ(found != nullptr, known != expected.end()) << other;
    if (found != nullptr) {
      EXPECT_EQ(*found, known->second) << other;
    }
  }
  EXPECT_EQ(table.size(), expected.size());
}

TEST(StringTable, KeepsEntriesInTheirPlaceAndKeysToItself) {
  StringTable<int> table;
  std::string key = "first";
  auto& first = table.try_emplace(key).first;
  key = "other";
  for (int k = 0; k < 1000; ++k) table.try_emplace(std::to_string(k)).first.value = k;
  EXPECT_EQ(first.key, "first");
  EXPECT_EQ(table.find("first"), &first.value);
}

TEST(StringTable, ForgetsAllAndGoesOn) {
  StringTable<std::string> table;
  for (int k = 0; k < 1000; ++k) table.try_emplace(std::to_string(k)).first.value = "old";
  table.clear();
  EXPECT_EQ(table.size(), 0);
  EXPECT_EQ(table.find("7"), nullptr);
  EXPECT_TRUE(table.try_emplace("").second);
  EXPECT_FALSE(table.try_emplace("").second);
}

TEST(HashOf, TellsApartWhatDiffersInOneByte) {
  for (std::size_t size = 1; size < 24; ++size) {
    const std::string text(size, 'a');
    for (std::size_t k = 0; k < size; ++k) {
      std::string other = text;
      other[k] = 'b';
      EXPECT_NE(hash_of(text), hash_of(other)) << size << " " << k;
    }
  }
}

}  // namespace
}  // namespace tolmach::text
