#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicons/detail/database.h"
#include "text/hash_set.h"

namespace tolmach::lexicons::detail {

/// The folded forms of a lexicon that nobody changes, in memory. Most words of a text are no names, and to learn that
/// from here costs a tenth of a query. A sealed lexicon has them in one row: to gather them takes ten times as long.
class FoldedForms {
 public:
  /// @throws Error (io)
  explicit FoldedForms(Database& database);

  /// Writes the row, to be read where nothing has changed since: where the log of rows is empty. @throws Error (io)
  static void store(Database& database);

  /// False only where surely no name has this form, or is listed with it as an inflected one.
  [[nodiscard]] bool has_name(std::string_view folded) const;
  [[nodiscard]] bool has_name_beginning(std::string_view folded) const;
  [[nodiscard]] bool has_inflection(std::string_view folded) const;

 private:
  std::string all_names_;
  std::vector<std::string_view> sorted_names_;  ///< views of them, by their bytes
  text::WordSet names_, inflections_;
};

}  // namespace tolmach::lexicons::detail
