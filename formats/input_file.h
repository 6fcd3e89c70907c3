#pragma once

#include <cstddef>
#include <fstream>
#include <istream>
#include <string>

namespace tolmach::formats {

/// A file or standard input ("-"), read in blocks of bytes.
class InputFile {
 public:
  /// @throws Error (io) when the file is missing, a folder or unreadable
  explicit InputFile(const std::string& path);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Appends the next bytes to `into`: `most` of them, fewer only where the file ends.
  /// @throws Error (io) when reading fails
  void read(std::string& into, std::size_t most);
  /// The bytes that have not been read yet, for a reader that takes them itself.
  [[nodiscard]] std::istream& stream() noexcept { return *in_; }
  /// Whether all bytes have been read.
  [[nodiscard]] bool ended() const noexcept { return ended_; }

 private:
  std::string path_;
  std::ifstream file_;
  std::istream* in_;
  bool ended_ = false;
};

/// All bytes of a file or of standard input ("-"). @throws Error (io)
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace tolmach::formats
