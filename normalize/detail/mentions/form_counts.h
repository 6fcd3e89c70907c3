#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/string_map.h"

namespace tolmach::normalize::detail {

/// Counts how often each of many forms stands in a text, in one pass over the text for all of them. A form is counted
/// as if it were sought by itself from left to right: its own places do not overlap, those of two forms may.
class FormCounts {
 public:
  /// A form that is to be counted; it may be wanted several times. Precondition: neither empty nor wanted after
  /// count().
  void want(std::string_view form);
  /// Counts all wanted forms in a text. Takes time for each byte and each length that a wanted form has. To be called
  /// once.
  void count(std::string_view text);
  /// How often a form stands in the text; 0 for one that was not wanted.
  [[nodiscard]] std::size_t of(std::string_view form) const;

 private:
  struct Places {
    std::size_t count = 0;
    std::size_t end = 0;  ///< of the last one
  };
  text::StringMap<Places> forms_;
  std::vector<std::size_t> lengths_;  ///< those that forms have, in bytes, ascending
};

}  // namespace tolmach::normalize::detail
