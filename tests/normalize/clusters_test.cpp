#include "normalize/clusters.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "normalize/detail/clusters/counterparts.h"
#include "normalize/detail/clusters/variants.h"
#include "normalize/romanise.h"
#include "tests/few_names.h"
#include "tests/sentences_of.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using tests::sentences_of;

using tests::FewNames;

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

/// The forms of one cluster of a document, each with "?" where it is a suspect.
std::vector<std::string> cluster_of(const std::vector<NameCluster>& clusters, const std::string& form) {
  for (const NameCluster& cluster : clusters) {
    std::vector<std::string> out;
    for (const ClusterForm& f : cluster.forms)
      out.push_back(f.text + (f.status == NameStatus::kMisspelling ? "?" : ""));
    if (std::find(out.begin(), out.end(), form) != out.end()) return out;
  }
  return {};
}

bool has_misspelling(const std::vector<NameCluster>& clusters) {
  const auto is_one = [](const ClusterForm& form) { return form.status == NameStatus::kMisspelling; };
  return std::any_of(clusters.begin(), clusters.end(), [&](const NameCluster& cluster) {
    return std::any_of(cluster.forms.begin(), cluster.forms.end(), is_one);
  });
}

/// Of one document the quick look must not say that there is no misspelling where there is one.
std::vector<NameCluster> clusters_of(const std::vector<text::Document>& documents,
                                     const NameSource* lexicon = nullptr) {
  MentionFinder finder(data(), lexicon);
  const NameMatcher matcher(data(), lexicon);
  std::vector<DocumentMentions> mentions;
  for (const text::Document& d : documents) mentions.push_back({&d, finder.find(d)});
  SpellingLists lists(data());
  auto clusters = cluster_names(mentions, matcher, lexicon, lists);
  if (documents.size() == 1 && has_misspelling(clusters)) {
    EXPECT_TRUE(may_have_misspellings(mentions[0].mentions, documents[0].language, matcher, lexicon));
  }
  return clusters;
}

TEST(Clusters, AQuickLookSeesThatNamesAreUnlike) {
  const NameMatcher matcher(data(), nullptr);
  const auto may_have = [&](const std::string& text) {
    const text::Document document = sentences_of("en", text);
    return may_have_misspellings(MentionFinder(data(), nullptr).find(document), "en", matcher, nullptr);
  };
  EXPECT_FALSE(may_have("He met Marenko and Lavrov. Marenko spoke to Kowalski."));
  EXPECT_TRUE(may_have("He met Marenko and Lavrov. Then Morenko spoke to Kowalski."));
  EXPECT_TRUE(may_have("He met Bo-Marenko and Lavrov. Then Morenko spoke to Kowalski.")) << "the second word";
  EXPECT_TRUE(may_have("He met Éduard Lavrov. Then Eduord Kowalski spoke.")) << "the same letter once it is folded";
}

TEST(Clusters, SuspectTheRareFormBesideTheUsualOne) {
  const auto clusters = clusters_of({sentences_of("en",
                                                  "Talks between Lavrov and Marenko began. Then Marenko spoke. He said "
                                                  "Marenko would stay. Lavrov met Morenko again.")});
  EXPECT_THAT(cluster_of(clusters, "Marenko"), testing::UnorderedElementsAre("Marenko", "Morenko?"));
}

TEST(Clusters, SuspectAnotherCharacterInAFullName) {
  const auto clusters =
      clusters_of({sentences_of("zh", "布伦特·马尔科夫表示同意。后来布伦特·马尔科夫离开了。布伦特·马尔托夫回来了。")});
  EXPECT_THAT(cluster_of(clusters, "布伦特·马尔科夫"),
              testing::UnorderedElementsAre("布伦特·马尔科夫", "布伦特·马尔托夫?"));
  const auto others = clusters_of({sentences_of("zh", "布伦特·马尔科夫表示同意。后来安德烈·马尔科夫离开了。")});
  for (const NameCluster& cluster : others)
    for (const ClusterForm& form : cluster.forms) EXPECT_NE(form.status, NameStatus::kMisspelling) << form.text;
}

// The lemma of a form that stands but once is not known: it may be a slip of a form in the same case.
TEST(Clusters, CompareInflectedFormsWithThoseOfTheSameCase) {
  const auto clusters = clusters_of({sentences_of("uk",
                                                  "Вчора Кулеба виступив. Потім бачили Кулебу в місті. Сьогодні Кулеба "
                                                  "поїхав, а завтра чекають Кулібу знову.")});
  EXPECT_THAT(cluster_of(clusters, "Кулібу?"), testing::UnorderedElementsAre("Кулеба", "Кулібу?"));
}

// Michail is somebody's name, but not that of a Vannor whom the text calls Michael.
TEST(Clusters, SuspectAKnownNameBesideTheSameSurname) {
  const auto clusters = clusters_of({sentences_of("en",
                                                  "Then Michael Vannor spoke. Later Michail Vannor left the room, and "
                                                  "Michael Vannor stayed.")});
  EXPECT_THAT(cluster_of(clusters, "Michail Vannor?"), testing::Contains("Michael Vannor"));
  const auto others = clusters_of({sentences_of("en",
                                                "Then Michael Vannor spoke. Later Michail Gorbat left the room, and "
                                                "Michael Vannor stayed.")});
  EXPECT_THAT(cluster_of(others, "Michail Gorbat?"), testing::IsEmpty());
}

