#include "formats/output_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tolmach_out_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string path() const { return (folder_ / "out").string(); }
  [[nodiscard]] std::string content() const {
    std::ostringstream out;
    out << std::ifstream(path()).rdbuf();
    return out.str();
  }
  [[nodiscard]] long files() const { return std::distance(fs::directory_iterator(folder_), fs::directory_iterator()); }

  fs::path folder_;
};

TEST_F(OutputFileTest, AppearsOnlyWhenItIsComplete) {
  {
    OutputFile file(path());
    file.stream() << "half";
  }
  EXPECT_EQ(files(), 0);
  OutputFile file(path());
  file.stream() << "whole";
  file.commit();
  EXPECT_EQ(content(), "whole");
  EXPECT_EQ(files(), 1);
}

TEST_F(OutputFileTest, LeavesTheOldFileAloneUntilThen) {
  std::ofstream(path()) << "old";
  chmod(path().c_str(), 0600);
  {
    OutputFile file(path());
    file.stream() << std::string(200'000, 'x');
  }
  EXPECT_EQ(content(), "old");
  OutputFile file(path());
  file.stream() << "new";
  file.commit();
  EXPECT_EQ(content(), "new");
  struct stat status {};
  ASSERT_EQ(stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U) << "permissions are kept";
}

TEST_F(OutputFileTest, SaysWhatCannotBeWritten) {
  EXPECT_THROW(OutputFile((folder_ / "no" / "such" / "folder").string()), Error);
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full here";
  OutputFile file("/dev/full");
  file.stream() << "text";
  EXPECT_THROW(file.commit(), Error);
}

}  // namespace
}  // namespace tolmach::formats
