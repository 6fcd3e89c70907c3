#include "text/document.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "text/position.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

Document lines(std::string text) {
  Document document;
  document.text = std::move(text);
  segment_lines(document);
  return document;
}

TEST(SegmentLines, KeepsEveryPhysicalLine) {
  const Document document = lines("One.\r\n\n<p>\nTwo. \nThree.");
  ASSERT_EQ(document.segments.size(), 5U);
  EXPECT_EQ(document.segment_text(0), "One.");
  EXPECT_EQ(document.segment_text(3), "Two.");
  EXPECT_FALSE(document.segments[1].linkable);
  EXPECT_FALSE(document.segments[2].linkable);
  EXPECT_TRUE(document.segments[4].linkable);
  EXPECT_NE(document.segments[0].paragraph, document.segments[3].paragraph);
  EXPECT_EQ(document.segments[3].paragraph, document.segments[4].paragraph);
}

TEST(SegmentLines, EndsALineAtLfOnly) {
  EXPECT_EQ(lines("a\x0B\xC2\x85\xE2\x80\xA8z\n").segments.size(), 1U);
}

TEST(SegmentAt, FindsTheSegmentOfAnOffset) {
  const Document document = lines("One.\nTwo.\n");
  EXPECT_EQ(document.segment_at(0), 0U);
  EXPECT_EQ(document.segment_at(4), 0U) << "the line end belongs to what stands before it";
  EXPECT_EQ(document.segment_at(5), 1U);
}

TEST(SpanOf, GivesThePlaceOfAnEmptyRange) {
  const Document document = lines("One.\nTwo.\n");
  EXPECT_EQ(span_of(document, {1, 1}), (Span{5, 5}));
  EXPECT_EQ(span_of(document, {2, 2}), (Span{9, 9}));
  EXPECT_EQ(span_of(document, {0, 2}), (Span{0, 9}));
}

TEST(LineIndex, FindsItsWayInLongLines) {
  std::string text = "first\n";
  for (int k = 0; k < 5'000; ++k) text += "д\u0301x";
  text += "\nlast";
  const LineIndex index(text);
  for (std::uint32_t offset = 0; offset <= text.size(); offset += 97) {
    const std::size_t before = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    const std::string_view line_so_far = std::string_view(text).substr(begin, offset - begin);
    EXPECT_EQ(index.position(offset).column, count_code_points(line_so_far) + 1);
    EXPECT_EQ(index.position(offset).line, 1 + std::count(text.begin(), text.begin() + offset, '\n'));
    EXPECT_EQ(index.line_at(offset),
              (Span{static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(std::min(text.find('\n', offset), text.size()))}));
  }
}

TEST(LineIndex, CountsColumnsInCodePoints) {
  const std::string text = "Київ\nЛьвів x";
  const LineIndex index(text);
  const Position position = index.position(static_cast<std::uint32_t>(text.find('x')));
  EXPECT_EQ(position.line, 2U);
  EXPECT_EQ(position.column, 7U);
}

TEST(SourceMap, MapsRunsOfDifferentWidths) {
  SourceMap map;
  map.add(1, 10, 1, 3);  // "abc" at 10
  map.add(1, 13, 5);     // "&" written as "&amp;"
  map.add(2, 30, 1, 2);  // two Cyrillic letters, after a tag
  EXPECT_EQ(map.to_file(2), 12U);
  EXPECT_EQ(map.to_file(3), 13U);
  EXPECT_EQ(map.end_to_file(4), 18U) << "the entity is covered as a whole";
  EXPECT_EQ(map.to_file(4), 30U);
  EXPECT_EQ(map.to_file(6), 31U);
  EXPECT_EQ(map.end_to_file(8), 32U);
}

}  // namespace
}  // namespace tolmach::text
