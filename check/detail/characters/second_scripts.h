#pragma once

#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

/// Which languages are written in several scripts (`data/check/second_scripts.tsv`). Immutable.
class SecondScripts {
 public:
  /// @throws Error (io)
  explicit SecondScripts(const text::DataFolder& data);

  /// The scripts of a language that is written in several; none for all others, and where the tag says the script.
  /// @param language a canonical tag
  [[nodiscard]] const std::vector<text::Script>& of(std::string_view language) const;

 private:
  text::StringMap<std::vector<text::Script>> scripts_;  ///< by base tag
  std::vector<text::Script> none_;
};

}  // namespace tolmach::check::detail
