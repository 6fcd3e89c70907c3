// Near search goes by an index that the lexicon file holds. It finds what an index made of all names then and there
// finds, whatever has become of the names and of the file since.

#include "lexicons/near_search.h"

#include <functional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "lexicons/merge_file.h"
#include "lexicons/seed.h"
#include "normalize/name_index.h"
#include "normalize/name_search.h"
#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using normalize::NameKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

const normalize::NameMatcher& matcher() {
  static const normalize::NameMatcher shared(data());
  return shared;
}

/// Score, entity, form and language.
using Found = std::vector<std::tuple<double, std::string, std::string, std::string>>;

Found by_search(NearSearch& search, const std::string& form, const NearSearch::Filter& filter = {}) {
  Found found;
  for (const NearName& hit : search.find({form, "und"}, 10, filter))
    found.emplace_back(hit.score, hit.name.entity, hit.name.form, hit.name.language);
  return found;
}

Found by_search(const Lexicon& lexicon, const std::string& form, const NearSearch::Filter& filter = {}) {
  NearSearch search({&lexicon}, matcher(), data());
  return by_search(search, form, filter);
}

/// The twin: an index of all names made in memory.
Found by_names(const Lexicon& lexicon, const std::string& form) {
  normalize::NameBlockBuilder builder(matcher());
  lexicon.for_each_indexed_name([&](const Lexicon::IndexedName& name) {
    builder.add({name.key, {name.form, name.language}, 0});
  });
  normalize::NameSearch search(matcher());
  for (std::string& block : builder.blocks()) search.add_block(std::move(block));
  Found found;
  for (const auto& hit : search.find({form, "und"}, 10)) {
    const NewName name = *lexicon.name_with_key(hit.key);
    found.emplace_back(hit.score, name.entity, name.form, name.language);
  }
  return found;
}

class NearSearchTest : public tests::InFolder {
 protected:
  static constexpr int kMany = 1500;  ///< names enough for an index in the file

  std::string some_name() {
    static const std::vector<std::string> latin = {"ba", "ker", "lo", "mi", "zel", "en", "sky", "tro", "vu", "han"};
    static const std::vector<std::string> cyrillic = {"ба", "кер",   "ло",  "ми", "зел",
                                                      "ен", "ський", "тро", "ву", "ган"};
    const auto& syllables = random_() % 2 == 0 ? latin : cyrillic;
    std::string out;
    for (std::size_t n = 3 + random_() % 4; n > 0; --n) {
      out += syllables[random_() % syllables.size()];
      if (n == 3 && random_() % 2 == 0) out += ' ';
    }
    return out;
  }
  NewName new_name(const std::string& entity) { return {entity, NameKind::kPerson, some_name(), "und"}; }
  std::string some_entity() { return "e" + std::to_string(random_() % kMany); }
  NewName some_name_of(const Lexicon& lexicon) {
    for (;;)
      if (const auto names = lexicon.names_of(some_entity()); !names.empty()) return names[random_() % names.size()];
  }

  /// A lexicon with so many names that its file has an index.
  Lexicon& filled() {
    lexicon_ = std::make_unique<Lexicon>(path("a.db"), OpenMode::kCreate);
    lexicon_->index_with(data());
    Lexicon::Transaction transaction(*lexicon_, "import", "names");
    for (int k = 0; k < kMany; ++k) lexicon_->store(new_name("e" + std::to_string(k)));
    transaction.commit();
    return *lexicon_;
  }

  void change_at_random(Lexicon& lexicon) {
    const NewName name = some_name_of(lexicon);
    const NameId id{name.entity, name.form, name.language};
    NewName changed = name;
    changed.form = some_name();
    try {
      switch (random_() % 8) {
        case 0:
          return lexicon.remove(id);
        case 1:
          return lexicon.replace(id, changed);
        case 2:
          return lexicon.remove_entity(some_entity());
        case 3:
          lexicon.merge(name.entity, some_entity());
          return;
        case 4:
          return lexicon.split(name.entity, {id}, {some_entity() + "s", NameKind::kPlace, {}, {}});
        case 5:
          return lexicon.replace_entity(name.entity, {name.entity, NameKind::kPlace, {}, {}});
        case 6:
          lexicon.undo(lexicon.last_change());
          return;
        default:
          lexicon.store(new_name(some_entity()));
      }
    } catch (const Error& error) {
      ASSERT_EQ(error.kind(), Error::Kind::kUsage) << error.message();
    }
  }

