#include "check/detail/span_index.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "check/detail/characters/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

TEST(SpanIndex, FindsWhatLookingAtAllSpansFinds) {
  std::mt19937 random(7);
  const auto some = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
  std::vector<text::Span> spans;
  SpanIndex index;
  for (std::size_t k = 0; k < 300; ++k) {
    const std::uint32_t begin = some(20'000);
    spans.push_back({begin, begin + some(k % 10 == 0 ? 5'000 : 80)});
    index.add(spans.back(), k);
  }
  for (int k = 0; k < 2'000; ++k) {
    const std::uint32_t begin = some(25'000);
    const text::Span place{begin, begin + some(200)};
    const bool slow =
        std::any_of(spans.begin(), spans.end(), [&](const text::Span& span) { return span.overlaps(place); });
    const bool fast = index.any_near(place, [&](text::Span span, std::size_t number) {
      EXPECT_EQ(span, spans[number]);
      return span.overlaps(place);
    });
    ASSERT_EQ(fast, slow) << place.begin << ' ' << place.end;
  }
}

TEST(SpanIndex, FindsWhatTouchesAPlace) {
  SpanIndex index;
  index.add({1'000, 1'024}, 0);
  EXPECT_TRUE(index.any_near({1'024, 1'024}, [](text::Span, std::size_t) { return true; }));
  index.clear();
  EXPECT_FALSE(index.any_near({1'000, 1'024}, [](text::Span, std::size_t) { return true; }));
}

TEST(NextPossibleMark, PassesOverNoMark) {
  for (char32_t c = 1; c < 0x10000; ++c) {
    if (mark_class(c) == 0 || (c >= 0xD800 && c < 0xE000)) continue;
    std::string text = "aя ü";
    const auto at = static_cast<std::uint32_t>(text.size());
    text::append_utf8(text, c);
    EXPECT_EQ(next_possible_mark(text, 0, static_cast<std::uint32_t>(text.size())), at) << static_cast<unsigned>(c);
  }
  EXPECT_EQ(next_possible_mark("no mark", 0, 7), 7U);
}

}  // namespace
}  // namespace tolmach::check::detail
