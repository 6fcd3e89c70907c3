// The command as scripts use it: forms, exit statuses, and what bad input gets.

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Outcome {
  int status = 0;
  std::string out, err;
};

/// A folder of its own for each test; the lexicon's place is in it, so that no test touches the user's.
class Command : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tolmach_cli_" + std::to_string(getpid()) + "_" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& content) const {
    const fs::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  static std::string slurp(const std::string& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
  }

  Outcome run(const std::string& arguments, const std::string& input = {}) const {
    const std::string in = file("stdin", input);
    const std::string command = "cd '" + folder_.string() + "' && TOLMACH_LEXICON='" + path("user.db") +
                                "' '" TOLMACH_PROGRAM "' " + arguments + " <'" + in + "' >'" + path("stdout") +
                                "' 2>'" + path("stderr") + "'";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), slurp(path("stdout")), slurp(path("stderr"))};
  }

  /// Runs the command and interrupts it as soon as a file is there; what it writes stands in the files stdout and
  /// stderr. @return its exit status
  int interrupted(const std::string& arguments, const std::string& when_there) const {
    const pid_t child = fork();
    if (child == 0) {
      const std::string command = "cd '" + folder_.string() +
                                  "' && TOLMACH_LEXICON=user.db exec '" TOLMACH_PROGRAM "' " + arguments +
                                  " >stdout 2>stderr";
      execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(127);
    }
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
      if (fs::exists(folder_ / when_there)) {
        kill(child, SIGINT);
        waitpid(child, &status, 0);
        break;
      }
      usleep(1000);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  std::vector<std::string> names_in_folder() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    return names;
  }

  fs::path folder_;
};

const char* const kSource = "The minister arrived in Kyiv on 5 May.\nHe met 12 envoys.\nThe talks lasted two hours.\n";
const char* const kTarget =
    "Міністр прибув до Києва 5 травня.\nВін зустрівся з 12 посланцями.\nПереговори тривали дві години.\n";

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

TEST_F(Command, WritesOverlapsAsVecalignDoes) {
  file("a", "one\n\ntwo\n");
  file("b", "two\nthree\n");
  const Outcome outcome = run("overlaps a b --presegmented -n 2");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "BLANK_LINE\nBLANK_LINE two\nPAD\none\none BLANK_LINE\nthree\ntwo\ntwo three\n");
  EXPECT_EQ(run("overlaps a -n 0").status, 2);
  EXPECT_EQ(run("overlaps missing").status, 3);
}

