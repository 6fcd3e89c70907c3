#include <gmock/gmock.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;

TEST_F(Command, EvaluatesAsTheConventionSays) {
  file("gold", "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n");
  file("output", "[0]:[0]:0.9\n[1]:[1]:0.8\n[2]:[]:0.4\n[]:[2]:0.7\n");
  const Outcome outcome = run("evaluate --gold gold --output output --calibration");
  EXPECT_THAT(outcome.out, HasSubstr("strict\t0.5000\t0.5000\t0.5000"));
  EXPECT_THAT(outcome.out, HasSubstr("lax\t0.7500\t1.0000\t0.8571"));
  EXPECT_THAT(outcome.out, HasSubstr("calibration"));
  file("bare", "[0]:[0]:0.9\n[1, 2]:[1]\n");
  const Outcome bare = run("evaluate --gold gold --output bare --calibration");
  EXPECT_EQ(bare.status, 3);
  EXPECT_EQ(bare.out, "");
  EXPECT_THAT(bare.err, HasSubstr("bare:2: "));
  EXPECT_EQ(run("evaluate --gold gold --output bare").status, 0);
  file("empty", "");
  EXPECT_EQ(run("evaluate --gold empty --output output").status, 3);
  EXPECT_EQ(run("evaluate --gold gold --output empty").status, 3);
}

}  // namespace
}  // namespace tolmach::cli
