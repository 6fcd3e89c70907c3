#include "formats/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <random>
#include <sstream>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const std::string& path, int error) {
  throw Error(Error::Kind::kIo, what + ": " + std::strerror(error), {path});
}

/// A stream over a file descriptor that remembers the first error.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : descriptor_(descriptor) {}
  [[nodiscard]] int error() const noexcept { return error_; }

 protected:
  int overflow(int c) override {
    if (sync() != 0) return traits_type::eof();
    if (c != traits_type::eof()) pending_.push_back(static_cast<char>(c));
    return traits_type::not_eof(c);
  }
  std::streamsize xsputn(const char* text, std::streamsize count) override {
    pending_.append(text, static_cast<std::size_t>(count));
    if (pending_.size() >= kBuffer && sync() != 0) return 0;
    return count;
  }
  int sync() override {
    std::string_view rest = pending_;
    while (!rest.empty() && error_ == 0) {
      const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        error_ = errno;
        break;
      }
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    pending_.clear();
    return error_ == 0 ? 0 : -1;
  }

 private:
  static constexpr std::size_t kBuffer = 1U << 16U;
  int descriptor_;
  int error_ = 0;
  std::string pending_;
};

/// Devices and pipes are written straight; only a regular file, or one that is not there yet, can be replaced.
bool replaceable(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  return status.type() == fs::file_type::not_found || status.type() == fs::file_type::regular;
}

}  // namespace

struct OutputFile::Impl {
  explicit Impl(const std::string& given) : path(given) {
    if (path == "-") {
      descriptor = STDOUT_FILENO;
    } else if (!replaceable(path)) {
      descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
      if (descriptor < 0) fail("can't be written", path, errno);
    } else {
      open_temporary();
    }
    buffer = std::make_unique<DescriptorBuffer>(descriptor);
    stream = std::make_unique<std::ostream>(buffer.get());
  }
  ~Impl() {
    if (buffer && path == "-") buffer->pubsync();  // what came before an error, to the end of its line
    if (descriptor >= 0 && path != "-") ::close(descriptor);
    if (!temporary.empty()) ::unlink(temporary.c_str());
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void open_temporary() {
    // A link is followed, so that it goes on pointing at what it points at.
    std::error_code ignored;
    if (const fs::path real = fs::canonical(path, ignored); !real.empty())
      destination = real.string();
    else
      destination = path;
    struct stat old {};
    const bool replaces = ::stat(destination.c_str(), &old) == 0;
    make_temporary(replaces ? old.st_mode & 0777U : 0666U);
    if (replaces) ::fchmod(descriptor, old.st_mode & 07777U);
  }

  /// mkostemp() would ask for the umask afterwards, and that can't be read without setting it, for all threads.
  void make_temporary(mode_t mode) {
    constexpr int kMostTries = 100;
    std::random_device random;
    for (int tries = 0; tries < kMostTries; ++tries) {
      temporary = fmt::format("{}.{:08x}", destination, random());
      descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
      if (descriptor >= 0) return;
      if (errno != EEXIST) break;
    }
    temporary.clear();
    fail("can't be written", path, errno);
  }

  void commit() {
    stream->flush();
    if (buffer->error() != 0) fail("can't be written", path == "-" ? "standard output" : path, buffer->error());
    if (path == "-") return;
    if (!temporary.empty() && ::fsync(descriptor) != 0) fail("can't be written", path, errno);
    const int closed = ::close(descriptor);
    descriptor = -1;
    if (closed != 0) fail("can't be written", path, errno);
    if (temporary.empty()) return;
    if (std::rename(temporary.c_str(), destination.c_str()) != 0) fail("can't be put in its place", path, errno);
    temporary.clear();
  }

  std::string path, destination, temporary;
  int descriptor = -1;
  std::unique_ptr<DescriptorBuffer> buffer;
  std::unique_ptr<std::ostream> stream;
};

OutputFile::OutputFile(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
OutputFile::~OutputFile() = default;
std::ostream& OutputFile::stream() {
  return *impl_->stream;
}
void OutputFile::commit() {
  impl_->commit();
}

}  // namespace tolmach::formats
