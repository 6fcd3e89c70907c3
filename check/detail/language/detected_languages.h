#pragma once

#include <string_view>

#include "text/data_folder.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

/// Which languages the detector tells from others (`data/check/detected_languages.tsv`). Immutable.
class DetectedLanguages {
 public:
  /// @throws Error (io)
  explicit DetectedLanguages(const text::DataFolder& data);

  /// Whether the detector can be believed that a text is not in a language: it knows the language, or the text is in
  /// another script. @param language a base tag  @param script of the text
  [[nodiscard]] bool can_refute(std::string_view language, text::Script script) const;

 private:
  text::StringSet languages_;
};

}  // namespace tolmach::check::detail
