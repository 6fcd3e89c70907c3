#include "lexicons/detail/publish_file.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::lexicons::detail {
namespace {

namespace fs = std::filesystem;

class PublishFile : public tests::InFolder {
 protected:
  static void write(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename().string());
    return names;
  }
};

TEST_F(PublishFile, ShowsTheFileOnlyWhenItIsComplete) {
  publish_file(path("a"), [&](const fs::path& made) {
    EXPECT_EQ(fs::file_size(made), 0U);
    EXPECT_EQ(made.parent_path(), folder_);
    EXPECT_FALSE(fs::exists(path("a")));
    write(made, "whole");
  });
  EXPECT_EQ(slurp(path("a")), "whole");
  EXPECT_THAT(files(), testing::ElementsAre("a")) << "nothing else is left";
}

TEST_F(PublishFile, LeavesNothingBehindWhenTheMakingFails) {
  EXPECT_THROW(publish_file(path("a"), [](const fs::path&) { throw Error(Error::Kind::kIo, "no"); }), Error);
  EXPECT_THAT(files(), testing::IsEmpty());
}

TEST_F(PublishFile, TwoAtOnceDoNotShareAHalfMadeFile) {
  const auto outer = [&](const fs::path& made) {
    publish_file(path("a"), [](const fs::path& inner) { write(inner, "first"); });
    EXPECT_TRUE(fs::exists(made)) << "the other's cleaning leaves it";
    write(made, "second");
  };
  EXPECT_THROW(publish_file(path("a"), outer), Error);
  EXPECT_EQ(slurp(path("a")), "first") << "what is there is never replaced";
  EXPECT_THAT(files(), testing::ElementsAre("a"));
}

}  // namespace
}  // namespace tolmach::lexicons::detail
