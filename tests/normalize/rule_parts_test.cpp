#include "normalize/detail/romanisation/rule_parts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tolmach::normalize::detail {
namespace {

std::vector<std::string> texts(const std::string& rules) {
  std::vector<std::string> out;
  for (const RulePart& part : part_rules(rules)) out.push_back(part.rules);
  return out;
}

using Texts = std::vector<std::string>;

TEST(RuleParts, AreWhatStandsBetweenKnownSteps) {
  const auto parts = part_rules("a > b;\n:: NFD;\nc > d;\n:: Han-Latin/Names;\n:: Null; # and\ne > f;\n");
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(parts[0].rules, "a > b;");
  EXPECT_EQ(parts[0].step, RuleStep::kNfd);
  EXPECT_EQ(parts[1].rules, "\n\nc > d;") << "lines keep their numbers";
  EXPECT_EQ(parts[1].step, RuleStep::kHanOfPerson);
  EXPECT_EQ(parts[2].step, RuleStep::kNone);
  EXPECT_EQ(parts[3].rules, "\n\n\n\n # and\ne > f;\n");
  EXPECT_EQ(parts[3].step, std::nullopt);
}

TEST(RuleParts, HaveTheDefinitionsBeforeThem) {
  EXPECT_EQ(texts("$v = [ao]; # vowels\n$v b > c;\n:: Null;\nd } $v > e;\n"),
            (Texts{"$v = [ao]; # vowels\n$v b > c;", "$v = [ao]; # vowels\n\n\nd } $v > e;\n"}));
}

TEST(RuleParts, AreOneWhereADefinitionSharesItsLine) {
  for (const std::string rules :
       {"$v = [ao]; $v b > c;\n:: Null;\nd } $v > e;\n", "a > b; $v = [ao];\n:: Null;\nd } $v > e;\n",
        "$v = [a\n o];\n:: Null;\nd } $v > e;\n", "  $v=[ao];\n:: Null;\nd } $v > e;\n"})
    EXPECT_EQ(texts(rules), Texts{rules});
}

TEST(RuleParts, AreOneWhereAFilterHoldsForWhatFollows) {
  for (const std::string rules : {":: [a-z];\na > b;\n:: NFD;\n", "a > b;\n::[a-z] Lower;\n:: NFD;\nc > d;\n"})
    EXPECT_EQ(texts(rules), Texts{rules});
}

TEST(RuleParts, KnowNoStepThatGoesAnotherWayBack) {
  EXPECT_EQ(texts("a > b;\n:: NFD (NFC);\nc > d;\n").size(), 1U);
  EXPECT_EQ(texts("").size(), 1U);
}

}  // namespace
}  // namespace tolmach::normalize::detail
