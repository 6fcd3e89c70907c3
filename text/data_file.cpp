#include "text/data_file.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/error.h"

namespace tolmach::text {
namespace {

/// The file's bytes in memory; nothing where they can't be had, and errno tells why.
const char* map(int file, std::size_t size) noexcept {
  void* const bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  return bytes == MAP_FAILED ? nullptr : static_cast<const char*>(bytes);
}

}  // namespace

DataFile::DataFile(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  bool is_read = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  if (const auto size = static_cast<std::size_t>(status.st_size); is_read && size > 0) {  // nothing can't be mapped
    const char* const bytes = map(file, size);
    is_read = bytes != nullptr;
    if (is_read) text_ = {bytes, size};
  }
  const int error = errno;
  if (file >= 0) close(file);
  if (!is_read)
    throw Error(Error::Kind::kIo, std::string("can't read this data file: ") + std::strerror(error), {path.string()},
                "is Tolmach installed completely? TOLMACH_DATA names its data folder");
}

DataFile::~DataFile() {
  if (!text_.empty()) munmap(const_cast<char*>(text_.data()), text_.size());
}

DataFile::DataFile(DataFile&& other) noexcept : text_(std::exchange(other.text_, {})) {}

DataFile& DataFile::operator=(DataFile&& other) noexcept {
  std::swap(text_, other.text_);
  return *this;
}

}  // namespace tolmach::text
