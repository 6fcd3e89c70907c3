// add, edit, merge, split and remove: what they refuse, clear and say.

#include <gmock/gmock.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class LexiconEdit : public Command {
 protected:
  [[nodiscard]] std::string kyiv() const { return run("lexicon show kyiv --json").out; }
  [[nodiscard]] std::string changes() const { return run("lexicon log").out; }
};

TEST_F(LexiconEdit, RefusesWhatCannotBeMeant) {
  const std::string add = "lexicon add Kyiv --entity kyiv --language en ";
  EXPECT_THAT(run(add + "--id wikidata=notaq").err,
              HasSubstr("\"notaq\" is no id of wikidata, expected one like Q1899"));
  EXPECT_THAT(run(add + "--status preferred --since 2020 --until 2019").err, HasSubstr("ends before it begins"));
  const Outcome system = run(add + "--system nonsense");
  EXPECT_EQ(system.status, 2);
  EXPECT_THAT(system.err, HasSubstr("unknown romanisation system \"nonsense\""));
  EXPECT_THAT(system.err, HasSubstr("uk-2010"));
  EXPECT_THAT(run(add + "--source ''").err, HasSubstr("not empty"));
  EXPECT_EQ(run(add + "--accept qq=uk-2010").status, 2);
  EXPECT_EQ(run("lexicon show kyiv").status, 1) << "nothing was stored";
  EXPECT_EQ(run(add + "--id wikidata=Q1899 --system uk-2010 --status preferred --since 2019 --until 2019-10").status,
            0);
}

TEST_F(LexiconEdit, ClearsWhatItIsTold) {
  EXPECT_EQ(run("lexicon add Kyiv --entity kyiv --language en --source desk --system uk-2010 --inflection Kyivs "
                "--part other=Kyiv --description capital --id wikidata=Q1899 --kind place")
                .status,
            0);
  EXPECT_EQ(run("lexicon add Kyiv --entity kyiv --language en --status preferred --target en").status, 0);
  EXPECT_EQ(run("lexicon edit Kyiv --clear source,rulings,inflections").status, 0);
  const std::string some = kyiv();
  for (const char* gone : {"desk", "rulings", "inflections"}) EXPECT_THAT(some, Not(HasSubstr(gone)));
  for (const char* kept : {"uk-2010", "parts", "capital", "Q1899"}) EXPECT_THAT(some, HasSubstr(kept));
  EXPECT_EQ(run("lexicon edit Kyiv --clear system --clear parts").status, 0);
  EXPECT_EQ(run("lexicon edit --entity kyiv --clear description,ids,kind --id geonames=703448").status, 0);
  const std::string all = kyiv();
  for (const char* gone : {"uk-2010", "parts", "capital", "Q1899", "place"}) EXPECT_THAT(all, Not(HasSubstr(gone)));
  EXPECT_THAT(all, HasSubstr("703448")) << "cleared first, then put in";
  EXPECT_EQ(run("lexicon edit Kyiv --clear form").status, 2);
  EXPECT_EQ(run("lexicon check").status, 0);
}

TEST_F(LexiconEdit, LogsNothingWhereNothingChanges) {
  EXPECT_EQ(run("lexicon add Kyiv --entity kyiv --language en --id wikidata=Q1899").status, 0);
  EXPECT_EQ(run("lexicon edit Kyiv --status preferred --target en --since 2019 --source desk").status, 0);
  const std::string before = changes();
  for (const char* again : {"edit Kyiv --status preferred --target en --since 2019 --source desk",
                            "edit --entity kyiv --id wikidata=Q1899", "edit Kyiv --clear parts"}) {
    const Outcome outcome = run(std::string("lexicon ") + again);
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.err, HasSubstr("nothing to change")) << again;
    EXPECT_EQ(changes(), before) << again;
  }
}

