#include <filesystem>

#include <gmock/gmock.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

TEST_F(Command, KnowsKyivOutOfTheBoxAndMakesNoFileByItself) {
  EXPECT_THAT(run("lexicon find Kiev --all").out, HasSubstr("Київ"));
  EXPECT_EQ(run("lexicon find Qqqq").status, 1);
  file("a", kSource);
  file("b", kTarget);
  EXPECT_EQ(run("check a b").status, 0);
  EXPECT_THAT(names_in_folder(), testing::Not(testing::Contains(HasSubstr("user.db"))));
  EXPECT_EQ(run("align a b --learn -o out").status, 0);
  EXPECT_TRUE(fs::exists(path("user.db")));
}

TEST_F(Command, EditsALexiconAndTakesItBack) {
  EXPECT_EQ(run("lexicon add Kyiv --entity kyiv --language en --kind place --reason because --by me").status, 0);
  EXPECT_THAT(run("lexicon log --json").out, HasSubstr("\"author\":\"me\""));
  EXPECT_THAT(run("lexicon add Київ --entity kyiv --language uk --romanise en --json").out, HasSubstr("uk-2010"));
  EXPECT_EQ(run("lexicon add Kiev --entity kiev --language en").status, 0);
  EXPECT_EQ(run("lexicon merge kyiv kiev --dry-run").status, 0);
  EXPECT_EQ(run("lexicon show kiev").status, 0) << "a dry run changes nothing";
  EXPECT_EQ(run("lexicon merge kyiv kiev").status, 0);
  EXPECT_EQ(run("lexicon show kiev").status, 1);
  EXPECT_EQ(run("lexicon undo").status, 0);
  EXPECT_EQ(run("lexicon show kiev").status, 0);
  EXPECT_THAT(run("lexicon undo 1").err, HasSubstr("depends on it"));
  EXPECT_EQ(run("lexicon edit Kiev --status deprecated --inflection Kievs=Number=Plur").status, 0);
  EXPECT_THAT(run("lexicon find Kievs").out, HasSubstr("deprecated"));
  EXPECT_EQ(run("lexicon backup copy.db").status, 0);
  EXPECT_EQ(run("lexicon split kyiv uk-kyiv Київ").status, 0);
  EXPECT_EQ(run("lexicon diff user.db copy.db").status, 1);
  EXPECT_EQ(run("--lexicon copy.db lexicon merge-file user.db").status, 0);
  EXPECT_EQ(run("lexicon diff user.db copy.db").status, 0);
  EXPECT_EQ(run("lexicon remove --entity kiev").status, 0);
  EXPECT_EQ(run("lexicon vacuum").status, 0);
  EXPECT_EQ(run("lexicon check --json").out, "{\"problems\":[]}\n");
}

TEST_F(Command, UndoingTwiceTakesTwoChangesBack) {
  EXPECT_THAT(run("lexicon add Anna --language en --by me --reason first").err,
              HasSubstr("a new lexicon is made here"));
  EXPECT_EQ(run("lexicon add Bob --language en").status, 0);
  EXPECT_EQ(run("lexicon undo").status, 0);
  EXPECT_THAT(run("lexicon undo --dry-run").out, HasSubstr("would take back change 1, add name Anna"));
  EXPECT_THAT(run("lexicon undo").err, HasSubstr("taken back: change 1, add name Anna, by me: first"));
  EXPECT_EQ(run("lexicon export --to tsv").out.find("Anna"), std::string::npos);
  EXPECT_THAT(run("lexicon undo").err, HasSubstr("there is no change to take back"));
  EXPECT_EQ(run("lexicon undo 4").status, 0) << "an undoing, by its number";
  EXPECT_THAT(run("lexicon export --to tsv").out, HasSubstr("Anna"));
}

