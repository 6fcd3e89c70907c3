#include "pipeline/bilingual_names.h"

#include <memory>

#include <gtest/gtest.h>

namespace tolmach::pipeline {
namespace {

std::unique_ptr<const text::Document> lines(const std::string& id, const std::string& language,
                                            const std::string& text) {
  auto document = std::make_unique<text::Document>();
  document->id = id;
  document->language = language;
  document->text = text;
  text::segment_lines(*document);
  return document;
}

TEST(BilingualNames, CountWhatBothSidesHave) {
  Settings settings;
  settings.data = text::DataFolder(TOLMACH_TEST_DATA);
  settings.use_lexicon = false;
  Workbench workbench(settings);
  Review review = Workbench::aligned(
      lines("a", "en", "The minister Oleh Marchenko spoke.\nHe left.\nThen Marchenko came back.\n"),
      lines("b", "uk", "Виступив міністр Олег Марченко.\nВін пішов.\nПотім міністр Марченко повернувся.\n"),
      {{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 2}, 1}, {{2, 3}, {2, 3}, 1}});
  workbench.find_names(review);
  const std::vector<BilingualName> names = bilingual_names(review);
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].source_count, 2U);
  EXPECT_EQ(names[0].target_count, 2U);
  EXPECT_EQ(names[0].together, 2U);
  EXPECT_NEAR(names[0].confidence, 2.0 / 3, 1e-9);
  EXPECT_EQ(names[0].entity.rfind("name:", 0), 0U);
}

TEST(BilingualNames, AreNoneWhereNothingIsShared) {
  Settings settings;
  settings.data = text::DataFolder(TOLMACH_TEST_DATA);
  settings.use_lexicon = false;
  Workbench workbench(settings);
  Review review = Workbench::aligned(lines("a", "en", "The minister Oleh Marchenko spoke.\n"),
                                     lines("b", "uk", "Він мовчав.\n"), {{{0, 1}, {0, 1}, 1}});
  workbench.find_names(review);
  EXPECT_TRUE(bilingual_names(review).empty());
}

}  // namespace
}  // namespace tolmach::pipeline
