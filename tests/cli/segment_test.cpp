#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;

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

TEST_F(Command, SegmentsWithOffsets) {
  const Outcome lines = run("segment --lang en", "One. Two.\nThree.\n");
  EXPECT_EQ(lines.out, "One.\nTwo.\n\nThree.\n");
  const Outcome jsonl = run("segment --lang en --to jsonl", "One. Two.\n");
  const auto second = nlohmann::json::parse(jsonl.out.substr(jsonl.out.find('\n') + 1));
  EXPECT_EQ(second["begin"], 5);
  EXPECT_EQ(second["end"], 9);
}

}  // namespace
}  // namespace tolmach::cli
