#include "check/detail/completeness/concept_set.h"

#include <set>

#include <gtest/gtest.h>

namespace tolmach::check::detail {
namespace {

TEST(ConceptSet, HoldsWhatASetWould) {
  ConceptSet concepts;
  for (int round = 0; round < 3; ++round) {
    std::set<std::uint32_t> slow;
    std::uint32_t state = 5 + static_cast<std::uint32_t>(round);
    for (int k = 0; k < 200; ++k) {
      state = state * 1664525U + 1013904223U;
      concepts.insert((state >> 16U) % 1000);
      slow.insert((state >> 16U) % 1000);
    }
    for (std::uint32_t one = 0; one < 1200; ++one) ASSERT_EQ(concepts.contains(one), slow.contains(one)) << one;
    concepts.clear();
    for (std::uint32_t one = 0; one < 1200; ++one) ASSERT_FALSE(concepts.contains(one)) << one;
  }
}

TEST(ConceptSet, IsEmptyAtFirst) {
  EXPECT_FALSE(ConceptSet().contains(0));
  EXPECT_FALSE(ConceptSet().contains(4'000'000'000U));
}

}  // namespace
}  // namespace tolmach::check::detail
