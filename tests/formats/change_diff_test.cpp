#include "formats/change_diff.h"

#include <sstream>

#include <gtest/gtest.h>

namespace tolmach::formats {
namespace {

std::string diff(const std::string& content, const std::vector<TextChange>& changes) {
  std::ostringstream out;
  write_change_diff(out, "a.txt", content, apply_changes(content, changes));
  return out.str();
}

TEST(ChangeDiff, ShowsTheLinesThatChange) {
  EXPECT_EQ(diff("one\ntwo three\nfour\nfive\n",
                 {{4, 7, "two", "2", ""}, {8, 13, "three", "3", ""}, {19, 23, "five", "5", ""}}),
            "--- a.txt\n+++ a.txt\n@@ -2,1 +2,1 @@\n-two three\n+2 3\n@@ -4,1 +4,1 @@\n-five\n+5\n");
}

TEST(ChangeDiff, JoinsLinesThatAChangeCrosses) {
  EXPECT_EQ(diff("a\nb\nc", {{0, 3, "a\nb", "x", ""}, {4, 5, "c", "y", ""}}),
            "--- a.txt\n+++ a.txt\n@@ -1,2 +1,1 @@\n-a\n-b\n+x\n@@ -3,1 +2,1 @@\n-c\n\\ No newline at end of file\n+y\n"
            "\\ No newline at end of file\n");
}

TEST(ChangeDiff, SaysNothingWhereNothingChanges) {
  EXPECT_EQ(diff("a\n", {{0, 1, "b", "c", "not there"}}), "");
}

}  // namespace
}  // namespace tolmach::formats