TEST_F(Command, LosesNoChangeBesideAnotherProcess) {
  EXPECT_EQ(run("lexicon init").status, 0);
  const std::string program = "TOLMACH_LEXICON='" + path("user.db") + "' '" TOLMACH_PROGRAM "' -q lexicon ";
  const std::string script = "for w in A B; do (for i in 1 2 3 4 5 6 7 8 9 10 11 12; do " + program +
                             "add $w$i --language en >/dev/null; " + program +
                             "find $w$i >/dev/null; done) & done; wait";
  EXPECT_EQ(std::system(script.c_str()), 0);
  EXPECT_THAT(run("lexicon stats").out, HasSubstr("names\t24\n"));
  EXPECT_EQ(run("lexicon check").status, 0);
}

TEST_F(Command, UndoPassesByWhatCannotGoBack) {
  EXPECT_EQ(run("lexicon add Anna --language en").status, 0);
  EXPECT_EQ(run("lexicon backup other.db").status, 0);
  EXPECT_EQ(run("--lexicon other.db lexicon add Bob --language en").status, 0);
  EXPECT_EQ(run("lexicon merge-file other.db").status, 0);
  EXPECT_THAT(run("lexicon undo").err, HasSubstr("add name Bob")) << "the joining itself has no rows";
  EXPECT_THAT(run("lexicon undo").err, HasSubstr("add name Anna"));
}

TEST_F(Command, JoinsTwoPeoplesWorkInEitherDirection) {
  const auto all = [&](const std::string& file, std::initializer_list<const char*> commands) {
    for (const char* command : commands)
      EXPECT_EQ(run("--lexicon " + file + " lexicon " + command).status, 0) << file << ": " << command;
  };
  all("a.db", {"init", "add Anna --entity a --language en", "add Hanna --entity b --language en",
               "add Carl --entity c --language en", "add Xenia --entity a --language en", "backup b.db"});
  all("a.db", {"merge a b", "edit --entity c --new-entity c9", "split a z Xenia", "edit Carl --new-form Karl"});
  all("b.db", {"add Carlo --entity c --language en", "edit Xenia --status forbidden",
               "edit Carl --inflection Carls=Case=Gen", "add Johanna --entity b --language en"});
  all("a.db", {"backup a0.db", "merge-file b.db"});
  all("b.db", {"merge-file a0.db"});
  EXPECT_EQ(run("lexicon diff a.db b.db").out, "") << "the order of joining does not matter";
  const std::string joined = run("--lexicon a.db lexicon export --to jsonl").out;
  EXPECT_THAT(joined, HasSubstr(R"("entity":"c9","form":"Carlo")")) << "a renamed entity is no removed one";
  EXPECT_THAT(joined, HasSubstr(R"("entity":"a","form":"Johanna")")) << "a name follows the merge of its entity";
  EXPECT_THAT(joined, HasSubstr(R"("entity":"z","form":"Xenia","language":"en","kind":"other","status":"forbidden")"));
  EXPECT_THAT(joined, HasSubstr("Carls"));
  EXPECT_EQ(joined.find("\"form\":\"Carl\""), std::string::npos);
  EXPECT_EQ(run("--lexicon a.db lexicon check").status, 0);
}

TEST_F(Command, ShowsBothLexicons) {
  EXPECT_EQ(run("lexicon add Kyjiv --entity city:Europe/Kyiv --language en").status, 0);
  const std::string shown = run("lexicon show city:Europe/Kyiv").out;
  EXPECT_THAT(shown, HasSubstr("(place)"));
  EXPECT_THAT(shown, HasSubstr("Kyjiv [en]"));
  EXPECT_THAT(shown, HasSubstr("Київ [uk] preferred"));
  EXPECT_EQ(run("lexicon find " + std::string(500, 'a') + " --near 3").status, 2);
}

