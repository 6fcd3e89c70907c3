#include "formats/baseline.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "check/registry.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

check::Finding finding_of(const std::string& fingerprint) {
  check::Finding finding;
  finding.code = &check::all_codes().front();
  finding.message = "a\tb";
  finding.fingerprint = fingerprint;
  return finding;
}

class BaselineFile : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }
  void write(const std::string& content) const { std::ofstream(path_) << content; }
  std::string path_ = testing::TempDir() + "/baseline.tsv";
};

TEST_F(BaselineFile, HidesWhatItHolds) {
  Baseline baseline;
  baseline.add({{finding_of("0123456789abcdef"), "d", {}, {}, {}, {}}}, "house style");
  {
    std::ofstream out(path_);
    baseline.write(out);
  }
  Baseline again;
  again.read(path_);
  std::vector<check::Finding> findings{finding_of("0123456789abcdef"), finding_of("ffffffffffffffff")};
  EXPECT_EQ(again.hide(findings), 1U);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].fingerprint, "ffffffffffffffff");
}

TEST_F(BaselineFile, LeavesAloneWhatIsDismissedNow) {
  Baseline baseline;
  baseline.add({{finding_of("0123456789abcdef"), "d", {}, {}, {}, {}}}, "house style");
  std::vector<check::Finding> findings{finding_of("0123456789abcdef")};
  EXPECT_EQ(baseline.hide(findings), 0U);
}

TEST_F(BaselineFile, KeepsTheFirstReason) {
  write("fingerprint\treason\n0123456789abcdef\tfirst\n");
  Baseline baseline;
  baseline.read(path_);
  baseline.add({{finding_of("0123456789abcdef"), {}, {}, {}, {}, {}}}, "second");
  std::ofstream(path_, std::ios::trunc);
  {
    std::ofstream out(path_);
    baseline.write(out);
  }
  std::ifstream in(path_);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(content.find("first"), std::string::npos);
  EXPECT_EQ(content.find("second"), std::string::npos);
}

TEST_F(BaselineFile, SaysWhichLineIsNoFingerprint) {
  write("fingerprint\n0123456789abcdef\nnonsense\n");
  Baseline baseline;
  try {
    baseline.read(path_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line, 3U);
  }
}

}  // namespace
}  // namespace tolmach::formats