TEST_F(LexiconEdit, SaysHowToRuleOnANameOfTheSeed) {
  const std::string hint = "'tolmach lexicon add \"Kiev\" --entity city:Europe/Kyiv --language en --status STATUS'";
  EXPECT_THAT(run("lexicon edit Kiev --language en --status forbidden").err, HasSubstr(hint)) << "no lexicon yet";
  EXPECT_EQ(run("lexicon init").status, 0);
  EXPECT_THAT(run("lexicon edit Kiev --language en --status forbidden").err, HasSubstr(hint));
  EXPECT_THAT(run("lexicon remove Kiev --language en").err, HasSubstr(hint));
  for (const char* command : {"edit --entity city:Europe/Kyiv --kind other", "remove --entity city:Europe/Kyiv",
                              "split city:Europe/Kyiv other Kiev"})
    EXPECT_THAT(run(std::string("lexicon ") + command).err, HasSubstr("--entity city:Europe/Kyiv")) << command;
  EXPECT_THAT(run("lexicon edit Zzyzx --status forbidden").err, Not(HasSubstr("comes with"))) << "nobody has it";
  EXPECT_THAT(run("lexicon add Kiev --language en --status forbidden").err, HasSubstr("add --entity city:Europe/Kyiv"));
  EXPECT_EQ(run("lexicon undo").status, 0);
  EXPECT_EQ(run("lexicon add Kiev --entity city:Europe/Kyiv --language en --status forbidden").status, 0);
  EXPECT_THAT(run("lexicon find Kiev --language en").out, HasSubstr("\tKiev\ten\tplace\tforbidden"));
}

TEST_F(LexiconEdit, DryRunsSpeakJsonToo) {
  for (const char* add : {"add Kyiv --entity a --language en", "add Kiev --entity b --language en"})
    EXPECT_EQ(run(std::string("lexicon ") + add).status, 0);
  const std::string before = changes();
  for (const auto& [command, would] : {std::pair("merge a b", R"("would":"give the 1 names of b to a")"),
                                       {"split a c Kyiv", R"("would":"give 1 names of a to c")"},
                                       {"remove Kiev", R"("would":"remove Kiev [en] of b")"},
                                       {"undo", R"("action":"add name","subject":"Kiev")"}}) {
    const Outcome outcome = run(std::string("lexicon ") + command + " --dry-run --json");
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr(would));
    EXPECT_EQ(outcome.out.front(), '{') << command;
  }
  EXPECT_EQ(changes(), before);
}

TEST_F(LexiconEdit, ExportsSayWhatTheyLeaveOut) {
  EXPECT_EQ(run("lexicon add Kyiv --entity kyiv --language en --status preferred --target en").status, 0);
  const Outcome table = run("lexicon export --to tsv");
  EXPECT_EQ(table.status, 0);
  EXPECT_THAT(table.err, HasSubstr("tsv can't hold 1 rulings: left out; --to jsonl holds all"));
  EXPECT_EQ(run("lexicon export --to jsonl").err, "");
}

TEST_F(LexiconEdit, AnImportSaysWhichRowsContradictEachOther) {
  file("names.csv", "Form;Language;Entity;Status\nKyiv;en;kyiv;preferred\nKyiv;en;kyiv;forbidden\nColor;en-US;c;\n");
  const Outcome dry = run("lexicon import names.csv --dry-run --json");
  EXPECT_THAT(dry.out, HasSubstr(R"("contradictions":1,"contradictory":[{"line":3,)"));
  EXPECT_THAT(dry.out, HasSubstr(R"("languages":{"en-US":"en"},"dry_run":true})"));
  const Outcome outcome = run("lexicon import names.csv");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.err, HasSubstr("names.csv:3: the status of \"Kyiv\" (en) of kyiv is forbidden here"));
  EXPECT_THAT(outcome.err, HasSubstr("1 contradict earlier rows"));
  EXPECT_THAT(outcome.err, HasSubstr("en-US is kept as en"));
}

TEST_F(LexiconEdit, TellsWhenALanguageIsKeptAsAnother) {
  EXPECT_THAT(run("lexicon add Color --language en-US").err, HasSubstr("en-US is kept as en"));
  EXPECT_THAT(run("lexicon add Colour --language en-GB").err, Not(HasSubstr("kept")));
  EXPECT_THAT(run("lexicon add Couleur --language FR").err, Not(HasSubstr("kept"))) << "a matter of spelling";
  EXPECT_THAT(run("lexicon edit Couleur --new-language fr_FR").err, HasSubstr("fr_FR is kept as fr"));
}

}  // namespace
}  // namespace tolmach::cli
