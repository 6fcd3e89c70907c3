#include "normalize/consistent_names.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/few_names.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::normalize {
namespace {

/// Knows one city and one man.
tests::FewNames few_names() {
  return tests::FewNames({{"city", NameKind::kPlace, "Kyiv", "en", NameStatus::kPreferred},
                          {"city", NameKind::kPlace, "Київ", "uk", NameStatus::kPreferred},
                          {"city", NameKind::kPlace, "Kiev", "en", NameStatus::kDeprecated},
                          {"man", NameKind::kPerson, "Volodymyr Zelenskyy", "en", NameStatus::kPreferred},
                          {"man", NameKind::kPerson, "Zelenskyy", "en", NameStatus::kPreferred},
                          {"man", NameKind::kPerson, "Володимир Зеленський", "uk", NameStatus::kPreferred},
                          {"man", NameKind::kPerson, "Zelensky", "en", NameStatus::kAdmitted},
                          {"man", NameKind::kPerson, "Vladimir Zelensky", "en", NameStatus::kDeprecated}},
                         "Kuleba", "Never");
}

/// A text whose mentions, given by their forms, all name one thing.
struct Sample {
  text::Document document;
  std::vector<DocumentMentions> mentions;
  NameCluster cluster;

  Sample(const std::string& language, const std::string& text, const std::vector<std::string>& forms,
         const std::string& preferred, const std::string& entity) {
    document.language = language;
    document.text = text + "\n";
    text::segment_lines(document);
    mentions.push_back({&document, {}});
    cluster.preferred = preferred;
    cluster.entity = entity;
    std::size_t at = 0;
    for (const std::string& form : forms) {
      at = document.text.find(form, at);
      Mention mention;
      mention.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())};
      mention.form = mention.lemma = form;
      const auto number = static_cast<std::uint32_t>(mentions[0].mentions.size());
      mentions[0].mentions.push_back(mention);
      const NameStatus status = form == preferred ? NameStatus::kPreferred : NameStatus::kMisspelling;
      cluster.forms.push_back({form, language, status, {}, {{0, number}}});
      at += form.size();
    }
  }

  /// The text as it is rewritten.
  [[nodiscard]] std::string rewritten(const NameStyle& style = {}) const {
    const text::DataFolder data(TOLMACH_TEST_DATA);
    const tests::FewNames lexicon = few_names();
    const NameMatcher matcher(data);
    ConsistentNames names(data, style, matcher, &lexicon);
    std::string out = document.text.substr(0, document.text.size() - 1);
    const auto rewrites = names.rewrites(mentions[0], {cluster});
    for (auto each = rewrites.rbegin(); each != rewrites.rend(); ++each) {
      EXPECT_EQ(each->span.of(document.text), each->before);
      EXPECT_FALSE(each->reason.empty());
      out.replace(each->span.begin, each->span.size(), each->after);
    }
    return out;
  }
};

TEST(ConsistentNames, TakeTheUsualFormAndKeepPossessivesAndCapitals) {
  const Sample sample("en", "Kuleba said so. Kuliba's wife, Dmytro Kuliba and KULIBA.",
                      {"Kuleba", "Kuliba", "Dmytro Kuliba", "KULIBA"}, "Kuleba", "");
  EXPECT_EQ(sample.rewritten(), "Kuleba said so. Kuleba's wife, Dmytro Kuleba and KULEBA.");
}

TEST(ConsistentNames, KeepTheCase) {
  const Sample sample("uk",
                      "Кулеба прийшов. Кулібі дали слово, Кулібу слухали, з Кулібою сперечались. Кулебою пишались.",
                      {"Кулеба", "Кулібі", "Кулібу", "Кулібою", "Кулебою"}, "Кулеба", "");
  EXPECT_EQ(sample.rewritten(),
            "Кулеба прийшов. Кулебі дали слово, Кулебу слухали, з Кулебою сперечались. Кулебою пишались.");
}

TEST(ConsistentNames, PreferWhatTheLexiconPrefers) {
  const Sample city("en", "Kiev waits. Kyiv waits. KIEV", {"Kiev", "Kyiv", "KIEV"}, "Kiev", "city");
  EXPECT_EQ(city.rewritten(), "Kyiv waits. Kyiv waits. KYIV");
  const Sample man("en", "Vladimir Zelensky spoke. Zelensky's wife.", {"Vladimir Zelensky", "Zelensky"}, "Zelensky",
                   "man");
  EXPECT_EQ(man.rewritten(), "Volodymyr Zelenskyy spoke. Zelenskyy's wife.");
}

TEST(ConsistentNames, GoByTheStyle) {
  const Sample man("en", "Zelensky spoke.", {"Zelensky"}, "Zelensky", "man");
  EXPECT_EQ(man.rewritten(NameStyle("uk-2010,en-2019", {"uk-2010"})), "Zelenskyi spoke.");
  EXPECT_EQ(man.rewritten(NameStyle("en-2019", {"uk-2010"})), "Zelenskyy spoke.");
  EXPECT_THROW(NameStyle("uk-2011x", {"uk-2010"}), Error);
  EXPECT_THROW(NameStyle("", {"uk-2010"}), Error);
}

TEST(ConsistentNames, LeaveOtherWordsAlone) {
  const Sample never("en", "Kuleba and Never.", {"Kuleba", "Never"}, "Kuleba", "");
  EXPECT_EQ(never.rewritten(), "Kuleba and Never.");
  const Sample alone("en", "Kuleba, Kuleba.", {"Kuleba", "Kuleba"}, "Kuleba", "");
  EXPECT_EQ(alone.rewritten(), "Kuleba, Kuleba.");
}

}  // namespace
}  // namespace tolmach::normalize