  /// A statement of the file, as another program may run it.
  void tamper(const std::string& sql) const { SQLite::Database(path("a.db"), SQLite::OPEN_READWRITE).exec(sql); }
  [[nodiscard]] std::string stored(const std::string& sql) const {
    return SQLite::Database(path("a.db")).execAndGet(sql).getString();
  }

  std::mt19937 random_{1};
  std::unique_ptr<Lexicon> lexicon_;
};

TEST_F(NearSearchTest, TheSeedHasAnIndexThatFindsWhatAScanFinds) {
  build_seed(data(), path("seed.db"));
  Lexicon seed(path("seed.db"), OpenMode::kImmutable);
  EXPECT_EQ(SQLite::Database(path("seed.db")).execAndGet("SELECT log_row FROM search_index").getInt(), 0);
  seed.index_with(data());
  EXPECT_THAT(seed.problems(), IsEmpty());
  normalize::NameIndex scan(matcher());
  std::vector<std::string> forms;
  seed.for_each_indexed_name([&](const Lexicon::IndexedName& name) {
    scan.add({name.form, name.language});
    forms.emplace_back(name.form);
  });
  NearSearch search({&seed}, matcher(), data());
  std::size_t all = 0, as_good = 0;
  for (const char* query : {"Zelenskiy", "Mitsotakes", "Куліба", "Erdohan", "Scholtz", "Вашингтонн", "Нетаньягу",
                            "Kyyiw", "Makron", "Лондан", "Tusck", "Єрусалем", "Bakhmout", "Байдэн"}) {
    const auto expected = scan.find({query, "und"}, 10);
    const Found found = by_search(search, query);
    ASSERT_FALSE(found.empty());
    EXPECT_GE(std::get<0>(found[0]), expected[0].score) << query;
    for (const auto& hit : found) as_good += std::get<0>(hit) >= expected.back().score ? 1U : 0U;
    all += expected.size();
  }
  EXPECT_GE(static_cast<double>(as_good), 0.97 * static_cast<double>(all));
}

TEST_F(NearSearchTest, FollowsEveryChange) {
  Lexicon& lexicon = filled();
  const std::string first = stored("SELECT log_row FROM search_index");
  const Lexicon reader(path("a.db"), OpenMode::kReadOnly);
  NearSearch lasting({&reader}, matcher(), data());
  for (int round = 0; round < 12; ++round) {
    for (int k = 0; k < 10; ++k) change_at_random(lexicon);
    for (int k = 0; k < 3; ++k) {
      const std::string query = some_name();
      const Found expected = by_names(lexicon, query);
      EXPECT_EQ(by_search(lexicon, query), expected) << query;
      EXPECT_EQ(by_search(lasting, query), expected) << query;
    }
  }
  EXPECT_EQ(stored("SELECT log_row FROM search_index"), first) << "a few changes are not worth a fold";
  EXPECT_THAT(lexicon.problems(), IsEmpty());
}

TEST_F(NearSearchTest, ManyChangesAreFoldedIn) {
  Lexicon& lexicon = filled();
  NearSearch lasting({&lexicon}, matcher(), data());
  std::string before = stored("SELECT log_row FROM search_index");
  for (int round = 0; round < 3; ++round) {
    {
      Lexicon::Transaction transaction(lexicon);
      for (int k = 0; k < 900; ++k) change_at_random(lexicon);
      for (int k = 0; k < 700; ++k) lexicon.store(new_name(some_entity()));
      transaction.commit();
    }
    const std::string after = stored("SELECT log_row FROM search_index");
    EXPECT_NE(after, before);
    before = after;
    for (int k = 0; k < 5; ++k) {
      const std::string query = some_name();
      const Found expected = by_names(lexicon, query);
      EXPECT_EQ(by_search(lexicon, query), expected) << query;
      EXPECT_EQ(by_search(lasting, query), expected) << query;
    }
    EXPECT_THAT(lexicon.problems(), IsEmpty());
  }
}

