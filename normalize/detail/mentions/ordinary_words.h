#pragma once

#include <string_view>

#include "normalize/everyday_forms.h"

namespace tolmach::normalize::detail {

/// The everyday words of a language, by the list that the aligner pairs words with (`data/words/<language>.tsv`).
/// Immutable after construction; a language without a file has none.
class OrdinaryWords {
 public:
  /// @throws Error (io) when the file can't be read
  OrdinaryWords(const text::DataFolder& data, std::string_view language)
      : forms_(data, language, EverydayForms::Spelling::kWritten) {}

  /// Whether a word, in lower case, is one of them or begins as one does.
  [[nodiscard]] bool contains(std::string_view word) const;

 private:
  EverydayForms forms_;
};

}  // namespace tolmach::normalize::detail
