#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Tells patronymics by their endings (`data/names/patronymics.tsv`). Immutable after construction.
class Patronymics {
 public:
  /// @throws Error (io) when the file can't be read
  explicit Patronymics(const text::DataFolder& data);
  /// Whether a word may be a patronymic; surnames with the same ending are told by their place.
  [[nodiscard]] bool is_patronymic(std::string_view word) const;

 private:
  std::vector<std::string> endings_;
};

}  // namespace tolmach::normalize::detail