TEST_F(NearSearchTest, AnImportThatIsUndoneIsGoneFromTheIndex) {
  Lexicon& lexicon = filled();
  {
    Lexicon::Transaction transaction(lexicon, "import", "more");
    for (int k = 0; k < kMany; ++k)
      lexicon.store({"x" + std::to_string(k), NameKind::kPlace, "Qvarxop " + some_name(), "en"});
    transaction.commit();
  }
  EXPECT_THAT(std::get<2>(by_search(lexicon, "Кварксоп Бакер").at(0)), HasSubstr("Qvarxop"));
  lexicon.undo(lexicon.last_change());
  EXPECT_EQ(by_search(lexicon, "Кварксоп Бакер"), by_names(lexicon, "Кварксоп Бакер"));
  EXPECT_THAT(lexicon.problems(), IsEmpty());
}

TEST_F(NearSearchTest, WhatIsRolledBackIsNotInTheIndex) {
  Lexicon& lexicon = filled();
  const std::string before = stored("SELECT sum(key) || ' ' || (SELECT log_row FROM search_index) FROM search_blocks");
  {
    Lexicon::Transaction transaction(lexicon, "import", "more");
    for (int k = 0; k < kMany; ++k) lexicon.store(new_name(some_entity()));
  }
  EXPECT_EQ(stored("SELECT sum(key) || ' ' || (SELECT log_row FROM search_index) FROM search_blocks"), before);
  EXPECT_THAT(lexicon.problems(), IsEmpty());
}

TEST_F(NearSearchTest, AddedNamesAreFoundAtOnceAndNoMoreWhenRolledBack) {
  Lexicon& lexicon = filled();
  NearSearch lasting({&lexicon}, matcher(), data());
  for (const std::string form : {"Quaxo Baker", "Quaxi Baker"}) {
    {
      const Lexicon::Transaction transaction(lexicon);
      lexicon.store({"new", NameKind::kPerson, form, "en"});
      EXPECT_EQ(std::get<2>(by_search(lasting, "Quaxa Baker").at(0)), form);
    }
    EXPECT_EQ(by_search(lasting, "Quaxa Baker"), by_names(lexicon, "Quaxa Baker"));
  }
  {
    Lexicon::Transaction transaction(lexicon);
    lexicon.store({"new", NameKind::kPerson, "Quaxo Baker", "en"});
    EXPECT_EQ(std::get<2>(by_search(lasting, "Quaxa Baker").at(0)), "Quaxo Baker");
  }
  lexicon.store({"new", NameKind::kPerson, "Quaxi Baker", "en"});
  EXPECT_EQ(by_search(lasting, "Quaxa Baker"), by_names(lexicon, "Quaxa Baker"));
}

TEST_F(NearSearchTest, AKindThatChangesIsSearchedByTheNewOne) {
  Lexicon& lexicon = filled();
  const NewName name = some_name_of(lexicon);
  NearSearch::Filter places;
  places.kind = NameKind::kPlace;
  EXPECT_THAT(by_search(lexicon, name.form, places), IsEmpty());
  lexicon.replace_entity(name.entity, {name.entity, NameKind::kPlace, {}, {}});
  EXPECT_THAT(by_search(lexicon, name.form + "a", places), testing::SizeIs(lexicon.names_of(name.entity).size()));
}

TEST_F(NearSearchTest, CopiesAndJoinedFilesKeepTheirIndexes) {
  Lexicon& ours = filled();
  ours.back_up(path("b.db"));
  Lexicon theirs(path("b.db"), OpenMode::kReadWrite);
  theirs.index_with(data());
  EXPECT_THAT(theirs.problems(), IsEmpty());
  for (int k = 0; k < 40; ++k) {
    change_at_random(ours);
    change_at_random(theirs);
  }
  merge_file(ours, theirs, "b.db");
  ours.vacuum();
  for (Lexicon* lexicon : {&ours, &theirs}) {
    EXPECT_THAT(lexicon->problems(), IsEmpty());
    const std::string query = some_name();
    EXPECT_EQ(by_search(*lexicon, query), by_names(*lexicon, query));
  }
}

