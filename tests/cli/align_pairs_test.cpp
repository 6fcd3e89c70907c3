#include <algorithm>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// A list of many pairs, JSONL, with outputs that begin with `prefix`.
std::string many_pairs(const std::string& prefix, int count) {
  std::string list;
  for (int k = 0; k < count; ++k)
    list += R"({"source":"a","target":"b","source_language":"en","target_language":"uk","output":")" + prefix +
            std::to_string(k) + "\"}\n";
  return list;
}

TEST_F(Command, AlignsAPool) {
  file("a1", invented(kWordsA, {0, 1, 2, 3, 4, 5, 6, 7}));
  file("b1", invented(kWordsB, {0, 1, 2, 3, 4, 5, 6, 7}));
  file("a2", invented(kWordsA, {3, 8, 1, 10, 6, 5}));
  file("b2", invented(kWordsB, {3, 8, 10, 6, 5}));
  file("list",
       "source\ttarget\tsource_language\ttarget_language\toutput\n"
       "a1\tb1\ten\tuk\tone.beads\nmissing\tb1\ten\tuk\tx.beads\na2\tb2\ten\tuk\ttwo.beads\n");
  const Outcome outcome = run("align --pairs list --pool --presegmented --to beads");
  EXPECT_EQ(outcome.status, 3) << "one pair is missing";
  EXPECT_THAT(outcome.out, testing::MatchesRegex("source\t.*\na1\t.*\nmissing\t.*\na2\t[^\n]*\n"));
  EXPECT_THAT(slurp(path("one.beads")), HasSubstr("[7]:[7]:"));
  EXPECT_THAT(slurp(path("two.beads")), HasSubstr("[5]:[4]:"));
  EXPECT_FALSE(fs::exists(path("x.beads")));
}

TEST_F(Command, AlignsAListAndReportsWhatFails) {
  file("a", kSource);
  file("b", kTarget);
  file("list",
       "source\ttarget\tsource_language\ttarget_"
       "language\toutput\na\tb\ten\tuk\tout1\nmissing\tb\ten\tuk\tout2\na\tb\ten\tuk\tout3\n");
  const Outcome outcome = run("align --pairs list --presegmented --to beads");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_TRUE(fs::exists(path("out1")) && fs::exists(path("out3")));
  EXPECT_FALSE(fs::exists(path("out2")));
  EXPECT_THAT(outcome.err, HasSubstr("list:3"));
}

TEST_F(Command, TakesAListOfObjectsAndAnyNumberOfJobs) {
  file("a", kSource);
  file("b", kTarget);
  file("one", many_pairs("one", 9));
  file("many", many_pairs("two", 9));
  const Outcome one = run("align --pairs one --presegmented --to beads --jobs 1");
  const Outcome many = run("align --pairs many --presegmented --to beads -j 4");
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_EQ(many.status, 0) << many.err;
  for (int k = 0; k < 9; ++k) EXPECT_EQ(slurp(path("one" + std::to_string(k))), slurp(path("two" + std::to_string(k))));
  std::size_t at = 0;
  for (int k = 0; k < 9; ++k) {
    const std::size_t next = many.out.find("two" + std::to_string(k));
    EXPECT_GT(next, at) << "the order of the list";
    at = next;
  }
  EXPECT_THAT(names_in_folder(), testing::Not(testing::Contains(HasSubstr("state")))) << "all is done";
  EXPECT_EQ(run("align --pairs one --jobs 0").status, 2);
  EXPECT_EQ(run("align a b --jobs 2").status, 2) << "there is no list";
  EXPECT_EQ(run("align --pairs - --resume", many_pairs("one", 1)).status, 2) << "where is its state?";
  EXPECT_EQ(run("align --pairs - --presegmented --to beads", many_pairs("three", 1)).status, 0);
  file("bad", many_pairs("one", 1) + "{}\n");
  EXPECT_THAT(run("align --pairs bad").err, HasSubstr("bad:2"));
}

