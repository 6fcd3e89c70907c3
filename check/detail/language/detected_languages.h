#pragma once

#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

/// Which languages the detector tells from others (`data/check/detected_languages.tsv`). Immutable.
class DetectedLanguages {
 public:
  /// @throws Error (io)
  explicit DetectedLanguages(const text::DataFolder& data);

  /// Whether a text of a language in a script is told by the detector. @param language a base tag
  [[nodiscard]] bool have(std::string_view language, text::Script script) const;

 private:
  text::StringMap<std::vector<text::Script>> scripts_;  ///< by language
};

}  // namespace tolmach::check::detail
