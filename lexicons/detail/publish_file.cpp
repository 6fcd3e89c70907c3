#include "lexicons/detail/publish_file.h"

#include <cerrno>
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

/// Makes the file, empty: where that can't be done, the system says why, as SQLite does not.
void make_empty(const fs::path& made, const fs::path& path) {
  const int file = ::open(made.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) refuse(fmt::format("the file can't be made: {}", std::generic_category().message(errno)), path);
  ::close(file);
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
  const fs::path made = fmt::format("{}.new-{}", path.string(), ::getpid());
  const RemovedAtEnd cleaner(made);
  make_empty(made, path);
  make(made);
  publish(made, path);
}

}  // namespace tolmach::lexicons::detail