TEST_F(Command, HintsAtWhatALexiconHas) {
  EXPECT_EQ(run("lexicon add Anna --entity one --language en").status, 0);
  EXPECT_THAT(run("lexicon add Anna --language en").err, HasSubstr("one has this name already"));
  EXPECT_EQ(run("lexicon add Anna --entity one --language de").err.find("already"), std::string::npos);
  const Outcome shown = run("lexicon show Anna");
  EXPECT_EQ(shown.status, 1);
  EXPECT_THAT(shown.err, HasSubstr("'tolmach lexicon show one'"));
  EXPECT_THAT(run("lexicon find Львова --language uk").out, HasSubstr("Львів"));
  EXPECT_EQ(run("lexicon add Жужалко --language uk --romanise en,qq").status, 2);
  EXPECT_EQ(run("lexicon find Жужалко").status, 1) << "nothing is stored";
  for (const char* wrong : {"Anna --language xx", "Anna --near 2 --in qq", "Anna --near 2 --date 2024-02-30"})
    EXPECT_EQ(run(std::string("lexicon find ") + wrong).status, 2) << wrong;
}

TEST_F(Command, SaysWhatIsWrongWithAFileOfNames) {
  file("bad.tsv", "form\tlanguage\nAnna\tqq\nBob\tqq\n");
  const Outcome refused = run("lexicon import bad.tsv --on-error skip");
  EXPECT_EQ(refused.status, 3);
  EXPECT_THAT(refused.err, HasSubstr("no row could be taken"));
  file("named.tsv", "form\tlanguage\nAnna\tEnglish\n");
  EXPECT_THAT(run("lexicon import named.tsv").err, HasSubstr("the tag of this language is en"));
  file("twice.tsv", "form\tlanguage\tform\nAnna\ten\tBob\n");
  EXPECT_THAT(run("lexicon import twice.tsv").err, HasSubstr("twice.tsv:1: two columns are named \"form\""));
  file("utf16.tsv", std::string("\xFF\xFE\x66\0\x0A\0", 6));
  EXPECT_THAT(run("lexicon import utf16.tsv").err, HasSubstr("the file is in UTF-16"));
  const Outcome decisions = run("lexicon review --apply bad.tsv");
  EXPECT_EQ(decisions.status, 3);
  EXPECT_THAT(decisions.err, HasSubstr("no line of the file is a decision"));
  EXPECT_EQ(decisions.err.find("warning"), std::string::npos);
  EXPECT_THAT(run("lexicon backup nowhere/copy.db").err, HasSubstr("there is no folder"));
  EXPECT_EQ(run("--lexicon nowhere/names.db lexicon add Anna --language en").status, 3);
  EXPECT_FALSE(fs::exists(path("nowhere"))) << "no folder is made in passing";
  EXPECT_EQ(run("--lexicon nowhere/names.db lexicon init").status, 0);
}

TEST_F(Command, FindsNamesThatSoundAlike) {
  EXPECT_EQ(run("lexicon add 'Оксана Трирог' --entity tryroh --language uk --kind person").status, 0);
  EXPECT_EQ(run("lexicon add Тріріг --entity river --language uk --kind place").status, 0);
  const Outcome person = run("lexicon find 'Oksana Tryrog' --near 3 --kind person");
  EXPECT_EQ(person.status, 0);
  EXPECT_THAT(person.out, HasSubstr("\ttryroh\tОксана Трирог\tuk\tperson\tadmitted\t"));
  EXPECT_EQ(person.out.find("river"), std::string::npos);
  EXPECT_THAT(run("lexicon find Zelenskiy --near 3 --language uk --json").out, HasSubstr("\"form\":\"Зеленський\""));
  EXPECT_THAT(run("lexicon find Kyiv --near 3 --json").out, testing::StartsWith("{\"score\":"));
  EXPECT_THAT(run("lexicon find Kyiv --near 1").out, HasSubstr("\tKyiv\t")) << "the same spelling comes first";
  EXPECT_EQ(run("lexicon find 123 --near 3").status, 1);
  EXPECT_EQ(run("lexicon find Kyiv --near 0").status, 2);
  EXPECT_EQ(run("lexicon find Kyiv --near 3 --kind planet").status, 2);
  EXPECT_EQ(run("lexicon find Kyiv --kind place").status, 0);
  EXPECT_EQ(run("lexicon find Kyiv --kind person").status, 1);
  EXPECT_THAT(run("lexicon find Kiev --near 1 --in en").out, HasSubstr("\tdeprecated\t"));
  EXPECT_THAT(run("lexicon find Kiev --near 1 --in en --json").out, HasSubstr(R"("match":"exact","use":"Kyiv")"));
  EXPECT_EQ(run("lexicon find Kyiv --near 3 --date yesterday").status, 2);
  EXPECT_THAT(run("lexicon find Kiev --in en").out, HasSubstr("system\ncity:Europe/Kyiv\tKiev\ten\tplace\tdeprecated"));
  EXPECT_EQ(run("lexicon add X --language en --entity \"$(printf 'a\\nb')\"").status, 2);
}