TEST_F(Command, ResumesAList) {
  file("a", kSource);
  file("b", kTarget);
  file("list", many_pairs("out", 3) + R"({"source":"missing","target":"b","output":"out3"})");
  const std::string command = "align --pairs list --presegmented --to beads --target-lang uk";
  EXPECT_EQ(run(command).status, 3);
  ASSERT_TRUE(fs::exists(path("list.state"))) << "something is left to do";
  const std::string first = slurp(path("out0"));
  fs::remove(path("out1"));
  file("missing", kSource);
  const auto before = fs::last_write_time(path("out0"));
  const Outcome again = run(command + " --resume");
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_THAT(again.err, HasSubstr("2 pairs were finished already"));
  EXPECT_THAT(again.out, testing::MatchesRegex("source\t.*out0\t3\t3\t.*out1\t3\t3.*out2\t3\t3.*out3\t3\t3.*"));
  EXPECT_EQ(fs::last_write_time(path("out0")), before) << "it was left alone";
  EXPECT_EQ(slurp(path("out1")), first) << "it was made again";
  EXPECT_THAT(run(command + " --resume").err, HasSubstr("4 pairs were finished already"));
  EXPECT_THAT(run(command + " --resume --without names").err, testing::Not(HasSubstr("finished already")));
  const Outcome wrong = run(command + " --resume --state a");
  EXPECT_EQ(wrong.status, 3);
  EXPECT_EQ(slurp(path("a")), kSource) << "a file of another kind is left alone";
}

TEST_F(Command, ReportsTheRowsOfAListThatAreWrong) {
  file("a", kSource);
  file("b", kTarget);
  file("list",
       "source\ttarget\toutput\tsource_language\ttarget_language\n"
       "a\tb\tone\ten\tuk\na\tb\ttwo\tx y\tuk\na\tb\na\tb\tno/such/folder\ten\tuk\na\tb\tfive\ten\tuk\n");
  const Outcome outcome = run("align --pairs list --presegmented --to beads");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_TRUE(fs::exists(path("one")) && fs::exists(path("five")));
  EXPECT_FALSE(fs::exists(path("two")));
  for (const char* part : {"list:3: ", "not a language tag", "list:4: ", "found 2", "list:5: ", "no folder no/such"})
    EXPECT_THAT(outcome.err, HasSubstr(part));
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 6);
  EXPECT_TRUE(fs::exists(path("list.state"))) << "two pairs are finished";
  file("none", "source\ttarget\toutput\nmissing\tb\tx\n");
  EXPECT_EQ(run("align --pairs none").status, 3);
  EXPECT_FALSE(fs::exists(path("none.state"))) << "there is nothing to go on from";
  file("empty", "source\ttarget\toutput\n");
  EXPECT_EQ(run("align --pairs empty").status, 3);
}

TEST_F(Command, NeverOverwritesTheTextsOfAList) {
  file("a", kSource);
  file("b", kTarget);
  file("list", "source\ttarget\toutput\na\tb\tb\n");
  const Outcome refused = run("align --pairs list --presegmented");
  EXPECT_EQ(refused.status, 3);
  EXPECT_THAT(refused.err, HasSubstr("is a text of this list"));
  EXPECT_EQ(slurp(path("b")), kTarget);
  EXPECT_EQ(run("align a b --presegmented -o b").status, 2);
  EXPECT_EQ(slurp(path("b")), kTarget);
  EXPECT_EQ(run("align --pairs list -o x").status, 2) << "the outputs stand in the list";
}

TEST_F(Command, RefusesTwoPairsWithOneOutput) {
  file("a", kSource);
  file("b", kTarget);
  file("list", "source\ttarget\toutput\na\tb\tsame\na\tb\t./same\na\tb\t-\n-\tb\tother\n");
  const Outcome outcome = run("align --pairs list --presegmented --to beads");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_TRUE(fs::exists(path("same")));
  for (const char* part : {"list:3: ", "output of line 2 too", "list:4: ", "list:5: "})
    EXPECT_THAT(outcome.err, HasSubstr(part));
}

TEST_F(Command, EndsAtAnInterruptWithoutHalfFiles) {
  file("a", kSource);
  file("b", kTarget);
  constexpr int kPairs = 3000;
  file("list", many_pairs("out", kPairs));
  const int status = interrupted("align --pairs list --presegmented --to beads -j 2", "out1");
  if (status == 0) GTEST_SKIP() << "this machine is too fast";
  EXPECT_EQ(status, 130);
  EXPECT_THAT(slurp(path("stderr")), HasSubstr("stopped; "));
  int outputs = 0;
  for (const std::string& name : names_in_folder()) {
    if (name.rfind("out", 0) != 0) continue;
    ++outputs;
    EXPECT_EQ(name.find('.'), std::string::npos) << "a temporary file is left: " << name;
  }
  EXPECT_LT(outputs, kPairs);
  const std::string rows = slurp(path("stdout"));
  EXPECT_EQ(std::count(rows.begin(), rows.end(), '\n'), outputs + 1);
}

}  // namespace
}  // namespace tolmach::cli
