#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/data_file.h"

namespace tolmach::text {

/// Tables that the build makes of data files which take long to read, each by a name, ready for use where the system
/// has them. A table knows of which text it was made, so that a file that has been edited since is read itself. What
/// stands in a table is taken for whole: the build makes it, and a program that wrote it otherwise says another mark.
class TableFile {
 public:
  /// A table that is to be written: numbers of the machine that writes it.
  struct Table {
    std::string name;
    std::uint64_t made_of = 0;  ///< hash_of() the text
    std::string bytes;
  };

  /// Nothing where there is no such file, or one that is broken or not made by a machine like this.
  [[nodiscard]] static std::optional<TableFile> open(const std::filesystem::path& path);
  /// Of which text a table is made that is made of a file. @throws Error (io)
  [[nodiscard]] static std::uint64_t hash_of_file(const std::filesystem::path& path);
  /// @throws Error (io) for a name of more than 32 bytes
  static void write(const std::vector<Table>& tables, std::ostream& out);

  /// A table, at a place of memory that a number of eight bytes may have, for as long as this lives; nothing where
  /// there is none of that name or it was made of another text.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name, std::uint64_t made_of) const;

 private:
  explicit TableFile(DataFile file) : file_(std::move(file)) {}

  DataFile file_;
};

}  // namespace tolmach::text