TEST(Clusters, SuspectTheFormOfAnotherLanguage) {
  const FewNames lexicon({{"land", NameKind::kPlace, "Індонезія", "uk", NameStatus::kPreferred},
                          {"land", NameKind::kPlace, "Інданезія", "be", NameStatus::kPreferred}});
  const auto text = [](const char* language, const std::string& usual, const std::string& rare) {
    return sentences_of(language, "Потім " + usual + " пішла. Вчора " + usual + " мовчала, а " + rare + " чекала.");
  };
  EXPECT_THAT(cluster_of(clusters_of({text("uk", "Індонезія", "Інданезія")}, &lexicon), "Індонезія"),
              testing::UnorderedElementsAre("Індонезія", "Інданезія?"));
  const FewNames both({{"land", NameKind::kPlace, "Індонезія", "uk", NameStatus::kPreferred},
                       {"land", NameKind::kPlace, "Інданезія", "uk", NameStatus::kAdmitted}});
  EXPECT_THAT(cluster_of(clusters_of({text("uk", "Індонезія", "Інданезія")}, &both), "Індонезія"),
              testing::UnorderedElementsAre("Індонезія", "Інданезія"));
}

TEST(Clusters, LeaveDemonymsGendersAndOtherNamesAlone) {
  const auto clusters =
      clusters_of({sentences_of("en",
                                "The border of Russia was shut. In Russia a Russian envoy met Petrov. "
                                "She is Petrova. Near Russia and Petrov stood Iran and Iraq.")});
  for (const NameCluster& cluster : clusters)
    for (const ClusterForm& form : cluster.forms) EXPECT_NE(form.status, NameStatus::kMisspelling) << form.text;
}

TEST(Clusters, TakeTwoPeopleWithNearGivenNamesForTwo) {
  const auto clusters =
      clusters_of({sentences_of("en", "Then Gorane Havelek spoke. Later Gorase Tolmin left, and Havelek stayed.")});
  for (const NameCluster& cluster : clusters)
    for (const ClusterForm& form : cluster.forms) EXPECT_NE(form.status, NameStatus::kMisspelling) << form.text;
  const auto same = clusters_of({sentences_of("en", "Then Gorane Havelek spoke. Later Gorase Havelek left the room.")});
  EXPECT_THAT(cluster_of(same, "Gorase Havelek?"), testing::SizeIs(2));
}

TEST(Clusters, JoinASurnameWithTheFullNameAndTheOtherLanguage) {
  const auto clusters =
      clusters_of({sentences_of("en", "The minister Dmytro Kuleba spoke. Then Kuleba left."),
                   sentences_of("uk", "Міністр Дмитро Кулеба виступив. Потім міністр Кулеба пішов.")});
  EXPECT_THAT(cluster_of(clusters, "Kuleba"), testing::IsSupersetOf({"Dmytro Kuleba", "Kuleba", "Дмитро Кулеба"}));
}

TEST(Clusters, JoinOneNameInManyTexts) {
  const std::string text = "Yesterday the engineer Taras Yarmolchuk left.";
  const auto clusters = clusters_of({sentences_of("en", text), sentences_of("en", text), sentences_of("en", text),
                                     sentences_of("uk", "Учора інженер Тарас Ярмольчук пішов.")});
  EXPECT_THAT(cluster_of(clusters, "Тарас Ярмольчук"),
              testing::ElementsAre("Taras Yarmolchuk", "Taras Yarmolchuk", "Taras Yarmolchuk", "Тарас Ярмольчук"));
}

/// Names that nobody bears: each of these syllables with each.
std::vector<std::string> made_up_names() {
  std::vector<std::string> names;
  for (const std::string first : {"Бар", "Вол", "Гуд", "Дем", "Жит", "Зор", "Кас", "Луч", "Мир", "Нес"})
    for (const std::string second : {"ален", "ович", "ишин", "урко", "енда", "ажук"}) names.push_back(first + second);
  return names;
}

TEST(Counterparts, AreFoundByTheIndexAsByComparingAll) {
  const NameMatcher matcher(data());
  Romaniser romaniser(data());
  std::vector<detail::Spelling> spellings;
  const std::vector<std::string> names = made_up_names();
  for (const std::string& name : names) spellings.push_back({name, "uk", false, {0}, {}});
  for (const std::string& name : names)
    spellings.push_back({romaniser.romanise(name, "uk-bgn-1965"), "en", false, {1, 2}, {}});
  const auto all = detail::find_counterparts(spellings, matcher, nullptr, detail::CounterpartSearch::kAllPairs);
  const auto some = detail::find_counterparts(spellings, matcher, nullptr, detail::CounterpartSearch::kIndex);
  EXPECT_EQ(all, some);
  ASSERT_EQ(all.size(), names.size());
  for (const auto& [a, b] : all) EXPECT_EQ(a + names.size(), b) << spellings[a].text << ' ' << spellings[b].text;
}

// The search looks only at words that begin or end alike; this is its slow twin.
TEST(Variants, MissNoWordThatIsASlipAway) {
  const NameMatcher matcher(data());
  SpellingLists lists(data());
  std::vector<detail::NameToken> tokens;
  for (const std::string& name : made_up_names()) {
    std::string folded = text::fold(name);
    tokens.push_back({folded, "uk", 9, true});
    folded.replace(folded.size() - 4, 2, "ґ");
    tokens.push_back({folded, "uk", 1, true});
  }
  std::set<std::size_t> expected, found;
  for (std::size_t rare = 0; rare < tokens.size(); ++rare)
    for (const detail::NameToken& usual : tokens)
      if (tokens[rare].count == 1 && usual.count == 9 && detail::looks_like_slip(tokens[rare].text, usual.text, "uk"))
        expected.insert(rare);
  for (const detail::Variant& variant : detail::find_variants(tokens, matcher, nullptr, lists))
    found.insert(variant.rare);
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(expected, found);
}

}  // namespace
}  // namespace tolmach::normalize
