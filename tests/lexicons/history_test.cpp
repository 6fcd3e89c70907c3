// Every change can be taken back, two copies of a lexicon can be joined, and older files are brought up to date.

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <unistd.h>

#include "lexicons/diff.h"
#include "lexicons/lexicon.h"
#include "lexicons/merge_file.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

namespace fs = std::filesystem;
using normalize::NameKind;
using normalize::NameStatus;
using testing::HasSubstr;

class History : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tolmach_history_" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }

  static NewName name(const std::string& entity, const std::string& form, const std::string& language,
                      NameStatus status = NameStatus::kAdmitted) {
    return {entity, NameKind::kPlace, form, language, status, "test"};
  }
  static NewName full_name() {
    NewName full = name("kyiv", "Kyiv", "en", NameStatus::kPreferred);
    full.system = "uk-2010";
    full.rulings = {{NameStatus::kPreferred, "en", "reuters", "2019", "", "style guide"}};
    full.parts = {{PartKind::kOther, "Kyiv"}};
    full.inflections = {{"Kyiv's", "Case=Gen"}};
    full.evidence = {{"a.txt", "3", 2, "2020-01-01", "2020-02-01"}};
    return full;
  }

  static std::string refusal(Lexicon& lexicon, std::uint64_t change) {
    try {
      lexicon.undo(change);
    } catch (const Error& error) {
      return error.message();
    }
    return {};
  }

  fs::path folder_;
};

/// All that a lexicon holds but its log, as one text.
std::string dump(const Lexicon& lexicon) {
  std::ostringstream out;
  lexicon.for_each_entity([&](const Entity& entity, bool) {
    out << entity.id << '|' << normalize::to_string(entity.kind) << '|' << entity.description;
    for (const ExternalId& id : entity.external_ids) out << '|' << id.scheme << '=' << id.value;
    out << '\n';
  });
  lexicon.for_each_name([&](const NewName& name) {
    out << name.entity << '|' << name.form << '|' << name.language << '|' << normalize::to_string(name.status) << '|'
        << name.source << '|' << name.system;
    for (const Ruling& r : name.rulings)
      out << "|r" << normalize::to_string(r.status) << r.target_language << r.style << r.since << r.until << r.source;
    for (const NamePart& p : name.parts) out << "|p" << to_string(p.kind) << p.form;
    for (const Inflection& i : name.inflections) out << "|i" << i.form << i.features;
    for (const Evidence& e : name.evidence) out << "|e" << e.document << e.passage << e.count;
    out << '\n';
  });
  for (const NeverSame& pair : lexicon.all_never_same()) out << pair.a << '/' << pair.b << '/' << pair.source << '\n';
  lexicon.for_each_word_pair([&](const WordPair& p) { out << p.source << '~' << p.target << p.count << '\n'; });
  for (const Proposal& p : lexicon.proposals()) out << "? " << p.key << p.evidence << p.forms.size() << '\n';
  return out.str();
}

TEST_F(History, TakesBackEveryKindOfChange) {
  Lexicon lexicon(path("a.db"), OpenMode::kCreate);
  lexicon.sign({"Olena", "a test"});
  const std::string empty = dump(lexicon);
  lexicon.store(full_name());
  EXPECT_EQ(lexicon.last_changes(1).front().author, "Olena");
  EXPECT_EQ(lexicon.last_changes(1).front().reason, "a test");
  lexicon.undo(lexicon.last_change());
  EXPECT_EQ(dump(lexicon), empty);
  lexicon.undo(lexicon.last_change());  // and back
  EXPECT_EQ(lexicon.names_of("kyiv").front(), full_name());

  const std::string before = dump(lexicon);
  const auto expect_undone = [&](const char* what) {
    EXPECT_NE(dump(lexicon), before) << what;
    lexicon.undo(lexicon.last_change());
    EXPECT_EQ(dump(lexicon), before) << what;
  };
  lexicon.remove_entity("kyiv");
  expect_undone("remove entity");
  lexicon.remove({"kyiv", "Kyiv", "en"});
  expect_undone("remove name");
  lexicon.replace({"kyiv", "Kyiv", "en"}, name("", "Kiev", "en", NameStatus::kDeprecated));
  expect_undone("replace");
  lexicon.replace_entity("kyiv", {"city", NameKind::kOther, "a city", {{"wikidata", "Q1899"}}});
  expect_undone("replace entity");
  lexicon.add_never_same("Austria", "Australia", "test");
  expect_undone("never same");
  lexicon.add_word_pair({"sea", "en", "море", "uk", 2});
  expect_undone("word pair");
  lexicon.propose({{name("", "Lviv", "en")}, "b.txt"});
  expect_undone("propose");
  EXPECT_TRUE(lexicon.problems().empty());
}

