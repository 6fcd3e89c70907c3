#include "lexicons/lexicon.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lexicons/open.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

namespace fs = std::filesystem;
using normalize::KnownName;
using normalize::NameKind;
using normalize::NameStatus;

class LexiconTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tolmach_lexicon_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path path(const std::string& name = "lexicon.db") const { return folder_ / name; }
  static NewName name(const std::string& entity, const std::string& form, const std::string& language,
                      NameStatus status = NameStatus::kAdmitted) {
    return {entity, NameKind::kPlace, form, language, status, "test"};
  }
  static std::vector<std::string> forms(const std::vector<KnownName>& names) {
    std::vector<std::string> out;
    for (const KnownName& n : names) out.push_back(n.form);
    return out;
  }

  fs::path folder_;
};

TEST_F(LexiconTest, FindsFormsByTheirFoldedKey) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  lexicon.add(name("q1", "Kyiv", "en", NameStatus::kPreferred));
  lexicon.add(name("q1", "Київ", "uk", NameStatus::kPreferred));
  lexicon.add(name("q2", "Łódź", "pl"));
  EXPECT_THAT(forms(lexicon.find("KYIV", "")), testing::ElementsAre("Kyiv"));
  EXPECT_THAT(forms(lexicon.find("київ", "uk")), testing::ElementsAre("Київ"));
  EXPECT_THAT(forms(lexicon.find("Lodz", "")), testing::ElementsAre("Łódź"));
  EXPECT_TRUE(lexicon.find("Kiev", "").empty());
  EXPECT_THAT(forms(lexicon.forms_of("q1")), testing::UnorderedElementsAre("Kyiv", "Київ"));
}

TEST_F(LexiconTest, AnImmutableOneAnswersFromMemoryAsAnOtherFromTheFile) {
  {
    Lexicon lexicon(path(), OpenMode::kCreate);
    NewName kyiv = name("q1", "Kyiv", "en");
    kyiv.inflections = {{"Kyivs", "Number=Plur"}};
    lexicon.add(kyiv);
    for (const char* form : {"Київ", "Łódź", "Kyivska Rus", "Kyyiv", "東京"}) lexicon.add(name("q2", form, "und"));
  }
  const Lexicon file(path(), OpenMode::kReadOnly), memory(path(), OpenMode::kImmutable);
  const auto both = [&](const std::string& form, auto ask) {
    return std::pair(forms(ask(file, form)), forms(ask(memory, form)));
  };
  for (const std::string form :
       {"KYIV", "Kyi", "Kyivs", "KYIVS", "Kyiv ", "київ", "lodz", "Lodz2", "東", "東京", "Z", "", "a"}) {
    const auto [found, found_in_memory] =
        both(form, [](const Lexicon& l, const std::string& f) { return l.find(f, "en"); });
    EXPECT_EQ(found, found_in_memory) << form;
    const auto [of, of_in_memory] =
        both(form, [](const Lexicon& l, const std::string& f) { return l.find_inflected(f); });
    EXPECT_EQ(of, of_in_memory) << form;
    EXPECT_EQ(file.may_begin(text::fold(form)), memory.may_begin(text::fold(form))) << form;
  }
  EXPECT_FALSE(memory.find("KYIV", "").empty());
  EXPECT_FALSE(memory.find_inflected("KYIVS").empty());
  EXPECT_TRUE(memory.may_begin("kyivska "));
}

TEST_F(LexiconTest, PutsTheBestStatusAndTheAskedLanguageFirst) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  lexicon.add(name("q1", "Kiev", "en", NameStatus::kDeprecated));
  lexicon.add(name("q2", "Kiev", "fr", NameStatus::kPreferred));
  EXPECT_EQ(lexicon.find("Kiev", "en").front().language, "en");
  EXPECT_EQ(lexicon.find("Kiev", "").front().status, NameStatus::kPreferred);
}

TEST_F(LexiconTest, RollsBackUnlessCommitted) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  {
    Lexicon::Transaction transaction(lexicon);
    lexicon.add(name("q1", "Kyiv", "en"));
  }
  EXPECT_EQ(lexicon.statistics().names, 0U);
  {
    Lexicon::Transaction transaction(lexicon);
    lexicon.add(name("q1", "Kyiv", "en"));
    transaction.commit();
  }
  EXPECT_EQ(lexicon.statistics().names, 1U);
}

TEST_F(LexiconTest, TakesSqlForText) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  const std::string form = "Robert'); DROP TABLE names;--";
  lexicon.add(name("q1", form, "en"));
  EXPECT_THAT(forms(lexicon.find(form, "en")), testing::ElementsAre(form));
}

TEST_F(LexiconTest, RefusesEmptyAndDamagedForms) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  EXPECT_THROW(lexicon.add(name("q1", "", "en")), Error);
  EXPECT_THROW(lexicon.add(name("q1", "bad \xFF", "en")), Error);
  EXPECT_EQ(lexicon.statistics().names, 0U);
}

TEST_F(LexiconTest, KeepsPairsApartBothWaysRound) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  lexicon.add_never_same("Austria", "Australia", "test");
  EXPECT_TRUE(lexicon.never_same("australia", "AUSTRIA"));
  EXPECT_TRUE(lexicon.never_same("Austria", "Australia"));
  EXPECT_FALSE(lexicon.never_same("Austria", "Austria"));
}

TEST_F(LexiconTest, LetsProposalsWait) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  const Proposal proposal{{name("", "Kuleba", "en"), name("", "Кулеба", "uk")}, "a.txt: Kuleba spoke"};
  EXPECT_TRUE(lexicon.propose(proposal));
  EXPECT_FALSE(lexicon.propose(proposal)) << "it waits already";
  EXPECT_TRUE(lexicon.find("Kuleba", "en").empty()) << "nothing is accepted by itself";
  EXPECT_EQ(lexicon.proposals().size(), 1U);
}

