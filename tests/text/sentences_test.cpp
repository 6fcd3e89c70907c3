#include "text/sentences.h"

#include <string>

#include <gtest/gtest.h>

#include "text/unicode.h"

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

/// A text of marks, letters, breaks and rarities in an order that means nothing.
std::string scrambled(std::uint32_t seed) {
  static const std::vector<std::string> kPieces{
      "Dr.", "word",  "Слово", "1.",     "2)",     " ",       "\n",      "\r\n",  "\n\n",      "\r",  "!",  "?",
      "…",   ". . .", "\"",    "«",      "»",      "“",       "”",       "(",     ")",         "[3]", "。", "「",
      "」",  ":)",    "😆",     "\u00AD", "\u200B", "e\u0301", "—",       "--",    "a.",        "b.",  "•",  "U.S.",
      "ա:",  "؟",     "।",     "\t",     "\xFF",   "A",       "и т. д.", "z. B.", "\U000E0FFF"};
  std::string text;
  for (int i = 0; i < 60; ++i) {
    seed = seed * 1664525U + 1013904223U;
    text += kPieces[(seed >> 8U) % kPieces.size()];
  }
  return text;
}

TEST(Segment, CoversEveryVisibleByteInOrder) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    for (const char* language : {"en", "uk", "de", "zh", "hy", "xx"}) {
      Document document;
      document.language = language;
      document.text = scrambled(seed);
      segment(document, splitter);
      std::size_t behind = 0;
      for (const Segment& piece : document.segments) {
        ASSERT_LE(behind, piece.span.begin) << document.text;
        ASSERT_LT(piece.span.begin, piece.span.end) << document.text;
        ASSERT_EQ(trim(std::string_view(document.text).substr(behind, piece.span.begin - behind)), "") << document.text;
        behind = piece.span.end;
      }
      ASSERT_LE(behind, document.text.size());
      ASSERT_EQ(trim(std::string_view(document.text).substr(behind)), "") << document.text;
    }
  }
}

TEST(Segment, TakesWrappedLinesTogetherAndLeavesVerseAlone) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  Document document;
  document.language = "en";
  document.text =
      "The council met on Monday to talk about the\nnew bridge over the river, which has been\n"
      "closed for repairs since the spring. Nobody\nobjected.\n\nRoses are red\nViolets are blue\nSugar is sweet\n";
  segment(document, splitter);
  ASSERT_EQ(document.segments.size(), 5U);
  EXPECT_EQ(document.segment_text(1), "Nobody\nobjected.");
  EXPECT_EQ(document.segment_text(3), "Violets are blue");
}

TEST(Segment, TakesLinesWithoutSpacesForParagraphsUnlessAllAreFull) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  const auto paragraphs = [&](const std::string& text) {
    Document document;
    document.language = "zh";
    document.text = text;
    segment(document, splitter);
    return document.segments.back().paragraph + 1;
  };
  EXPECT_EQ(
      paragraphs(
          "市议会周一开会讨论旧桥的修缮问题\n这座桥去年冬天在一场暴风雨之后关闭，至今没有重新开放，附近的居民只能绕行\n"
          "市长说，工程将于五月开始，预计需要两年时间才能完成全部工作，费用由省里承担\n"
          "居民们对这个消息感到高兴\n"),
      4U)
      << "one paragraph a line, each of its own length";
  EXPECT_EQ(paragraphs("市议会周一开会讨论旧桥的修缮问题这座桥去年冬天在一场暴风雨之后关闭至今\n"
                       "没有重新开放附近的居民只能绕行市长说工程将于五月开始预计需要两年时间才\n"
                       "能完成全部工作费用由省里承担居民们对这个消息感到高兴但是也有人担心噪音\n"
                       "会影响他们的生活。\n"),
            1U)
      << "wrapped lines";
}

TEST(Segment, TakesEachFormOfLineEnd) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  for (const std::string end : {"\n", "\r\n", "\r", "\r\r\n"}) {
    Document document;
    document.language = "en";
    for (const char* line : {"Title", "", "One. Two.", "Three"}) document.text += line + end;
    segment(document, splitter);
    ASSERT_EQ(document.segments.size(), 4U) << document.text;
    EXPECT_EQ(document.segment_text(3), "Three");
    EXPECT_EQ(document.segments[3].paragraph, 2U);
  }
}

TEST(SentenceSplitter, NamesTheRuleThatDecided) {
  SentenceSplitter splitter{DataFolder(TOLMACH_TEST_DATA)};
  const auto boundaries = splitter.boundaries("Dr. Smith came. He left.", "en");
  ASSERT_EQ(boundaries.size(), 2U);
  EXPECT_FALSE(boundaries[0].ends);
  EXPECT_EQ(boundaries[0].rule, "abbreviation-of-title");
  EXPECT_TRUE(boundaries[1].ends);
  EXPECT_EQ(boundaries[1].offset, 15U);
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
