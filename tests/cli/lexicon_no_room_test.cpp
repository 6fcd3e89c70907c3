// A disk that is full and a place that may only be read: a clear error, nothing is lost, and later it works.

#include <filesystem>

#include <gmock/gmock.h>
#include <sys/resource.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

/// While it lives, no file grows beyond so many bytes, for this process and those it starts: a full disk without one.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    EXPECT_EQ(getrlimit(RLIMIT_FSIZE, &before_), 0);
    const rlimit limit{bytes, before_.rlim_max};
    EXPECT_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

class LexiconOnAFullDisk : public Command {
 protected:
  LexiconOnAFullDisk() {
    EXPECT_EQ(run("lexicon add Kyiv --entity kyiv --language en").status, 0);
    std::string rows = "form\tlanguage\tentity\n";
    for (int i = 0; i < 3000; ++i) {
      const std::string number = std::to_string(i);
      rows.append("Name").append(number).append("\ten\te").append(number).append("\n");
    }
    file("names.tsv", rows);
  }

  Outcome run_with_room(rlim_t bytes, const std::string& arguments) const {
    const FileSizeLimit limit(bytes);
    return run(arguments);
  }
};

TEST_F(LexiconOnAFullDisk, SaysSoAndKeepsWhatThereWas) {
  const std::string before = run("lexicon export --to jsonl").out;
  // From no room for the index of WAL mode to a log that fills up in the midst of the import.
  for (const rlim_t bytes : {1U << 10U, 16U << 10U, 64U << 10U, 256U << 10U}) {
    const Outcome import = run_with_room(bytes, "lexicon import names.tsv");
    EXPECT_EQ(import.status, 3) << bytes;
    EXPECT_THAT(import.err, HasSubstr("user.db: the disk is full: nothing was changed")) << bytes;
    EXPECT_EQ(run("lexicon check").status, 0) << bytes;
    EXPECT_EQ(run("lexicon export --to jsonl").out, before) << bytes;
  }
  EXPECT_EQ(run("lexicon add Lviv --entity lviv --language en").status, 0);
  EXPECT_EQ(run("lexicon import names.tsv").status, 0);
  EXPECT_EQ(run("lexicon check").status, 0);
}

TEST_F(LexiconOnAFullDisk, MakesNoHalfLexiconAndNoHalfCopy) {
  for (const char* command : {"--lexicon new.db lexicon init", "lexicon backup new.db"}) {
    const Outcome full = run_with_room(40U << 10U, command);
    EXPECT_EQ(full.status, 3) << command;
    EXPECT_THAT(full.err, HasSubstr("the disk is full")) << command;
    EXPECT_FALSE(fs::exists(path("new.db"))) << command;
    EXPECT_EQ(run(command).status, 0) << command;
    EXPECT_EQ(run("--lexicon new.db lexicon check").status, 0) << command;
    fs::remove(path("new.db"));
  }
}

/// A lexicon in a folder of its own. No permission binds root: a test that runs as root becomes nobody for a while.
class LexiconToReadOnly : public Command {
 protected:
  LexiconToReadOnly() {
    if (geteuid() == 0) {
      EXPECT_EQ(chown(folder_.c_str(), kNobody, kNobody), 0);
      was_root_ = setresuid(kNobody, kNobody, 0) == 0;
    }
  }
  ~LexiconToReadOnly() override {
    if (was_root_ && setresuid(0, 0, 0) != 0) ADD_FAILURE() << "root may not be root again";
    std::error_code ignored;
    fs::permissions(shelf_, fs::perms::owner_all, ignored);
  }
  void SetUp() override {
    if (geteuid() == 0) GTEST_SKIP() << "no permission binds root, and it may not become nobody";
    if (access(TOLMACH_PROGRAM, X_OK) != 0) GTEST_SKIP() << "nobody may not run " TOLMACH_PROGRAM;
    fs::create_directory(shelf_);
    ASSERT_EQ(run(kAdd + "Kyiv").status, 0);
  }

  void expect_to_read_only() const {
    const Outcome add = run(kAdd + "Lviv");
    EXPECT_EQ(add.status, 3);
    EXPECT_THAT(add.err, HasSubstr("user.db: the lexicon can't be "));
    EXPECT_THAT(add.err, testing::AnyOf(HasSubstr("read-only place"), HasSubstr("permissions")));
    EXPECT_EQ(run("--lexicon shelf/user.db lexicon find Kyiv").status, 0) << "it may still be read";
    EXPECT_EQ(run("--lexicon shelf/user.db lexicon show name:lviv").status, 1);
    EXPECT_EQ(run("--lexicon shelf/user.db lexicon check").status, 0);
  }
  void expect_to_work_again() const {
    EXPECT_EQ(run(kAdd + "Lviv").status, 0);
    const std::string all = run("--lexicon shelf/user.db lexicon export --to jsonl").out;
    EXPECT_THAT(all, HasSubstr("\"form\":\"Kyiv\""));
    EXPECT_THAT(all, HasSubstr("\"form\":\"Lviv\""));
    EXPECT_EQ(run("--lexicon shelf/user.db lexicon check").status, 0);
  }

  static constexpr unsigned kNobody = 65534;
  const std::string kAdd = "--lexicon shelf/user.db lexicon add --language en ";
  const fs::path shelf_ = folder_ / "shelf";
  bool was_root_ = false;
};

TEST_F(LexiconToReadOnly, AFileThatMayNotBeWritten) {
  fs::permissions(shelf_ / "user.db", fs::perms::owner_read);
  expect_to_read_only();
  fs::permissions(shelf_ / "user.db", fs::perms::owner_read | fs::perms::owner_write);
  expect_to_work_again();
}

TEST_F(LexiconToReadOnly, AFolderThatMayNotBeWritten) {
  fs::permissions(shelf_, fs::perms::owner_read | fs::perms::owner_exec);
  expect_to_read_only();
  const Outcome init = run("--lexicon shelf/new.db lexicon init");
  EXPECT_EQ(init.status, 3);
  EXPECT_THAT(init.err, HasSubstr("new.db"));
  fs::permissions(shelf_, fs::perms::owner_all);
  EXPECT_FALSE(fs::exists(shelf_ / "new.db"));
  expect_to_work_again();
}

}  // namespace
}  // namespace tolmach::cli
