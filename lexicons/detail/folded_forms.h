#pragma once

#include <string_view>
#include <vector>

#include "lexicons/detail/database.h"
#include "text/hash_set.h"
#include "text/string_table.h"

namespace tolmach::lexicons::detail {

/// The folded forms of a lexicon that nobody changes, in memory. Most words of a text are no names, and to learn that
/// from here costs a tenth of a query.
class FoldedForms {
 public:
  /// @throws Error (io)
  explicit FoldedForms(Database& database);

  [[nodiscard]] bool has_name(std::string_view folded) const;
  [[nodiscard]] bool has_name_beginning(std::string_view folded) const;
  [[nodiscard]] bool has_inflection(std::string_view folded) const;

 private:
  struct Nothing {};
  text::StringTable<Nothing> names_;
  std::vector<std::string_view> sorted_names_;  ///< by their bytes
  text::WordSet inflections_;
};

}  // namespace tolmach::lexicons::detail