TEST_F(Command, VectorsThatDoNotFitAreThree) {
  file("a", kSource);
  file("b", kTarget);
  run("overlaps a --lang en -o a.overlaps");
  run("overlaps b --lang uk -o b.overlaps");
  file("a.vectors", std::string(10, 'x'));
  file("b.vectors", std::string(10, 'x'));
  const std::string align = "align a b --source-lang en --target-lang uk ";
  EXPECT_EQ(run(align + "--source-embeddings a.overlaps a.vectors").status, 2);
  const Outcome files =
      run(align + "--source-embeddings a.overlaps a.vectors --target-embeddings b.overlaps b.vectors");
  EXPECT_EQ(files.status, 3);
  EXPECT_THAT(files.err, HasSubstr("a.vectors: the file has 10 bytes"));
  const Outcome encoder = run(align + "--encoder 'echo no model >&2; exit 7'");
  EXPECT_EQ(encoder.status, 3);
  EXPECT_THAT(encoder.err, HasSubstr("status 7"));
  EXPECT_THAT(encoder.err, HasSubstr("no model"));
  EXPECT_EQ(run(align + "--encoder 'while read -r line; do echo 1 2; done'").status, 0);
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

/// Sentences of invented words, so that nothing but what was learned can tie the two sides.
std::string invented(const std::vector<std::string>& words, const std::vector<int>& rows) {
  std::string out;
  for (const int row : rows) {
    for (int k = 0; k < 4; ++k) out += words[static_cast<std::size_t>((row * 3 + k * 5) % 12)] + (k < 3 ? " " : ".\n");
  }
  return out;
}

const std::vector<std::string> kWordsA{"alo", "bem", "cif", "dor", "egu", "fam",
                                       "gip", "hov", "iru", "jat", "kel", "lom"};
const std::vector<std::string> kWordsB{"раш", "сен", "тиб", "уфа", "хор", "цуг",
                                       "чем", "шол", "юна", "яви", "зуп", "вох"};

TEST_F(Command, LearnsWordsAndUsesThem) {
  std::vector<int> all;
  for (int k = 0; k < 24; ++k) all.push_back(k);
  file("moses.a", invented(kWordsA, all));
  file("moses.b", invented(kWordsB, all));
  const Outcome learn = run("learn --moses moses.a moses.b --source-lang en --target-lang uk --lexicon words.db");
  EXPECT_EQ(learn.status, 0) << learn.err;
  EXPECT_THAT(learn.err, HasSubstr("word pairs learned from 24 pairs"));
  // A sentence is dropped on one side: lengths alone don't say which.
  file("a", invented(kWordsA, {3, 8, 1, 10, 6, 5}));
  file("b", invented(kWordsB, {3, 8, 10, 6, 5}));
  const Outcome with = run("align a b --presegmented --source-lang en --target-lang uk --to beads --lexicon words.db");
  EXPECT_THAT(with.out, HasSubstr("[2]:[]:")) << with.err;
  EXPECT_THAT(with.out, HasSubstr("[3]:[2]:"));
  EXPECT_EQ(run("learn missing.tsv --lexicon words.db").status, 3);
  EXPECT_EQ(run("learn --moses moses.a --lexicon words.db").status, 2);
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

TEST_F(Command, SegmentsInEveryForm) {
  file("a", "Dr. Adams came. He left.\n\nNobody knew.\n");
  EXPECT_EQ(run("segment a --lang en").out, "Dr. Adams came.\nHe left.\n\nNobody knew.\n");
  EXPECT_EQ(run("segment a --lang en --to spans").out, "0\t15\t0\n16\t24\t0\n26\t38\t1\n");
  EXPECT_THAT(run("segment a --lang en --to jsonl").out, HasSubstr("\"segment\":2,\"text\":\"Nobody knew.\""));
  EXPECT_THAT(run("segment a --lang en --explain").out, HasSubstr("3\tinner\tabbreviation-of-title\t"));
  EXPECT_EQ(run("segment --export-srx -o rules.srx").status, 0);
  EXPECT_EQ(run("segment --export-srx a").status, 2);
  EXPECT_EQ(run("segment --export-srx --to jsonl").status, 2);
  EXPECT_EQ(run("segment a --lang en --srx rules.srx").out, "Dr. Adams came.\nHe left.\n\nNobody knew.\n");
  file("bad.srx", "<srx/>");
  EXPECT_EQ(run("segment a --lang en --srx bad.srx").status, 3);
}

TEST_F(Command, AlignsInEveryForm) {
  file("a", kSource);
  file("b", kTarget);
  const std::string base = "align a b --presegmented --source-lang eng --target-lang ukr --to ";
  EXPECT_THAT(run(base + "beads").out,
              testing::MatchesRegex("\\[0\\]:\\[0\\]:[0-9.]+\n\\[1\\]:\\[1\\]:[0-9.]+\n\\[2\\]:\\[2\\]:[0-9.]+\n"));
  EXPECT_THAT(run(base + "tsv").out,
              testing::StartsWith("source_segments\ttarget_segments\tconfidence\tsource\ttarget\n0\t0\t"));
  EXPECT_THAT(run(base + "ladder").out, testing::EndsWith("3\t3\t0\n"));
  EXPECT_THAT(run(base + "tmx").out, HasSubstr("<tuv xml:lang=\"uk\">"));
  EXPECT_THAT(run(base + "html").out, HasSubstr("Content-Security-Policy"));
  const Outcome jsonl = run(base + "jsonl");
  const auto first = nlohmann::json::parse(jsonl.out.substr(0, jsonl.out.find('\n')));
  EXPECT_EQ(first["source"]["begin"], 0);
  EXPECT_EQ(first["source"]["text"], "The minister arrived in Kyiv on 5 May.");
  EXPECT_EQ(first["type"], "1-1");
  EXPECT_EQ(run(base + "moses").status, 2) << "moses needs a prefix";
  EXPECT_EQ(run(base + "moses -o corpus").status, 0);
  EXPECT_EQ(slurp(path("corpus.uk")), kTarget);
}

TEST_F(Command, KeepsEmptyLinesAndParagraphMarksUnlinked) {
  file("a", "One two three.\n\nFour five six.\n");
  file("b", "One two three.\n<p>\nFour five six.\n");
  const Outcome outcome = run("align a b --presegmented --source-lang en --target-lang en --to beads");
  EXPECT_THAT(outcome.out, HasSubstr("[1]:[]:"));
  EXPECT_THAT(outcome.out, HasSubstr("[]:[1]:"));
  EXPECT_THAT(outcome.out, HasSubstr("[2]:[2]:"));
}

TEST_F(Command, TakesCorrectedBeadsAndAnchors) {
  file("a", kSource);
  file("b", kTarget);
  file("beads", "[0, 1]:[0]\n[2]:[1, 2]\n");
  const Outcome given = run("align --from beads beads a b --presegmented --source-lang en --target-lang uk --to beads");
  EXPECT_EQ(given.status, 0) << given.err;
  EXPECT_THAT(given.out, testing::StartsWith("[0, 1]:[0]:1\n[2]:[1, 2]:1\n"));
  file("anchors", "[0]:[1]\n");
  EXPECT_THAT(run("align a b --anchors anchors --presegmented --source-lang en --target-lang uk --to beads").out,
              HasSubstr("[0]:[1]:"));
  const Outcome explained = run("align --from beads beads a b --presegmented --explain");
  EXPECT_EQ(explained.status, 2) << "nothing was weighed";
  EXPECT_THAT(explained.err, HasSubstr("--explain"));
  file("bad", "[0]:[0]\n[0]:[1]\n");
  const Outcome bad = run("align --from beads bad a b --presegmented");
  EXPECT_EQ(bad.status, 3);
  EXPECT_THAT(bad.err, HasSubstr("bad:2"));
}

TEST_F(Command, ExplainsWhyABeadStands) {
  const std::string files = file("a.en", kSource) + " " + file("a.uk", kTarget);
  const Outcome text = run("align --explain " + files);
  EXPECT_EQ(text.status, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("evidence:"));
  EXPECT_THAT(text.out, HasSubstr("12 = 12 (numbers"));
  const Outcome jsonl = run("align --explain --to jsonl " + files);
  const auto object = nlohmann::json::parse(jsonl.out.substr(0, jsonl.out.find('\n')));
  EXPECT_TRUE(object.at("evidence").contains("length"));
  EXPECT_TRUE(object.at("ties").is_array());
  EXPECT_THAT(run("align --explain --without numbers " + files).out, testing::Not(HasSubstr("(numbers")));
  EXPECT_EQ(run("align --explain --to tmx " + files).status, 2);
  const Outcome unknown = run("align --without lenght " + files);
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("length")) << "what there is";
}

TEST_F(Command, RespectsHardDelimiters) {
  const std::string source = file("a.en", "One came.\n***\nTwo left.\nThree stayed.\n");
  const std::string reading = " --presegmented --source-lang en --target-lang uk --to beads --hard-delimiter '***' ";
  const Outcome walls =
      run("align" + reading + source + " " + file("a.uk", "Один прийшов. Двоє пішли.\n***\nТроє лишилися.\n"));
  EXPECT_EQ(walls.status, 0) << walls.err;
  EXPECT_THAT(walls.out, HasSubstr("[1]:[1]:"));
  const Outcome uneven = run("align" + reading + source + " " + file("b.uk", "Один прийшов.\nТроє лишилися.\n"));
  EXPECT_EQ(uneven.status, 2);
  EXPECT_THAT(uneven.err, HasSubstr("1 times in"));
  EXPECT_THAT(uneven.err, HasSubstr("0 times in"));
}

TEST_F(Command, SwapsSegmentsWhenAsked) {
  const std::string files =
      file("a.en", "The minister arrived in Kyiv.\nHe met 12 envoys.\nThe talks cost 300 euros.\nNobody left.\n") +
      " " +
      file("a.uk",
           "Міністр прибув до Києва.\nПереговори коштували 300 євро.\n"
           "Він зустрів 12 посланців.\nНіхто не пішов.\n");
  const std::string reading = "align --presegmented --source-lang en --target-lang uk ";
  const Outcome swapped = run(reading + "--swap --to beads " + files);
  EXPECT_THAT(swapped.out, HasSubstr("[1]:[2]:"));
  EXPECT_THAT(swapped.out, HasSubstr("[2]:[1]:"));
  EXPECT_THAT(run(reading + "--to beads " + files).out, testing::Not(HasSubstr("[1]:[2]:")));
  EXPECT_EQ(run(reading + "--swap --to ladder " + files).status, 2);
  const std::string corrected = "--to beads --from beads " + file("swapped.beads", swapped.out) + " " + files;
  EXPECT_EQ(run(reading + "--swap " + corrected).out, swapped.out);
  EXPECT_EQ(run(reading + corrected).status, 2) << "crossing needs to be asked for";
}

TEST_F(Command, ListensToAnEncoder) {
  const std::string source = file("a.en", "Aaa bbb.\nCcc ddd.\nEee fff.\nGgg hhh.\nIii jjj.\n");
  const std::string target =
      file("a.uk", "Зелений ліс.\nГлибоке озеро.\nВисока гора.\nСиній птах.\nЧорна ніч.\nБілий сніг.\n");
  const std::string encoder = file(
      "encoder.awk",
      "{ print /Зел/ + 0.01, /Aaa|Гли/ + 0.02, /Ccc|Вис/ + 0.03, /Eee|Син/ + 0.01, /Ggg|Чор/, /Iii|Біл/; fflush() }");
  const std::string reading = "align --presegmented --to beads --encoder 'awk -f " + encoder + "' ";
  const auto expect_shifted = [](const std::string& beads) {
    for (const char* bead : {"[0]:[1]:", "[1]:[2]:", "[2]:[3]:", "[3]:[4]:", "[4]:[5]:"})
      EXPECT_THAT(beads, HasSubstr(bead));
  };
  const Outcome one = run(reading + "--source-lang en --target-lang uk " + source + " " + target);
  EXPECT_EQ(one.status, 0) << one.err;
  expect_shifted(one.out);
  file("list", "source\ttarget\tsource_language\ttarget_language\toutput\n" + source + "\t" + target +
                   "\ten\tuk\tone\n" + source + "\t" + target + "\ten\tuk\ttwo\n");
  const Outcome many = run(reading + "--pairs list");
  EXPECT_EQ(many.status, 0) << many.err;
  expect_shifted(slurp(path("one")));
  expect_shifted(slurp(path("two")));
  EXPECT_EQ(run(reading + "--pairs list --pool").status, 2);
}

TEST_F(Command, ListensToAMachineTranslation) {
  const std::string files = file("a.en", "Aaa bbb.\nCcc ddd.\nEee fff.\n") + " " +
                            file("a.uk", "Зелений ліс.\nГлибоке озеро.\nВисока гора.\nСиній птах.\n");
  const std::string reading = "align --presegmented --source-lang en --target-lang uk --to beads --via ";
  const Outcome via = run(reading + file("via", "Глибоке озеро.\nВисока гора.\nСиній птах.\n") + " " + files);
  EXPECT_EQ(via.status, 0) << via.err;
  for (const char* bead : {"[0]:[1]:", "[1]:[2]:", "[2]:[3]:"}) EXPECT_THAT(via.out, HasSubstr(bead));
  const Outcome uneven = run(reading + file("short", "Глибоке озеро.\n") + " " + files);
  EXPECT_EQ(uneven.status, 3);
  EXPECT_THAT(uneven.err, HasSubstr("1 lines with text, expected 3"));
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

/// A list of many pairs, JSONL, with outputs that begin with `prefix`.
std::string many_pairs(const std::string& prefix, int count) {
  std::string list;
  for (int k = 0; k < count; ++k)
    list += R"({"source":"a","target":"b","source_language":"en","target_language":"uk","output":")" + prefix +
            std::to_string(k) + "\"}\n";
  return list;
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

TEST_F(Command, EvaluatesAsTheConventionSays) {
  file("gold", "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n");
  file("output", "[0]:[0]:0.9\n[1]:[1]:0.8\n[2]:[]:0.4\n[]:[2]:0.7\n");
  const Outcome outcome = run("evaluate --gold gold --output output --calibration");
  EXPECT_THAT(outcome.out, HasSubstr("strict\t0.5000\t0.5000\t0.5000"));
  EXPECT_THAT(outcome.out, HasSubstr("lax\t0.7500\t1.0000\t0.8571"));
  EXPECT_THAT(outcome.out, HasSubstr("calibration"));
}

TEST_F(Command, ChecksWithAndWithoutASource) {
  file("a", kSource);
  file("b", "Міністр прибув до Києва 5 травня.\nВін зустрівся з 21 посланцями..\nПереговори тривали дві години.\n");
  const Outcome outcome = run("check a b --presegmented --source-lang en --target-lang uk --to jsonl");
  EXPECT_THAT(outcome.out, HasSubstr("\"family\":\"number\""));
  const auto first = nlohmann::json::parse(outcome.out.substr(0, outcome.out.find('\n')));
  for (const char* key : {"family", "code", "severity", "confidence", "message", "suggestion", "fingerprint", "bead",
                          "source", "target", "related", "document", "id"})
    EXPECT_TRUE(first.contains(key)) << key;
  const Outcome alone = run("check b --to jsonl");
  EXPECT_THAT(alone.out, HasSubstr("doubled-punctuation"));
  EXPECT_THAT(alone.out, testing::Not(HasSubstr("\"family\":\"number\"")));
  EXPECT_EQ(run("check a b --presegmented --source-lang en --target-lang uk --fail-on major").status, 1);
  EXPECT_EQ(run("check a --fail-on minor").status, 0);
  EXPECT_EQ(run("check a b").status, 0) << "findings are no failure unless asked for";
}

TEST_F(Command, ChecksTablesByRow) {
  file("t.tsv",
       "id\tsource\ttarget\tsource_language\ttarget_language\nx1\tHe paid 12 euros.\tВін заплатив 15 "
       "євро.\ten\tuk\nx2\tYes.\tТак.\ten\tuk\n");
  const Outcome outcome = run("check --from tsv t.tsv --to jsonl");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto first = nlohmann::json::parse(outcome.out.substr(0, outcome.out.find('\n')));
  EXPECT_EQ(first["id"], "x1");
  EXPECT_EQ(first["target"]["text"], "15");
  EXPECT_EQ(first["target"]["column"], 14);
  file("bad.tsv", "source\ttarget\na\tb\tc\n");
  const Outcome bad = run("check --from tsv bad.tsv");
  EXPECT_EQ(bad.status, 3);
  EXPECT_THAT(bad.err, HasSubstr("bad.tsv:2"));
  EXPECT_THAT(run("check --list --to tsv").out, testing::StartsWith("family\tcode\tseverity\tdescription\n"));
}

TEST_F(Command, SegmentsWithOffsets) {
  const Outcome lines = run("segment --lang en", "One. Two.\nThree.\n");
  EXPECT_EQ(lines.out, "One.\nTwo.\n\nThree.\n");
  const Outcome jsonl = run("segment --lang en --to jsonl", "One. Two.\n");
  const auto second = nlohmann::json::parse(jsonl.out.substr(jsonl.out.find('\n') + 1));
  EXPECT_EQ(second["begin"], 5);
  EXPECT_EQ(second["end"], 9);
}

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

TEST_F(Command, RomanisesComparesAndMatches) {
  EXPECT_EQ(run("normalize --romanize uk-2010", "Зеленський\nКиїв\n").out, "Zelenskyi\nKyiv\n");
  EXPECT_EQ(run("normalize --restore uk-iso9-1995", "Kiïv\n").out, "Київ\n");
  const Outcome unknown = run("normalize --romanize uk-2011");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("uk-2010"));
  EXPECT_EQ(run("normalize --restore uk-2010").status, 2);
  EXPECT_THAT(run("normalize --list-systems").out, HasSubstr("\nuk-2010\tuk\t"));
  EXPECT_THAT(run("normalize --list-systems --json").out, HasSubstr("{\"system\":\"uk-2010\",\"language\":\"uk\","));
  for (const char* idle : {"--romanize uk-2010 --json", "--romanize uk-2010 --language-a uk",
                           "--list-systems --explain", "--detect-system Kyjiw --language-b en"})
    EXPECT_EQ(run(std::string("normalize ") + idle).status, 2) << idle;
  const Outcome language = run("normalize --compare Київ Kiev --language-a ukrainain");
  EXPECT_EQ(language.status, 2);
  EXPECT_THAT(language.err, HasSubstr("uk (Ukrainian)"));
  EXPECT_THAT(run("normalize --detect-system Kyjiw").out, HasSubstr("\tuk-german\tuk\tКиїв\t"));
  EXPECT_EQ(run("normalize --detect-system 123").status, 1);
  file("p.tsv", "lang_a\tname_a\tlang_b\tname_b\nuk\tКулеба\ten\tKuleba\nuk\tКулеба\ten\tLavrov\n");
  const std::string scored = run("normalize --compare-pairs p.tsv").out;
  EXPECT_THAT(scored, testing::StartsWith("lang_a\tname_a\tlang_b\tname_b\tscore\nuk\tКулеба\ten\tKuleba\t0.9"));
  file("q.tsv", "name\tlanguage\nКулеба\tuk\n");
  file("pool.tsv", "id\tname\n7\tLavrov\n9\tKuleba\n");
  EXPECT_THAT(run("names match q.tsv pool.tsv --top 1").out, HasSubstr("1\tКулеба\t1\t9\tKuleba\t"));
}

TEST_F(Command, FindsNamesAsJson) {
  file("t",
       "Talks between Lavrov and Marenko began. Then Marenko spoke. He said Marenko would stay. Lavrov met Morenko "
       "again.\n");
  const Outcome outcome = run("names t --language en --to jsonl");
  EXPECT_THAT(outcome.out, HasSubstr("\"status\":\"misspelling\""));
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
