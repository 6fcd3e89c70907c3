#pragma once

#include <string_view>

#include "text/data_folder.h"
#include "text/hash_set.h"

namespace tolmach::normalize::detail {

/// The everyday words of a language, by the list that the aligner pairs words with (`data/words/<language>.tsv`).
/// Immutable after construction; a language without a file has none.
class OrdinaryWords {
 public:
  /// @throws Error (io) when the file can't be read
  OrdinaryWords(const text::DataFolder& data, std::string_view language);

  /// Whether a word, in lower case, is one of them or begins as one does.
  [[nodiscard]] bool contains(std::string_view word) const;

 private:
  void add(std::string_view form);

  text::WordSet words_, beginnings_;
};

}  // namespace tolmach::normalize::detail
