#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;

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
  file("empty", "");
  file("c", "One.\n\nTwo.\n");
  file("blank", "[0]:[0]\n[1]:[1]\n");
  for (const char* wrong : {"--from beads empty a b", "a b --anchors empty", "c b --anchors blank"})
    EXPECT_EQ(run(std::string("align --presegmented ") + wrong).status, 3) << wrong;
  EXPECT_THAT(run("align --presegmented c b --anchors blank").err, HasSubstr("blank:2: "));
}

TEST_F(Command, SaysWhenAnOptionCountsForNothing) {
  file("a", kSource);
  file("b", kTarget);
  file("beads", "[0]:[0]\n");
  for (const char* empty : {"--hard-delimiter", "--encoder", "--source-lang", "--target-lang", "--encoding",
                            "--anchors", "--via", "--pairs"}) {
    const Outcome outcome = run(std::string("align a b --presegmented ") + empty + " ''");
    EXPECT_EQ(outcome.status, 2) << empty;
    EXPECT_THAT(outcome.err, HasSubstr(empty));
    EXPECT_THAT(outcome.err, HasSubstr("not empty"));
  }
  EXPECT_EQ(run("align --from beads beads a b --without names").status, 2);
  EXPECT_EQ(run("align a b --embedded-runs 2").status, 2) << "there are no vectors";
  EXPECT_EQ(run("align a b --encoder cat --source-embeddings o v --target-embeddings o v").status, 2);
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
  const Outcome crossing = run(reading + corrected);
  EXPECT_EQ(crossing.status, 3) << "crossing needs to be asked for";
  EXPECT_THAT(crossing.err, HasSubstr("swapped.beads:3: "));
  EXPECT_THAT(crossing.err, HasSubstr("--swap"));
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

}  // namespace
}  // namespace tolmach::cli
