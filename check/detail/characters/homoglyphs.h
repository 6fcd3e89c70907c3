#pragma once

#include <unordered_map>

#include "text/data_folder.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

/// Letters of different scripts that look alike (`data/check/homoglyphs.tsv`). Immutable.
class Homoglyphs {
 public:
  /// @throws Error (io)
  explicit Homoglyphs(const text::DataFolder& data);

  /// The letter of `script` that looks like `c`; 0 where there is none.
  [[nodiscard]] char32_t in_script(char32_t c, text::Script script) const;

 private:
  std::unordered_map<char32_t, std::unordered_map<int, char32_t>> twins_;  ///< by letter, then script
};

}  // namespace tolmach::check::detail
