#pragma once

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>

namespace tolmach::formats {

/// A file that appears only when it is complete: written beside its place under another name, then renamed by commit().
/// "-" is standard output. Without commit() nothing is left behind.
class OutputFile {
 public:
  /// @throws Error (io) when the file can't be made
  explicit OutputFile(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  [[nodiscard]] std::ostream& stream();
  /// Flushes and renames. @throws Error (io) on a full disk or any other failed write; the old file is then unharmed
  void commit();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::formats
