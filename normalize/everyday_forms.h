#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/table_file.h"
#include "text/word_index.h"

namespace tolmach::normalize {

/// The forms of a language's everyday words (`data/words/<language>.tsv`), whole ones and beginnings, by the rows that
/// have them; rows count from 0. Immutable; a language without a file has none.
class EverydayForms {
 public:
  /// Words as the file writes them, or text::fold() of them.
  enum class Spelling : std::uint8_t { kWritten, kFolded };

  /// Takes them from `words/everyday.tables` where that was made of the same text, and else reads the file.
  /// @throws Error (io) when the file can't be read
  EverydayForms(const text::DataFolder& data, std::string_view language, Spelling spelling);

  /// The number of its row for each word.
  [[nodiscard]] const text::WordIndex& words() const noexcept { return words_; }
  /// The same for what words begin with that stand with a hyphen in the file.
  [[nodiscard]] const text::WordIndex& beginnings() const noexcept { return beginnings_; }

  /// The tables of all languages. @throws Error (io) when a file can't be read
  [[nodiscard]] static std::vector<text::TableFile::Table> tables(const text::DataFolder& data);

 private:
  EverydayForms() = default;
  [[nodiscard]] bool take_tables(const text::DataFolder& data, std::string_view language, Spelling spelling);
  void read(const std::filesystem::path& path, Spelling spelling);

  std::optional<text::TableFile> file_;
  text::WordIndex words_, beginnings_;
};

}  // namespace tolmach::normalize