TEST_F(History, TakesBackMergesSplitsAndDecisions) {
  Lexicon lexicon(path("a.db"), OpenMode::kCreate);
  lexicon.store(full_name());
  lexicon.store(name("kiev", "Kyiv", "en", NameStatus::kDeprecated));
  lexicon.store(name("kiev", "Київ", "uk"));
  lexicon.propose({{name("", "Lviv", "en"), name("", "Львів", "uk")}, "b.txt"});
  const std::string before = dump(lexicon);
  const std::vector<std::string> conflicts = lexicon.merge("kyiv", "kiev");
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_THAT(conflicts[0], HasSubstr("preferred for one and deprecated for the other"));
  EXPECT_FALSE(lexicon.entity("kiev"));
  EXPECT_EQ(lexicon.names_of("kyiv").size(), 2U);
  lexicon.undo(lexicon.last_change());
  EXPECT_EQ(dump(lexicon), before);
  lexicon.split("kiev", {{"kiev", "Київ", "uk"}}, {"new", NameKind::kPlace});
  EXPECT_EQ(lexicon.names_of("new").size(), 1U);
  lexicon.undo(lexicon.last_change());
  EXPECT_EQ(dump(lexicon), before);
  const std::int64_t waiting = lexicon.proposals().front().key;
  const std::string entity = lexicon.decide(waiting, Decision::kAccepted);
  EXPECT_EQ(lexicon.names_of(entity).size(), 2U) << "the forms of one name have one entity";
  EXPECT_TRUE(lexicon.proposals().empty());
  EXPECT_THROW(lexicon.decide(waiting, Decision::kRejected), Error);
  lexicon.undo(lexicon.last_change());
  EXPECT_EQ(dump(lexicon), before);
  lexicon.decide(waiting, Decision::kRejected);
  EXPECT_FALSE(lexicon.propose({{name("", "Lviv", "en")}, "c.txt"})) << "what was rejected does not come back";
}

TEST_F(History, RefusesWhatALaterChangeDependsOn) {
  Lexicon lexicon(path("a.db"), OpenMode::kCreate);
  lexicon.store(name("kyiv", "Kyiv", "en"));
  lexicon.store(name("kyiv", "Київ", "uk"));
  EXPECT_THAT(refusal(lexicon, 1), HasSubstr("change 2 (add name) depends on it"));
  lexicon.undo(2);
  EXPECT_EQ(refusal(lexicon, 1), "");
  EXPECT_THAT(refusal(lexicon, 1), HasSubstr("undone already"));
  EXPECT_THAT(refusal(lexicon, 99), HasSubstr("no change 99"));
  lexicon.remove({lexicon.add(name("", "Kyiv", "en")), "Kyiv", "en"});
  const std::uint64_t removal = lexicon.last_change();
  lexicon.store(name("name:kyiv", "Kyiv", "en"));
  EXPECT_THAT(refusal(lexicon, removal), HasSubstr("depends on it")) << "the name has been made anew";
}

TEST_F(History, AnImportIsOneChange) {
  Lexicon lexicon(path("a.db"), OpenMode::kCreate);
  {
    Lexicon::Transaction transaction(lexicon, "import", "names.tsv");
    for (int i = 0; i < 50; ++i) lexicon.store(name("e" + std::to_string(i), "Name " + std::to_string(i), "en"));
    transaction.commit();
  }
  EXPECT_EQ(lexicon.statistics().changes, 1U);
  EXPECT_EQ(lexicon.names_changed_after(0).size(), 50U);
  lexicon.undo(1);
  EXPECT_EQ(lexicon.statistics().entities, 0U);
  EXPECT_EQ(lexicon.names_changed_after(1).size(), 50U);
}

TEST_F(History, CheckFindsWhatWasChangedBehindTheLog) {
  { Lexicon(path("a.db"), OpenMode::kCreate).store(name("kyiv", "Kyiv", "en")); }
  SQLite::Database(path("a.db").string(), SQLite::OPEN_READWRITE).exec("UPDATE names SET status = 'forbidden'");
  EXPECT_THAT(Lexicon(path("a.db"), OpenMode::kReadOnly).problems(), testing::ElementsAre(HasSubstr("not as the log")));
}

