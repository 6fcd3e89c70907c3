#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tolmach::text {

/// The folder with the project's linguistic data. Handed down from the command; nothing below reads the environment.
class DataFolder {
 public:
  DataFolder() = default;
  explicit DataFolder(std::filesystem::path root) : root_(std::move(root)) {}

  /// The path of a file named relative to the folder ("numerals/uk.tsv"), whether it exists or not.
  [[nodiscard]] std::filesystem::path file(std::string_view relative) const { return root_ / relative; }
  [[nodiscard]] bool has(std::string_view relative) const;
  [[nodiscard]] const std::filesystem::path& root() const noexcept { return root_; }

 private:
  std::filesystem::path root_;
};

/// A row of a data file, with its place for error messages.
struct DataRow {
  std::vector<std::string> fields;
  std::size_t line = 0;  ///< from 1
};

/// All of a data file. @throws Error (io) when it can't be read
[[nodiscard]] std::string read_data_file(const std::filesystem::path& path);
/// A row that is read as views of its file, which last as long as the visit.
struct DataRowView {
  std::span<const std::string_view> fields;
  std::size_t line = 0;  ///< from 1
};
/// Visits the rows that read_data_rows() gives, without a string for each field: for files of thousands of rows.
/// @throws Error (io) as it does
void for_each_data_row(const std::filesystem::path& path, std::size_t least_fields,
                       const std::function<void(const DataRowView&)>& visit);
/// Reads a data file: UTF-8, tab separated; a line that begins with '#' is a comment, empty lines are skipped, and so
/// is a last field that begins with "# ".
/// @throws Error (io) when the file can't be read, or has a row with fewer than `least_fields`
[[nodiscard]] std::vector<DataRow> read_data_rows(const std::filesystem::path& path, std::size_t least_fields = 1);
/// The number that a field holds and nothing else: "1e6", "-0.5".
/// @throws Error (io) with the row's place where it holds none. Precondition: the row has the field
[[nodiscard]] double number_in(const DataRow& row, std::size_t field, const std::filesystem::path& path);

}  // namespace tolmach::text
