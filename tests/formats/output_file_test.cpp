#include "formats/output_file.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public tests::InFolder {
 protected:
  [[nodiscard]] std::string path() const { return InFolder::path("out"); }
  [[nodiscard]] std::string content() const { return slurp(path()); }
  [[nodiscard]] long files() const { return std::distance(fs::directory_iterator(folder_), fs::directory_iterator()); }
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
