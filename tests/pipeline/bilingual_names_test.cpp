#include "pipeline/bilingual_names.h"

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>

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

std::vector<std::string> texts(const std::vector<BilingualName::Form>& forms) {
  std::vector<std::string> out;
  for (const BilingualName::Form& form : forms) out.push_back(form.text);
  return out;
}

const normalize::NameMatcher& matcher() {
  static const normalize::NameMatcher one{text::DataFolder(TOLMACH_TEST_DATA)};
  return one;
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
  const std::vector<BilingualName> names = bilingual_names(review, matcher());
  ASSERT_EQ(names.size(), 1U);
  EXPECT_THAT(texts(names[0].source), testing::ElementsAre("Oleh Marchenko", "Marchenko"));
  EXPECT_THAT(texts(names[0].target), testing::ElementsAre("Олег Марченко", "Марченко"));
  EXPECT_EQ(names[0].together, 2U);
  const double by_letters = matcher().compare({"Oleh Marchenko", "en"}, {"Олег Марченко", "uk"}).score;
  EXPECT_NEAR(names[0].confidence, 1 - (1 - by_letters) / 3, 1e-9) << "in two beads of two";
  EXPECT_EQ(names[0].entity.rfind("name:", 0), 0U);
}

/// The rows of names that two lines share, as "source=target", without a lexicon.
std::vector<std::string> shared_names(const std::string& source_language, const std::string& source,
                                      const std::string& target_language, const std::string& target) {
  Settings settings;
  settings.data = text::DataFolder(TOLMACH_TEST_DATA);
  settings.use_lexicon = false;
  Workbench workbench(settings);
  Review review = Workbench::aligned(lines("a", source_language, source), lines("b", target_language, target),
                                     {{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 2}, 1}});
  workbench.find_names(review);
  std::vector<std::string> rows;
  for (const BilingualName& name : bilingual_names(review, matcher()))
    rows.push_back(name.source.front().text + "=" + name.target.front().text);
  return rows;
}

TEST(BilingualNames, MeetAcrossScriptsWithoutSpaces) {
  const std::vector<std::string> none;
  EXPECT_EQ(shared_names("ja", "王毅外相が話した。\n彼は去った。\n", "en", "Minister Wang Yi spoke.\nHe left.\n"),
            std::vector<std::string>{"王毅=Wang Yi"});
  EXPECT_EQ(
      shared_names("ko", "조현 외교부 장관이 말했다.\n그는 떠났다.\n", "en", "Minister Cho Hyun spoke.\nHe left.\n"),
      std::vector<std::string>{"조현=Cho Hyun"});
  EXPECT_EQ(shared_names("zh", "外交部长王毅发言。\n他走了。\n", "en", "Minister Angela Merkel spoke.\nHe left.\n"),
            none);
  EXPECT_EQ(shared_names("ko", "조현 외교부 장관이 말했다.\n그는 떠났다.\n", "en",
                         "Minister Boris Johnson spoke.\nHe left.\n"),
            none);
}

TEST(BilingualNames, AreNoneWhereNothingIsShared) {
  Settings settings;
  settings.data = text::DataFolder(TOLMACH_TEST_DATA);
  settings.use_lexicon = false;
  Workbench workbench(settings);
  Review review = Workbench::aligned(lines("a", "en", "The minister Oleh Marchenko spoke.\n"),
                                     lines("b", "uk", "Він мовчав.\n"), {{{0, 1}, {0, 1}, 1}});
  workbench.find_names(review);
  EXPECT_TRUE(bilingual_names(review, matcher()).empty());
}

}  // namespace
}  // namespace tolmach::pipeline
