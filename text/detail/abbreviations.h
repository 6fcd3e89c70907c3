#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/data_folder.h"

namespace tolmach::text::detail {

/// The abbreviations of a language (`data/segmentation/<language>.txt`): where a full stop ends no sentence.
class Abbreviations {
 public:
  /// A language without a file has none of its own; initials are known everywhere.
  Abbreviations(const DataFolder& data, std::string_view language);

  /// Whether no sentence ends between the two texts; `before` ends with the mark and white space of a candidate
  /// boundary.
  [[nodiscard]] bool forbid_break(std::string_view before, std::string_view after) const;

 private:
  enum class Kind { kBeforeName, kBeforeNumber, kInner };
  std::unordered_map<std::string, Kind> kinds_;  ///< by folded abbreviation without its last full stop
};

}  // namespace tolmach::text::detail
