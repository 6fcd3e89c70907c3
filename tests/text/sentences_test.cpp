#include "text/sentences.h"

#include <string>

#include <gtest/gtest.h>

namespace tolmach::text {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view language) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  std::vector<std::string> out;
  for (const Span& span : splitter.split(text, language)) out.emplace_back(span.of(text));
  return out;
}

using Sentences = std::vector<std::string>;

TEST(Sentences, DoNotEndAfterTitlesAndInitials) {
  EXPECT_EQ(split("Dr. Smith met J. K. Rowling. They talked.", "en"),
            (Sentences{"Dr. Smith met J. K. Rowling.", "They talked."}));
  EXPECT_EQ(split("Площа ім. Т. Шевченка закрита. Рух відновлять завтра.", "uk"),
            (Sentences{"Площа ім. Т. Шевченка закрита.", "Рух відновлять завтра."}));
}

TEST(Sentences, GoOnInLowerCaseAfterAQuotation) {
  EXPECT_EQ(split("“Can you do the same?” he asked. Nobody answered.", "en"),
            (Sentences{"“Can you do the same?” he asked.", "Nobody answered."}));
  EXPECT_EQ(split("«Прийдеш?» — спитав він. Тиша.", "uk"), (Sentences{"«Прийдеш?» — спитав він.", "Тиша."}));
}

TEST(Sentences, EndAtIdeographicStops) {
  EXPECT_EQ(split("今天下雨。明天晴。", "zh").size(), 2U);
}

TEST(Sentences, AreSpansOfTheParagraph) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  const auto spans = splitter.split("  One. Two. ", "en", 100);
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0], (Span{102, 106}));
  EXPECT_EQ(spans[1], (Span{107, 111}));
}

TEST(Segment, NumbersParagraphsByLines) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  Document document;
  document.language = "en";
  document.text = "Title\n\nOne. Two.\nThree.\n";
  segment(document, splitter);
  ASSERT_EQ(document.segments.size(), 4U);
  EXPECT_EQ(document.segments[0].paragraph, 0U);
  EXPECT_EQ(document.segments[1].paragraph, 1U);
  EXPECT_EQ(document.segments[2].paragraph, 1U);
  EXPECT_EQ(document.segments[3].paragraph, 2U);
  EXPECT_EQ(document.segment_text(2), "Two.");
}

}  // namespace
}  // namespace tolmach::text
