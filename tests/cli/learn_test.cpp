#include <filesystem>
#include <string>

#include <gmock/gmock.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

TEST_F(Command, KnowsWhatItIsGivenToLearnFrom) {
  const std::string jsonl = R"({"source":{"text":"One house."},"target":{"text":"Один дім."}})";
  const std::string tmx =
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>One house.</seg></tuv>"
      "<tuv xml:lang=\"uk\"><seg>Один дім.</seg></tuv></tu></body></tmx>";
  const std::string languages = " --source-lang en --target-lang uk --lexicon words.db";
  for (const std::string& input : {jsonl, tmx, std::string("source\ttarget\nOne house.\tОдин дім.\n")}) {
    const Outcome outcome = run("learn -" + languages, input);
    EXPECT_EQ(outcome.status, 0) << input << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("from 1 pairs of segments"));
  }
  const Outcome other = run("learn - --source-lang en --target-lang de --lexicon words.db", tmx);
  EXPECT_EQ(other.status, 3);
  EXPECT_THAT(other.err, HasSubstr("the file has en, uk"));
}

TEST_F(Command, SignsWhatARunHasTaught) {
  const std::string source = "Minister Qarvane spoke. Yesterday Qarvane left. Then Qarvane came back.\n";
  const std::string target = "Міністр Кварване виступив. Учора Кварване поїхав. Потім Кварване повернувся.\n";
  file("a", source);
  file("b", target);
  setenv("TOLMACH_AUTHOR", "olena", 1);
  const std::string languages = " --source-lang en --target-lang uk --learn";
  EXPECT_EQ(run("align a b -o out" + languages).status, 0);
  EXPECT_EQ(run("check a b --lexicon checked.db" + languages).status, 0);
  file("list.tsv", "source\ttarget\toutput\na\tb\tout2\n");
  EXPECT_EQ(run("align --pairs list.tsv --lexicon pairs.db" + languages).status, 0);
  unsetenv("TOLMACH_AUTHOR");
  for (const char* lexicon : {"user.db", "checked.db", "pairs.db"}) {
    const std::string log = run(std::string("lexicon log --json --lexicon ") + lexicon).out;
    EXPECT_THAT(log, HasSubstr(R"("author":"olena")")) << lexicon;
    EXPECT_THAT(log, testing::Not(HasSubstr(R"("author":"")"))) << lexicon;
  }
}

/// A word list of the invented words, a pair a line.
std::string invented_list(const std::string& separator, bool target_first) {
  std::string out;
  for (std::size_t k = 0; k < kWordsA.size(); ++k) {
    const std::string& first = target_first ? kWordsB[k] : kWordsA[k];
    out += first + separator + (target_first ? kWordsA[k] : kWordsB[k]) + "\n";
  }
  return out;
}

TEST_F(Command, LearnsWordsAndUsesThem) {
  std::vector<int> all;
  for (int k = 0; k < 24; ++k) all.push_back(k);
  file("moses.a", invented(kWordsA, all));
  file("moses.b", invented(kWordsB, all));
  const Outcome learn = run("learn --moses moses.a moses.b --source-lang en --target-lang uk --lexicon words.db");
  EXPECT_EQ(learn.status, 0) << learn.err;
  EXPECT_THAT(learn.err, HasSubstr("word pairs learned from 24 pairs"));
  EXPECT_THAT(run("lexicon stats --lexicon words.db").out, testing::ContainsRegex("\nword pairs\t[1-9]"));
  EXPECT_THAT(run("lexicon stats --json --lexicon words.db").out, testing::ContainsRegex("\"word_pairs\":[1-9]"));
  // A sentence is dropped on one side: lengths alone don't say which.
  file("a", invented(kWordsA, {3, 8, 1, 10, 6, 5}));
  file("b", invented(kWordsB, {3, 8, 10, 6, 5}));
  const Outcome with = run("align a b --presegmented --source-lang en --target-lang uk --to beads --lexicon words.db");
  EXPECT_THAT(with.out, HasSubstr("[2]:[]:")) << with.err;
  EXPECT_THAT(with.out, HasSubstr("[3]:[2]:"));
  EXPECT_EQ(run("learn missing.tsv --lexicon words.db").status, 3);
  EXPECT_EQ(run("learn --moses moses.a --lexicon words.db").status, 2);
}

TEST_F(Command, TakesWordListsAndUsesThem) {
  file("a", invented(kWordsA, {3, 8, 1, 10, 6, 5}));
  file("b", invented(kWordsB, {3, 8, 10, 6, 5}));
  file("list.tsv", invented_list("\t", false));
  file("en-uk.dic", invented_list(" @ ", true) + "broken line\n");
  const std::string languages = " --source-lang en --target-lang uk ";
  for (const std::string& list : {"list.tsv" + languages, std::string("en-uk.dic")}) {
    const Outcome learn = run("learn --word-list " + list + " --lexicon words.db");
    EXPECT_EQ(learn.status, 0) << learn.err;
    EXPECT_THAT(learn.err, HasSubstr("12 word pairs taken from 12 entries of"));
    const Outcome with = run("align a b --presegmented --to beads --lexicon words.db" + languages);
    EXPECT_THAT(with.out, HasSubstr("[2]:[]:")) << list << with.err;
    EXPECT_THAT(with.out, HasSubstr("[3]:[2]:")) << list;
    fs::remove(path("words.db"));
  }
  EXPECT_THAT(run("learn --word-list en-uk.dic --lexicon words.db").err, HasSubstr("(line 13)"));
}

TEST_F(Command, RefusesWordListsThatDoNotMatch) {
  file("list", invented_list("\t", false));
  file("empty.tsv", "");
  file("text", "This is no list.\nIt is a text of sentences.\n");
  const std::string command = "learn --lexicon words.db --word-list ";
  const Outcome turned = run(command + "list --source-lang uk --target-lang en");
  EXPECT_EQ(turned.status, 3);
  EXPECT_THAT(turned.err, HasSubstr("--reverse"));
  EXPECT_EQ(run(command + "list --source-lang uk --target-lang en --reverse").status, 0);
  EXPECT_EQ(run(command + "list --source-lang en --target-lang de").status, 3);
  EXPECT_EQ(run(command + "list --source-lang en --target-lang de --force").status, 0);
  EXPECT_EQ(run(command + "list").status, 2) << "no languages";
  EXPECT_EQ(run(command + "list --from nothing").status, 2);
  EXPECT_EQ(run(command + "empty.tsv --source-lang en --target-lang uk").status, 3);
  EXPECT_EQ(run(command + "text --source-lang en --target-lang uk").status, 3);
  const Outcome wrong = run(command + "list --from hunalign --source-lang en --target-lang uk");
  EXPECT_EQ(wrong.status, 3);
  EXPECT_THAT(wrong.err, HasSubstr("list:1:"));
  EXPECT_EQ(run("learn list --force").status, 2) << "only for word lists";
}

}  // namespace
}  // namespace tolmach::cli
