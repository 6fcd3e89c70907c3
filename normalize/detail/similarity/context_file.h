#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/detail/similarity/context_weights.h"
#include "text/data_file.h"

namespace tolmach::normalize::detail {

/// The contexts of learned costs as the tables that they are looked up in, a section each: what the build makes of
/// `data/names/costs.tsv`, for to read that text takes as long as to check a hundred segments. Immutable.
class ContextFile {
 public:
  /// Nothing where there is no such file, or one that is broken, of another machine or made of another text.
  /// @param text of the costs
  [[nodiscard]] static std::optional<ContextFile> open(const std::filesystem::path& path, std::string_view text);

  /// The contexts of a section, which last as long as this does; nothing where the file has none of that name.
  [[nodiscard]] std::optional<ContextTable> find(std::string_view section) const;

 private:
  explicit ContextFile(text::DataFile file) : file_(std::move(file)) {}

  text::DataFile file_;
};

/// A section by its name.
using NamedContexts = std::pair<std::string, ContextTable>;
/// Writes what ContextFile reads.
void write_context_file(std::string_view text, const std::vector<NamedContexts>& sections, std::ostream& out);

}  // namespace tolmach::normalize::detail
