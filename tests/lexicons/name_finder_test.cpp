#include "lexicons/name_finder.h"

#include <set>

#include <gmock/gmock.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using normalize::NameKind;
using normalize::NameStatus;
using testing::ElementsAre;

/// A user's lexicon over another in the place of the seed.
class Finding : public tests::InFolder {
 protected:
  Finding() {
    lexicons_.user = std::make_unique<Lexicon>(path("user.db"), OpenMode::kCreate);
    lexicons_.seed = std::make_unique<Lexicon>(path("seed.db"), OpenMode::kCreate);
    lexicons_.stack = std::make_unique<LexiconStack>(
        std::vector<const normalize::NameSource*>{lexicons_.user.get(), lexicons_.seed.get()});
    NewName source{"kuleba", NameKind::kPerson, "Дмитро Кулеба", "uk", NameStatus::kPreferred};
    source.inflections = {{"Дмитра Кулеби", "Case=Gen"}};
    lexicons_.seed->store(source);
    lexicons_.seed->store({"kuleba", NameKind::kPerson, "Dmytro Kuleba", "en", NameStatus::kPreferred});
    lexicons_.seed->store({"kuleba", NameKind::kPerson, "Dmitry Kuleba", "en", NameStatus::kDeprecated});
    lexicons_.seed->store({"kulyabin", NameKind::kPlace, "Дмитро-Кулебине", "uk"});
  }

  std::vector<FoundName> find(const NameQuery& query) const {
    const text::DataFolder data(TOLMACH_TEST_DATA);
    const normalize::NameMatcher matcher(data, lexicons_.stack.get());
    const NearSearch near({lexicons_.user.get(), lexicons_.seed.get()}, matcher, data);
    normalize::NameExplainer explainer(data, matcher, lexicons_.stack.get());
    const normalize::NameLemmas lemmas(data);
    return NameFinder(lexicons_, near, lemmas, explainer).find(query);
  }
  static std::vector<std::string> forms(const std::vector<FoundName>& found) {
    std::vector<std::string> all;
    for (const FoundName& each : found) all.push_back(each.name.form);
    return all;
  }

  OpenLexicons lexicons_;
};

TEST_F(Finding, TellsHowEachNameMeetsTheForm) {
  const auto match = [&](const std::string& form, const std::string& hit) -> std::string {
    for (const FoundName& each : find({form}))
      if (each.name.form == hit) return std::string(to_string(each.match));
    return "none";
  };
  EXPECT_EQ(match("Dmytro Kuleba", "Dmytro Kuleba"), "exact");
  EXPECT_EQ(match("DMYTRO KULÉBA", "Dmytro Kuleba"), "folded");
  EXPECT_EQ(match("Дмитра Кулеби", "Дмитро Кулеба"), "inflected") << "as the lexicon lists it";
  lexicons_.seed->store({"kyiv", NameKind::kPlace, "Київ", "uk", NameStatus::kPreferred});
  lexicons_.seed->store({"kyiv", NameKind::kPlace, "Киев", "ru"});
  EXPECT_EQ(match("Києва", "Київ"), "inflected") << "by the endings of names";
  EXPECT_EQ(match("Києва", "Киев"), "fuzzy") << "which are another language's";
  for (const char* form : {"Niemcy", "Włochy", "Czechy", "Charków"})
    lexicons_.seed->store({std::string("pl:") + form, NameKind::kPlace, form, "pl"});
  for (const auto& [form, lemma] : {std::pair("Niemczech", "Niemcy"),
                                    {"Włoszech", "Włochy"},
                                    {"Czechach", "Czechy"},
                                    {"Czechami", "Czechy"},
                                    {"Charkowie", "Charków"}})
    EXPECT_EQ(match(form, lemma), "inflected") << "a plural, or o for ó, in Polish";
  EXPECT_NE(match("Włoszech", "Czechy"), "inflected") << "the ending alone is not enough";
  EXPECT_EQ(match("Dmytro Kuleba", "Дмитро Кулеба"), "romanised");
  EXPECT_EQ(match("Dmytro Kulebba", "Dmytro Kuleba"), "fuzzy");
}

TEST_F(Finding, NamesEachOnceLikeliestFirstWithAReason) {
  const auto found = find({"Dmytro Kuleba"});
  ASSERT_GE(found.size(), 3U);
  EXPECT_EQ(found.front().name.form, "Dmytro Kuleba");
  const std::vector<std::string> all = forms(found);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_FALSE(found[i].explanation.empty());
    if (i == 0) continue;
    EXPECT_LE(found[i].score, found[i - 1].score);
  }
  NameQuery once{"Dmytro Kuleba"};
  once.each_entity_once = true;
  for (const FoundName& each : find(once))
    EXPECT_TRUE(each.name.entity != "kuleba" || each.match == NameMatch::kExact) << each.name.form;
}

TEST_F(Finding, TakesOnlyWhatIsAskedFor) {
  NameQuery query{"Dmytro Kuleba"};
  query.kind = NameKind::kPlace;
  EXPECT_THAT(forms(find(query)), ElementsAre("Дмитро-Кулебине"));
  query = {"Dmytro Kuleba", 1};
  query.language = "uk";
  EXPECT_THAT(forms(find(query)), ElementsAre("Дмитро Кулеба"));
  query = {"Dmytro Kuleba"};
  query.text.date = "yesterday";
  EXPECT_THROW(find(query), Error);
}

TEST_F(Finding, WeighsWhatEditorsHaveRuled) {
  NewName ruled{"kuleba", NameKind::kOther, "Dmitry Kuleba", "en", NameStatus::kDeprecated};
  ruled.rulings = {{NameStatus::kForbidden, "en", "house", "", "", ""}};
  lexicons_.user->store(ruled);
  NameQuery query{"Dmitry Kuleba", 1};
  FoundName hit = find(query).front();
  EXPECT_EQ(hit.status, NameStatus::kDeprecated);
  EXPECT_EQ(hit.use, "Dmytro Kuleba");
  EXPECT_EQ(hit.name.kind, NameKind::kPerson) << "the seed says what the user has left open";
  query.text.style = "house";
  EXPECT_EQ(find(query).front().status, NameStatus::kForbidden);
  lexicons_.user->add_never_same("Dmitry Kuleba", "Дмитро Кулеба", "desk");
  EXPECT_THAT(forms(find({"Dmitry Kuleba"})), testing::Not(testing::Contains("Дмитро Кулеба")));
}

TEST_F(Finding, LeavesOutWhatWasNotInUse) {
  NewName old{"city", NameKind::kPlace, "Qarvograd", "en", NameStatus::kSuperseded};
  old.rulings = {{NameStatus::kAdmitted, "", "", "1924", "1991", ""}};
  lexicons_.user->store(old);
  NameQuery query{"Qarvograd"};
  query.text.date = "1950";
  EXPECT_THAT(forms(find(query)), testing::Contains("Qarvograd"));
  query.text.date = "2000";
  EXPECT_THAT(forms(find(query)), testing::Not(testing::Contains("Qarvograd")));
}

}  // namespace
}  // namespace tolmach::lexicons
