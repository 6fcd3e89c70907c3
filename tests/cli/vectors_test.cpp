#include <string>

#include <gmock/gmock.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;

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

TEST_F(Command, StopsWaitingForAnEncoderWhenInterrupted) {
  file("a", kSource);
  file("b", kTarget);
  EXPECT_EQ(interrupted("align a b --encoder 'touch begun; exec sleep 1000'", "begun"), 130);
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

}  // namespace
}  // namespace tolmach::cli