TEST_F(History, BringsTheFormerVersionsFilesUpToDate) {
  for (const char* version : {"1", "2", "3"}) {
    const fs::path file = path(std::string(version) + ".db");
    {
      SQLite::Database old(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      std::ostringstream sql;
      sql << std::ifstream(fs::path(TOLMACH_TEST_CASES) / "old_versions" / (std::string(version) + ".sql")).rdbuf();
      old.exec(sql.str());
    }
    if (version == std::string_view("3")) {
      EXPECT_EQ(Lexicon(file, OpenMode::kReadOnly).names_of("q1").size(), 2U) << "it lacks the search index only";
    } else {
      EXPECT_THROW(Lexicon(file, OpenMode::kReadOnly), Error) << "reading changes nothing";
    }
    Lexicon lexicon(file, OpenMode::kReadWrite);
    const std::vector<NewName> names = lexicon.names_of("q1");
    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(names[1].form, "Київ");
    EXPECT_EQ(names[1].source, "an atlas");
    EXPECT_TRUE(lexicon.never_same("Austria", "Australia"));
    EXPECT_EQ(lexicon.proposals().size(), 1U);
    EXPECT_THAT(lexicon.problems(), testing::IsEmpty());
    lexicon.store(name("q1", "Kiew", "de"));
    lexicon.undo(lexicon.last_change());
    EXPECT_EQ(lexicon.names_of("q1").size(), 2U);
  }
}

TEST_F(History, ACopyIsTheSameAndIsNeverPutInThePlaceOfAnother) {
  Lexicon lexicon(path("a.db"), OpenMode::kCreate);
  lexicon.store(full_name());
  lexicon.back_up(path("b.db"));
  EXPECT_EQ(dump(Lexicon(path("b.db"), OpenMode::kReadOnly)), dump(lexicon));
  EXPECT_THROW(lexicon.back_up(path("b.db")), Error);
  lexicon.vacuum();
  EXPECT_TRUE(lexicon.problems().empty());
}

TEST_F(History, ACheckFindsPairsThatStandUnderOtherKeys) {
  Lexicon(path("a.db"), OpenMode::kCreate).add_never_same("Austria", "Australia", "");
  {
    SQLite::Database raw(path("a.db").string(), SQLite::OPEN_READWRITE);
    raw.exec("UPDATE never_same SET b = 'zzz'");
  }
  EXPECT_THAT(Lexicon(path("a.db"), OpenMode::kReadOnly).problems(),
              testing::Contains(HasSubstr("\"Austria\" can't be found: its key is out of date")));
}

TEST_F(History, TwoCopiesAreJoinedBothWaysRound) {
  Lexicon a(path("a.db"), OpenMode::kCreate);
  a.store(name("kyiv", "Kyiv", "en"));
  a.store(name("kyiv", "Kiev", "en"));
  a.store(name("kyiv", "Kijew", "de"));
  a.back_up(path("b.db"));
  Lexicon b(path("b.db"), OpenMode::kReadWrite);
  a.sign({"Anna", "ours"});
  b.sign({"Borys", "theirs"});
  a.store(name("lviv", "Lviv", "en"));
  a.remove({"kyiv", "Kijew", "de"});
  b.store(name("kyiv", "Kiev", "en", NameStatus::kDeprecated));
  b.store(name("kyiv", "Київ", "uk"));
  b.store(name("odesa", "Odesa", "en"));
  const MergeReport into_a = merge_file(a, b, "b.db");
  EXPECT_EQ(into_a.taken, 3U);
  EXPECT_TRUE(into_a.conflicts.empty());
  const MergeReport into_b = merge_file(b, a, "a.db");
  EXPECT_TRUE(into_b.conflicts.empty());
  EXPECT_EQ(dump(a), dump(b));
  EXPECT_EQ(for_each_difference(a, b, [](const Difference&) {}), 0U);
  EXPECT_EQ(a.names_of("kyiv").size(), 3U) << "the removal stands, and so does what was added";
  EXPECT_EQ(merge_file(a, b, "b.db").conflicts.size(), 0U);
  EXPECT_TRUE(a.problems().empty());
  EXPECT_TRUE(b.problems().empty());
}

TEST_F(History, JoiningSaysWhatBothHaveChanged) {
  Lexicon a(path("a.db"), OpenMode::kCreate);
  a.store(name("kyiv", "Kiev", "en"));
  a.store(name("lviv", "Lvov", "en"));
  a.back_up(path("b.db"));
  Lexicon b(path("b.db"), OpenMode::kReadWrite);
  b.sign({"Borys", ""});
  a.store(name("kyiv", "Kiev", "en", NameStatus::kForbidden));
  b.store(name("kyiv", "Kiev", "en", NameStatus::kDeprecated));
  a.remove_entity("lviv");
  b.store(name("lviv", "Lviv", "en"));
  a.store(name("odesa", "Odesa", "en", NameStatus::kPreferred));
  b.store(name("odesa", "Odesa", "en"));
  const MergeReport report = merge_file(a, b, "b.db");
  EXPECT_THAT(report.conflicts,
              testing::ElementsAre("change name kyiv by Borys: both have changed the name \"Kiev\" (en) of the entity "
                                   "\"kyiv\"; status: ours \"forbidden\", theirs \"deprecated\"",
                                   "add name lviv by Borys: we have removed the entity \"lviv\", which they have added "
                                   "to; it is back",
                                   "add name odesa by Borys: both have added the name \"Odesa\" (en) of the entity "
                                   "\"odesa\"; status: ours \"preferred\", theirs \"admitted\""));
  EXPECT_EQ(a.names_of("kyiv").front().status, NameStatus::kForbidden) << "ours stands";
  EXPECT_EQ(a.names_of("lviv").size(), 1U) << "what they have added is kept, with its entity";
}

TEST_F(History, ForeignRowsAreHeldToWhatOwnOnesAre) {
  const std::vector<std::pair<std::string, std::string>> bad{
      {"'Kiev', CAST(x'80' AS TEXT)", "not valid UTF-8"},
      {"'Kiev', printf('%.*c', 5000, 'a')", "5000 bytes long"},
      {"'admitted', 'superb'", "unknown status \"superb\""},
      {"'\"en\"', '\"not a tag\"'", "not a tag"},
      {"'{', '['", "no JSON object"},
  };
  Lexicon(path("base.db"), OpenMode::kCreate).back_up(path("b.db"));
  for (const auto& [change, message] : bad) {
    for (const char* file : {"a.db", "b.db"}) fs::remove(path(file));
    Lexicon a(path("a.db"), OpenMode::kCreate);
    Lexicon(path("b.db"), OpenMode::kCreate).store(name("kyiv", "Kiev", "en"));
    {
      SQLite::Database raw(path("b.db").string(), SQLite::OPEN_READWRITE);
      raw.exec("DROP TRIGGER log_rows_are_never_changed");
      raw.exec("UPDATE log_rows SET after = replace(after, " + change + ") WHERE tbl = 'names'");
    }
    try {
      merge_file(a, Lexicon(path("b.db"), OpenMode::kReadOnly), "b.db");
      ADD_FAILURE() << message;
    } catch (const Error& error) {
      EXPECT_THAT(error.message(), testing::HasSubstr(message));
      EXPECT_THAT(error.message(), testing::HasSubstr("their change"));
    }
    EXPECT_EQ(a.statistics().names, 0U);
    EXPECT_EQ(a.last_change(), Lexicon(path("base.db"), OpenMode::kReadOnly).last_change()) << "nothing was taken";
  }
}

/// A random change; refused ones change nothing.
void change_at_random(Lexicon& lexicon, std::mt19937& random) {
  const auto below = [&](unsigned end) { return static_cast<unsigned>(random() % end); };
  const auto entity = [&] { return std::string("e") + std::to_string(below(4)); };
  const auto form = [&] { return std::string("Form") + static_cast<char>('A' + below(5)); };
  const std::string language = below(2) == 0 ? "en" : "uk";
  NewName name{entity(), static_cast<NameKind>(below(5)), form(), language, static_cast<NameStatus>(below(6))};
  if (below(3) == 0) name.rulings = {{NameStatus::kPreferred, "en", "", std::to_string(2000 + below(9)), "", "x"}};
  if (below(3) == 0) name.inflections = {{form() + "s", "Number=Plur"}};
  if (below(3) == 0) name.parts = {{PartKind::kGiven, form()}, {PartKind::kFamily, form()}};
  if (below(3) == 0) name.evidence = {{"doc", form(), 1 + below(4)}};
  try {
    switch (below(11)) {
      case 0:
        lexicon.remove({entity(), form(), language});
        break;
      case 1:
        lexicon.remove_entity(entity());
        break;
      case 2:
        static_cast<void>(lexicon.merge(entity(), entity()));
        break;
      case 3:
        lexicon.split(entity(), {{entity(), form(), language}}, {entity()});
        break;
      case 4:
        lexicon.replace({entity(), form(), language}, name);
        break;
      case 5:
        lexicon.replace_entity(entity(), {entity(), NameKind::kWork, form(), {{"wikidata", form()}}});
        break;
      case 6:
        lexicon.add_never_same(form(), form(), "x");
        break;
      case 7:
        lexicon.propose({{{"", NameKind::kOther, form() + form(), "en"}}, "doc"});
        break;
      case 8:
        if (!lexicon.proposals().empty())
          lexicon.decide(lexicon.proposals().front().key, static_cast<Decision>(below(2)));
        break;
      case 9:
        lexicon.add_word_pair({form(), "en", form(), "uk", 1.0 + below(3)});
        break;
      default:
        lexicon.store(name);
    }
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == Error::Kind::kUsage);
  }
}