TEST_F(Command, WhatAmendsALexiconMakesNone) {
  for (const char* amends : {"undo", "remove Kyiv", "edit Kyiv --status forbidden", "merge a b", "review --accept 1"}) {
    const Outcome outcome = run(std::string("lexicon ") + amends);
    EXPECT_EQ(outcome.status, 3) << amends;
    EXPECT_THAT(outcome.err, HasSubstr("there is no lexicon here yet")) << amends;
  }
  EXPECT_EQ(run("lexicon init").status, 0);
}

TEST_F(Command, ARulingLeavesTheStatusOfTheName) {
  EXPECT_EQ(run("lexicon add Kyiv --entity city:Europe/Kyiv --language en --status forbidden --style old").status, 0);
  EXPECT_THAT(run("lexicon find Kyiv --json --language en").out, HasSubstr("\"status\":\"preferred\""));
  EXPECT_THAT(run("lexicon find Kyiv --json --language en --style old").out, HasSubstr("\"status\":\"forbidden\""));
}

TEST_F(Command, ALexiconTakesNoUnknownLanguage) {
  const Outcome bad = run("lexicon add Kyiv --language xx");
  EXPECT_EQ(bad.status, 2);
  EXPECT_THAT(bad.err, HasSubstr("unknown language 'xx'"));
  file("names.tsv", "form\tlanguage\nKyiv\txx\nLviv\ten\n");
  EXPECT_THAT(run("lexicon import names.tsv").err, HasSubstr("names.tsv:2: unknown language 'xx'"));
  EXPECT_THAT(run("lexicon import names.tsv --on-error skip --json").out, HasSubstr("\"refused\":1"));
  EXPECT_EQ(run("lexicon find Lviv").status, 0);
  EXPECT_EQ(run("lexicon find Kyiv --all").out.find("\txx\t"), std::string::npos);
}

TEST_F(Command, KeepsALexicon) {
  EXPECT_EQ(run("lexicon init").status, 0);
  EXPECT_EQ(run("lexicon init").status, 3) << "it is there already";
  file("n.tsv", "form\tlanguage\tentity\nМаренко\tuk\tm1\nMarenko\ten\tm1\n");
  EXPECT_EQ(run("lexicon import n.tsv").status, 0);
  EXPECT_THAT(run("lexicon find marenko --all").out, HasSubstr("Маренко"));
  file("bad.tsv", "form\tlanguage\nX\ten\nY\tnot a language\n");
  const Outcome bad = run("lexicon import bad.tsv");
  EXPECT_EQ(bad.status, 3);
  EXPECT_THAT(bad.err, HasSubstr("bad.tsv:3"));
  EXPECT_EQ(run("lexicon find X").status, 1) << "nothing of a bad file is taken";
  EXPECT_EQ(run("lexicon import bad.tsv --on-error skip").status, 0);
  EXPECT_EQ(run("lexicon export --to jsonl -o one.jsonl").status, 0);
  EXPECT_EQ(run("--lexicon other.db lexicon import one.jsonl").status, 0);
  EXPECT_EQ(run("--lexicon other.db lexicon export --to jsonl -o two.jsonl").status, 0);
  EXPECT_EQ(slurp(path("one.jsonl")), slurp(path("two.jsonl")));
  file("not.db", "this is no database, but a text that is long enough to be looked at");
  const Outcome garbage = run("--lexicon not.db lexicon stats");
  EXPECT_EQ(garbage.status, 3);
  EXPECT_THAT(garbage.err, HasSubstr("not a lexicon"));
}

}  // namespace
}  // namespace tolmach::cli
