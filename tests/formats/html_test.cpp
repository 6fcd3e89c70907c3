#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <unistd.h>

#include "formats/html_article.h"
#include "formats/html_page.h"
#include "formats/read_document.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::formats {
namespace {

namespace fs = std::filesystem;

HtmlArticle article_of(const std::string& page) {
  return extract_article(text::decode(page, "page.html"));
}

TEST(HtmlArticle, TakesTheArticleAndLeavesThePage) {
  const HtmlArticle article = article_of(
      "<!DOCTYPE html><html lang=\"en-GB\"><head><title>T</title><script>var x = 'no';</script></head><body>"
      "<nav><a href=\"/\">Home</a></nav><h1>The  headline</h1><article><p>First <b>bold</b> "
      "one.</p><aside>Advert</aside>"
      "<p>Second &amp; last&nbsp;one.<br>New line.</p><ul><li><a href=\"x\">More stories</a></li></ul></article>"
      "<footer>Imprint</footer></body></html>");
  EXPECT_EQ(article.text, "The headline\nFirst bold one.\nSecond & last\xC2\xA0one.\nNew line.\n");
  EXPECT_EQ(article.language, "en-GB");
}

TEST(HtmlArticle, PointsAtTheBytesOfTheFile) {
  const std::string page = "<html><body><article><p>A &amp; B <i>Київ</i> &#8212; end.</p></article></body></html>";
  const HtmlArticle article = article_of(page);
  ASSERT_EQ(article.text, "A & B Київ — end.\n");
  const auto at = [&](const std::string& piece) { return static_cast<std::uint32_t>(article.text.find(piece)); };
  EXPECT_EQ(article.source_map.to_file(at("&")), page.find("&amp;"));
  EXPECT_EQ(article.source_map.end_to_file(at("&") + 1), page.find("&amp;") + 5);
  EXPECT_EQ(article.source_map.to_file(at("Київ")), page.find("Київ"));
  EXPECT_EQ(article.source_map.end_to_file(at("Київ") + 8), page.find("Київ") + 8);
  EXPECT_EQ(article.source_map.to_file(at("—")), page.find("&#8212;"));
  EXPECT_EQ(article.source_map.to_file(at("end")), page.find("end"));
}

TEST(HtmlArticle, FindsTheDensestElementWithoutAnyMark) {
  const HtmlArticle article = article_of(
      "<html><body><div id=\"menu\"><p>Menu</p></div><div><p>The long first paragraph of the story.</p><p>And the "
      "second one.</p></div></body></html>");
  EXPECT_EQ(article.text, "The long first paragraph of the story.\nAnd the second one.\n");
}

TEST(HtmlArticle, SurvivesDeepAndBrokenPages) {
  std::string deep = "<html><body>";
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  EXPECT_NO_THROW(static_cast<void>(article_of(deep + "text")));
  EXPECT_NO_THROW(static_cast<void>(article_of("<html><p>A &unknown; &#xFFFFFFFF; &amp <b>unclosed")));
}

class ReadDocumentTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tolmach_read_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  text::Document read(const std::string& name, const std::string& bytes, const ReadOptions& options = {}) {
    const fs::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return read_document(path.string(), options, splitter_);
  }

  fs::path folder_;
  text::SentenceSplitter splitter_{text::DataFolder(TOLMACH_TEST_DATA)};
};

TEST_F(ReadDocumentTest, ObeysTheEncodingThatAPageNames) {
  const auto document = read("p.html",
                             "<html><head><meta charset=\"windows-1251\"></head><body><p>\xCF\xF0\xE8\xE2\xB3\xF2, "
                             "\xF1\xE2\xB3\xF2\xE5.</p></body></html>");
  EXPECT_EQ(document.segment_text(0), "Привіт, світе.");
  EXPECT_EQ(document.source_map.to_file(0), 57U);
}

TEST_F(ReadDocumentTest, BelievesUtf8MoreThanWhatAPageSays) {
  const auto document = read("p.html",
                             "<html><head><meta charset=windows-1251></head><body><article><p>Київ і Львів.</p>"
                             "</article></body></html>");
  EXPECT_EQ(document.text, "Київ і Львів.\n");
}

TEST_F(ReadDocumentTest, TakesTheGivenLanguageOrDetectsIt) {
  EXPECT_EQ(read("a", "Уряд ухвалив рішення про відновлення електропостачання в області.").language, "uk");
  ReadOptions options;
  options.language = "be";
  EXPECT_EQ(read("a", "Уряд ухвалив рішення.", options).language, "be");
}

TEST_F(ReadDocumentTest, ReadsMarkupOfPresegmentedTextAsItStands) {
  ReadOptions options;
  options.presegmented = true;
  options.language = "en";
  EXPECT_EQ(read("a", "<p>\nOne.\n<html> is a tag.\n", options).segments.size(), 3U);
}

TEST_F(ReadDocumentTest, RefusesWhatIsNoText) {
  for (const std::string& bad :
       {std::string(), std::string(" \n\t\n"), std::string("a\0b", 3), std::string("<html><body></body></html>")})
    EXPECT_THROW(static_cast<void>(read("bad", bad)), Error);
  EXPECT_THROW(static_cast<void>(read_file((folder_ / "missing").string())), Error);
  EXPECT_THROW(static_cast<void>(read_file(folder_.string())), Error);
}

TEST(HtmlPage, TrustsNoText) {
  text::Document source;
  source.id = "<script>alert(1)</script>.txt";
  source.language = "ar";
  source.text = "<img src=x onerror=alert(1)>\n";
  text::segment_lines(source);
  text::Document target = source;
  target.language = "en";
  const align::Alignment alignment = {{{0, 1}, {0, 1}, 0.9}};
  std::ostringstream out;
  write_html_page(out, {&source, target, &alignment, {}, {}, {}, {"tolmach", "<b>"}});
  EXPECT_THAT(out.str(), testing::Not(testing::HasSubstr("<img")));
  EXPECT_THAT(out.str(), testing::Not(testing::HasSubstr("<script>alert")));
  EXPECT_THAT(out.str(), testing::HasSubstr("default-src 'none'"));
  EXPECT_THAT(out.str(), testing::HasSubstr("lang=\"ar\" dir=\"rtl\""));
  std::ostringstream alone;
  write_html_page(alone, {nullptr, target, nullptr, {}, {}, {}, {"tolmach", ""}});
  EXPECT_THAT(alone.str(), testing::HasSubstr("class=\"alone\""));
}

}  // namespace
}  // namespace tolmach::formats