TEST_F(History, ChangesUndoneInReverseRestoreEveryState) {
  EXPECT_TRUE(rc::check("undone in reverse", [&](unsigned seed) {
    std::mt19937 random(seed);
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Lexicon lexicon(path("p.db"), OpenMode::kCreate);
    std::vector<std::pair<std::uint64_t, std::string>> states;  // each change, and what there was before it
    for (int i = 0; i < 25; ++i) {
      const std::uint64_t last = lexicon.last_change();
      std::string before = dump(lexicon);
      change_at_random(lexicon, random);
      if (lexicon.last_change() != last) states.emplace_back(lexicon.last_change(), std::move(before));
    }
    for (auto state = states.rbegin(); state != states.rend(); ++state) {
      const std::string action = lexicon.change(state->first)->action;
      if (const std::string why = refusal(lexicon, state->first); !why.empty()) RC_FAIL(action + ": " + why);
      RC_ASSERT(dump(lexicon) == state->second);
    }
    RC_ASSERT(lexicon.problems().empty());
  }));
}

/// What only additions make: with them, nothing of either copy may be lost.
TEST_F(History, JoiningLosesNoOnesNames) {
  EXPECT_TRUE(rc::check("nothing is lost", [&](unsigned seed) {
    std::mt19937 random(seed);
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    Lexicon a(path("a.db"), OpenMode::kCreate);
    for (int i = 0; i < 8; ++i) change_at_random(a, random);
    a.back_up(path("b.db"));
    Lexicon b(path("b.db"), OpenMode::kReadWrite);
    const auto names = [](const Lexicon& lexicon) {
      std::set<std::tuple<std::string, std::string, std::string>> all;
      lexicon.for_each_name([&](const NewName& n) { all.insert({n.entity, n.form, n.language}); });
      return all;
    };
    const auto base = names(a);
    for (int i = 0; i < 8; ++i) change_at_random(a, random);
    for (int i = 0; i < 8; ++i) change_at_random(b, random);
    const auto of_a = names(a), of_b = names(b);
    const MergeReport report = merge_file(a, b, "b.db");
    RC_ASSERT(a.problems().empty());
    const auto merged = names(a);
    std::set<std::pair<std::string, std::string>> forms;
    for (const auto& [entity, form, language] : merged) forms.insert({form, language});
    // Entities may have been renamed or merged by either; what was new to a copy is still there under its form, unless
    // the other has changed the same row, which is told.
    for (const auto& [entity, form, language] : of_b) {
      if (base.count({entity, form, language}) == 0 && report.conflicts.empty() && of_a == base)
        RC_ASSERT(forms.count({form, language}) == 1);
    }
    for (const auto& each : of_a) {
      if (of_b.count(each) == 1) RC_ASSERT(forms.count({std::get<1>(each), std::get<2>(each)}) == 1);
    }
    // Joined once more, nothing changes.
    const std::string once = dump(a);
    merge_file(a, b, "b.db");
    RC_ASSERT(dump(a) == once);
  }));
}

}  // namespace
}  // namespace tolmach::lexicons
