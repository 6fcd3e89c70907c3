#include "lexicons/detail/publish_file.h"

#include <cerrno>
#include <random>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "text/error.h"

namespace tolmach::lexicons::detail {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& what, const fs::path& path) {
  throw Error(Error::Kind::kIo, what, {path.string(), 0, 0, {}});
}

/// Removes a half-made file, and what SQLite put beside it, at the end of the scope.
class RemovedAtEnd {
 public:
  explicit RemovedAtEnd(fs::path path) : path_(std::move(path)) {}
  ~RemovedAtEnd() {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path_.string() + suffix, ignored);
  }
  RemovedAtEnd(const RemovedAtEnd&) = delete;
  RemovedAtEnd& operator=(const RemovedAtEnd&) = delete;

 private:
  fs::path path_;
};

[[noreturn]] void refuse_with_reason(const fs::path& path) {
  refuse(fmt::format("the file can't be made: {}", std::generic_category().message(errno)), path);
}

/// Makes an empty file beside `path` that nobody else has: where that can't be done, the system says why, as SQLite
/// does not.
fs::path make_empty(const fs::path& path) {
  constexpr int kMostTries = 100;
  std::random_device random;
  for (int tries = 0; tries < kMostTries; ++tries) {
    fs::path made = fmt::format("{}.new-{:08x}", path.string(), random());
    // Without O_EXCL a link that stands there would be followed, and another's file written over.
    const int file = ::open(made.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0) {
      ::close(file);
      return made;
    }
    if (errno != EEXIST) break;
  }
  refuse_with_reason(path);
}

/// Waits until what was written to a file, or what a folder lists, outlives a power cut.
void sync(const fs::path& file_or_folder, const fs::path& path) {
  const int opened = ::open(file_or_folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) refuse_with_reason(path);
  const int status = ::fsync(opened);
  const int reason = errno;
  ::close(opened);
  errno = reason;
  // Some file systems know no such thing of folders.
  if (status != 0 && errno != EINVAL) refuse_with_reason(path);
}

/// Gives the file its name unless that is taken. A hard link does both in one step; where the file system has none, a
/// file that appears in the same instant would be lost.
void publish(const fs::path& made, const fs::path& path) {
  std::error_code failure;
  fs::create_hard_link(made, path, failure);
  if (!failure) return;
  std::error_code ignored;
  if (fs::exists(path, ignored)) refuse("there is a file already", path);
  fs::rename(made, path, failure);
  if (failure) refuse(fmt::format("the file can't be made: {}", failure.message()), path);
}

}  // namespace

void publish_file(const fs::path& path, const std::function<void(const fs::path&)>& make) {
  std::error_code failure;
  if (fs::exists(fs::symlink_status(path, failure))) refuse("there is a file already", path);
  // SQLite would take what stands there for the new file's own.
  for (const char* suffix : {"-wal", "-journal"})
    if (fs::exists(path.string() + suffix, failure))
      refuse(fmt::format("{}{} of another lexicon stands beside it", path.filename().string(), suffix), path);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, failure)) refuse("there is no folder " + folder.string(), path);
  const fs::path made = make_empty(path);
  const RemovedAtEnd cleaner(made);
  make(made);
  sync(made, path);
  publish(made, path);
  sync(folder, path);
}

}  // namespace tolmach::lexicons::detail