TEST_F(LexiconTest, SaysWhatIsNoLexicon) {
  std::ofstream(path("text.db")) << "a text that is long enough to be looked at as a database file header";
  SQLite::Database other(path("other.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  other.exec("CREATE TABLE t (x)");
  for (const char* file : {"text.db", "other.db", "missing.db"})
    EXPECT_THROW(Lexicon(path(file), OpenMode::kReadOnly), Error) << file;
  EXPECT_FALSE(fs::exists(path("missing.db"))) << "reading makes nothing";
}

TEST_F(LexiconTest, RefusesANewerVersionAndLeavesItUnharmed) {
  { const Lexicon lexicon(path(), OpenMode::kCreate); }
  {
    SQLite::Database database(path().string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA user_version = 9999");
  }
  try {
    const Lexicon lexicon(path(), OpenMode::kReadWrite);
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("9999"));
  }
  SQLite::Database database(path().string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(), 9999);
}

TEST_F(LexiconTest, ReadsWhileAnotherWrites) {
  Lexicon writer(path(), OpenMode::kCreate);
  writer.add(name("q1", "Kyiv", "en"));
  Lexicon::Transaction transaction(writer);
  writer.add(name("q2", "Lviv", "en"));
  const Lexicon reader(path(), OpenMode::kReadOnly);
  EXPECT_EQ(reader.find("Kyiv", "en").size(), 1U);
  EXPECT_TRUE(reader.find("Lviv", "en").empty());
  transaction.commit();
  EXPECT_EQ(reader.find("Lviv", "en").size(), 1U);
}

TEST_F(LexiconTest, AKilledWriterLosesNothingThatWasCommitted) {
  { const Lexicon lexicon(path(), OpenMode::kCreate); }
  for (int round = 0; round < 5; ++round) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      Lexicon lexicon(path(), OpenMode::kReadWrite);
      for (int i = 0;; ++i) {
        Lexicon::Transaction transaction(lexicon);
        // Both or none: a transaction that is cut off leaves neither.
        const std::string id = std::to_string(round) + "_" + std::to_string(i);
        lexicon.add(name(id, "First " + id, "en"));
        lexicon.add(name(id, "Second " + id, "en"));
        transaction.commit();
      }
    }
    usleep(40'000);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const Lexicon lexicon(path(), OpenMode::kReadOnly);
    EXPECT_EQ(lexicon.statistics().names, 2 * lexicon.statistics().entities);
    EXPECT_TRUE(lexicon.problems().empty());
  }
}

TEST_F(LexiconTest, StackAsksTheFirstLayerFirst) {
  Lexicon user(path("user.db"), OpenMode::kCreate);
  Lexicon seed(path("seed.db"), OpenMode::kCreate);
  user.add(name("mine", "Odesa", "en", NameStatus::kPreferred));
  seed.add(name("seed", "Odesa", "en", NameStatus::kPreferred));
  seed.add_never_same("Odesa", "Odense", "test");
  const LexiconStack stack({&user, &seed});
  EXPECT_EQ(stack.find("Odesa", "en").front().entity, "mine");
  EXPECT_TRUE(stack.never_same("Odense", "Odesa"));
}

TEST_F(LexiconTest, LogsNoChangeThatChangesNothing) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  NewName kyiv = name("kyiv", "Kyiv", "en");
  kyiv.rulings = {{NameStatus::kPreferred, "en", "", "2019", "", "test"}};
  lexicon.store(kyiv);
  lexicon.store_entity({"kyiv", NameKind::kPlace, "capital", {{"wikidata", "Q1899"}}});
  const std::uint64_t before = lexicon.last_change();
  lexicon.replace({"kyiv", "Kyiv", "en"}, kyiv);
  lexicon.replace_entity("kyiv", *lexicon.entity("kyiv"));
  EXPECT_EQ(lexicon.last_change(), before);
  kyiv.rulings.clear();
  lexicon.replace({"kyiv", "Kyiv", "en"}, kyiv);
  EXPECT_EQ(lexicon.last_change(), before + 1);
  EXPECT_TRUE(lexicon.names_of("kyiv").front().rulings.empty());
}

TEST_F(LexiconTest, RefusesPeriodsThatEndBeforeTheyBeginAndIdsThatAreNone) {
  Lexicon lexicon(path(), OpenMode::kCreate);
  const auto store = [&](const std::string& since, const std::string& until) {
    NewName kyiv = name("kyiv", "Kyiv", "en");
    kyiv.rulings = {{NameStatus::kPreferred, "", "", since, until, ""}};
    lexicon.store(kyiv);
  };
  EXPECT_THROW(store("2020", "2019"), Error);
  EXPECT_THROW(store("2019-10", "2019-09-30"), Error);
  EXPECT_NO_THROW(store("2019-10", "2019")) << "a year lasts to its end";
  EXPECT_NO_THROW(store("2019-10-01", ""));
  const auto store_id = [&](const std::string& scheme, const std::string& value) {
    lexicon.store_entity({"kyiv", NameKind::kPlace, "", {{scheme, value}}});
  };
  EXPECT_THROW(store_id("wikidata", "notaq"), Error);
  EXPECT_THROW(store_id("wikidata", "Q"), Error);
  EXPECT_THROW(store_id("wikidata", "1899"), Error);
  EXPECT_THROW(store_id("geonames", "Q1899"), Error);
  EXPECT_NO_THROW(store_id("wikidata", "Q1899"));
  EXPECT_NO_THROW(store_id("geonames", "703448"));
  EXPECT_NO_THROW(store_id("desk", "anything"));
}

}  // namespace
}  // namespace tolmach::lexicons