TEST_F(NearSearchTest, AnIndexOfOtherDataIsMadeAnewByTheNextChange) {
  Lexicon& lexicon = filled();
  const std::string right = stored("SELECT made_with FROM search_index");
  tamper("UPDATE search_index SET made_with = 'other data'; UPDATE search_blocks SET content = x'00'");
  const std::string query = some_name();
  EXPECT_EQ(by_search(lexicon, query), by_names(lexicon, query));
  NearSearch lasting({&lexicon}, matcher(), data());
  EXPECT_EQ(by_search(lasting, query), by_names(lexicon, query));
  EXPECT_TRUE(lasting.had_to_index());
  EXPECT_THAT(lexicon.problems(), IsEmpty()) << "it is of no use, but nothing is wrong";
  lexicon.store(new_name("new"));
  EXPECT_EQ(stored("SELECT made_with FROM search_index"), right);
  EXPECT_EQ(by_search(lasting, query), by_names(lexicon, query));
  EXPECT_FALSE(lasting.had_to_index());
  EXPECT_EQ(by_search(lexicon, query), by_names(lexicon, query));
  EXPECT_THAT(lexicon.problems(), IsEmpty());
}

TEST_F(NearSearchTest, ADamagedIndexIsReportedAndMadeAnew) {
  Lexicon& lexicon = filled();
  const std::string query = some_name();
  const std::vector<std::string> damages = {
      "UPDATE search_blocks SET content = x'00'",
      "UPDATE search_blocks SET content = substr(content, 1, length(content) / 2)",
      // A key, and what is likely to be a number in a list.
      "UPDATE search_blocks SET content = CAST(substr(content, 1, 40) || x'07' || substr(content, 42) AS BLOB)",
      "UPDATE search_blocks SET content = CAST(substr(content, 1, 9999) || x'07' || substr(content, 10001) AS BLOB)",
      "DELETE FROM search_blocks WHERE key = (SELECT max(key) FROM search_blocks)",
      "UPDATE search_index SET log_row = log_row - 1; DELETE FROM search_blocks"};
  for (const std::string& damage : damages) {
    tamper(damage);
    EXPECT_THAT(lexicon.problems(), ElementsAre(HasSubstr("search index"))) << damage;
    lexicon.vacuum();
    EXPECT_THAT(lexicon.problems(), IsEmpty()) << damage;
    EXPECT_EQ(by_search(lexicon, query), by_names(lexicon, query)) << damage;
  }
  tamper(damages[0]);
  EXPECT_EQ(by_search(lexicon, query), by_names(lexicon, query)) << "what can't be read is not needed";
}

TEST_F(NearSearchTest, AFileWithoutAnIndexIsSearchedAsWell) {
  Lexicon lexicon(path("a.db"), OpenMode::kCreate);
  for (int k = 0; k < 20; ++k) lexicon.store(new_name("e" + std::to_string(k)));
  const std::string query = some_name();
  EXPECT_EQ(by_search(lexicon, query), by_names(lexicon, query));
  lexicon.index_with(data());
  lexicon.store(new_name("new"));
  EXPECT_EQ(stored("SELECT count(*) FROM search_blocks"), "0") << "a few names are not worth an index";
  EXPECT_EQ(by_search(lexicon, query), by_names(lexicon, query));
}

TEST_F(NearSearchTest, EarlierLexiconsHideTheSameNameOfLaterOnes) {
  Lexicon& upper = filled();
  Lexicon lower(path("b.db"), OpenMode::kCreate);
  const NewName name = some_name_of(upper);
  NewName same = name;
  same.status = normalize::NameStatus::kForbidden;
  lower.store(same);
  lower.store({"below", NameKind::kPerson, name.form + "a", "und"});
  NearSearch search({&upper, &lower}, matcher(), data());
  const auto hits = search.find({name.form, "und"}, 10, {});
  const auto count = [&](const std::string& entity, const std::string& form) {
    return std::count_if(hits.begin(), hits.end(),
                         [&](const NearName& hit) { return hit.name.entity == entity && hit.name.form == form; });
  };
  EXPECT_EQ(count(name.entity, name.form), 1);
  EXPECT_EQ(hits[0].name.status, name.status);
  EXPECT_EQ(count("below", name.form + "a"), 1);
}

}  // namespace
}  // namespace tolmach::lexicons
