#include <cstdlib>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

TEST_F(Command, ExplainsItself) {
  EXPECT_EQ(run("--help").status, 0);
  EXPECT_EQ(run("").status, 2);
  for (const char* command : {"align", "check", "names", "normalize", "lexicon", "segment", "evaluate", "overlaps"}) {
    const Outcome help = run(std::string(command) + " --help");
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_THAT(help.out, HasSubstr(std::string(command) == "lexicon" ? "lexicon" : "examples")) << command;
  }
  EXPECT_THAT(run("align --version").out, HasSubstr("ICU"));
  const Outcome version = run("--version");
  for (const char* part : {"tolmach ", "ICU ", "Unicode ", "SQLite ", "data "})
    EXPECT_THAT(version.out, HasSubstr(part));
}

TEST_F(Command, WrongUsageIsTwo) {
  EXPECT_EQ(run("no-such-command").status, 2);
  EXPECT_EQ(run("align only-one-file").status, 2);
  EXPECT_EQ(run("align a b --to no-such-form").status, 2);
  file("a", kSource);
  const Outcome language = run("align a a --source-lang e");
  EXPECT_EQ(language.status, 2);
  EXPECT_THAT(language.err, HasSubstr("not a language tag"));
  EXPECT_EQ(run("check a --without no-such-check").status, 2);
  EXPECT_EQ(run("check a --fail-on terrible").status, 2);
  EXPECT_EQ(run("normalize --romanize no-such-system").status, 2);
}

TEST_F(Command, TellsWrongOptionsAsItTellsAllErrors) {
  for (const char* wrong : {"align --no-such-option", "align a b --to no-such-form", "lexicon", "lexicon find",
                            "check --least-confidence 3 a", "no-such-command", "align a b --source-lang ''"}) {
    const Outcome outcome = run(wrong);
    EXPECT_EQ(outcome.status, 2) << wrong;
    EXPECT_THAT(outcome.err, testing::StartsWith("tolmach: error: ")) << wrong;
    EXPECT_THAT(outcome.err, HasSubstr("--help' explains")) << wrong;
  }
  EXPECT_THAT(run("lexicon find").err, HasSubstr("'tolmach lexicon find --help'"));
  EXPECT_EQ(nlohmann::json::parse(run("--json align --no-such-option").err)["level"], "error");
}

TEST_F(Command, TakesNoEmptyValues) {
  file("a", kSource);
  for (const char* empty :
       {"align a a -o ''", "align a a --to moses -o ''", "check a --fix ''", "normalize a --apply -o ''", "check ''",
        "lexicon find ''", "lexicon backup ''", "lexicon init --lexicon ''"}) {
    const Outcome outcome = run(empty);
    EXPECT_EQ(outcome.status, 2) << empty;
    EXPECT_THAT(outcome.err, HasSubstr("not empty")) << empty;
  }
}

/// What can't be done is told before the work, not behind it.
TEST_F(Command, LearnsOnlyWhereItCan) {
  file("a", kSource);
  file("b", kTarget);
  for (const char* wrong : {"check a b --learn --no-lexicon", "align a b --learn --no-lexicon", "check b --learn"}) {
    const Outcome outcome = run(wrong);
    EXPECT_EQ(outcome.status, 2) << wrong;
    EXPECT_EQ(outcome.out, "") << wrong;
  }
  EXPECT_THAT(run("lexicon add Kyiv --no-lexicon").err, HasSubstr("--no-lexicon leaves no lexicon"));
}

TEST_F(Command, ExpectsTagsOfLanguages) {
  file("a", kSource);
  const std::string commands[] = {"segment --lang ",
                                  "overlaps a --lang ",
                                  "names --language ",
                                  "align a a --source-lang ",
                                  "check a a --target-lang ",
                                  "learn a --source-lang ",
                                  "normalize a --apply -o b --language "};
  for (const std::string& command : commands) {
    const Outcome named = run(command + "German" + (command.find(" a") == std::string::npos ? " a" : ""));
    EXPECT_EQ(named.status, 2) << command;
    EXPECT_THAT(named.err, HasSubstr("the tag of this language is de")) << command;
  }
  EXPECT_THAT(run("check a --target-lang ua").err, HasSubstr("near it: uk (Ukrainian)"));
  EXPECT_EQ(run("check a --target-lang qaa").status, 0) << "well formed, though nothing is known of it";
}

TEST_F(Command, ATableHoldsNoNul) {
  file("t.tsv", std::string("a\0b\n", 4));
  const Outcome outcome = run("normalize --compare-pairs t.tsv");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("t.tsv:1: this is no table"));
}

/// What is wrong within a file is bad input, whatever the command.
TEST_F(Command, AWrongTableIsBadInput) {
  file("t.tsv", "one\ttwo\n1\t2\n");
  file("a", kSource);
  for (const char* command :
       {"align --pairs t.tsv", "check --pairs t.tsv", "check --from tsv t.tsv", "normalize --compare-pairs t.tsv",
        "normalize a --replay t.tsv", "names match t.tsv t.tsv", "learn t.tsv", "learn-names t.tsv",
        "lexicon import t.tsv", "check a --terms t.tsv", "check a --baseline t.tsv"}) {
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.status, 3) << command;
    EXPECT_THAT(outcome.err, HasSubstr("t.tsv:1")) << command;
  }
}

TEST_F(Command, BadInputIsThreeAndSaysWhere) {
  file("good", kSource);
  file("empty", "");
  file("blank", " \n\n");
  file("binary", std::string("a\0b", 3));
  file("latin", "caf\xE9\n");
  EXPECT_EQ(run("align good missing").status, 3);
  EXPECT_THAT(run("align good missing").err, HasSubstr("missing"));
  for (const char* bad : {"empty", "blank", "binary", "."}) {
    const Outcome outcome = run(std::string("align good ") + bad + " -o out.tsv");
    EXPECT_EQ(outcome.status, 3) << bad;
    EXPECT_THAT(outcome.err, HasSubstr(bad));
    EXPECT_FALSE(fs::exists(path("out.tsv"))) << bad;
  }
  const Outcome bytes = run("check latin --encoding UTF-8");
  EXPECT_EQ(bytes.status, 3);
  EXPECT_THAT(bytes.err, HasSubstr("byte 3"));
  EXPECT_EQ(run("check good --encoding no-such").status, 2);
}

TEST_F(Command, AFullDiskLeavesNoHalfFile) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full here";
  file("a", kSource);
  file("b", kTarget);
  const Outcome outcome = run("align a b -o /dev/full");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("/dev/full"));
}

TEST_F(Command, SaysItInJsonAndKeepsQuiet) {
  const Outcome logged = run("--json-logs check missing");
  EXPECT_EQ(nlohmann::json::parse(logged.err)["level"], "error");
  file("a", kSource);
  EXPECT_EQ(run("-q check a").err, "");
}

TEST_F(Command, EndsQuietlyWhenItsReaderIsGone) {
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "This is sentence number " + std::to_string(i) + ".\n";
  file("many", many);
  const std::string command =
      "'" TOLMACH_PROGRAM "' segment --lang en '" + path("many") + "' 2>'" + path("err") + "' | head -n 1 >/dev/null";
  static_cast<void>(std::system(command.c_str()));
  EXPECT_EQ(slurp(path("err")), "");
}

}  // namespace
}  // namespace tolmach::cli
