#pragma once

#include <filesystem>
#include <string_view>

namespace tolmach::text {

/// A data file that is read where the system has it, without a copy: nothing of it is touched before it is looked at.
/// It must not be written to in its place while it is held; a new file that takes its place (as all of Tolmach's are
/// written) is no harm.
class DataFile {
 public:
  /// @throws Error (io) when it can't be read
  explicit DataFile(const std::filesystem::path& path);
  ~DataFile();
  DataFile(DataFile&& other) noexcept;
  DataFile& operator=(DataFile&& other) noexcept;

  /// All of it, for as long as the file lives.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  std::string_view text_;
};

}  // namespace tolmach::text
