#pragma once

#include <string_view>
#include <vector>

#include "check/detail/names/name_words.h"

namespace tolmach::check::detail {

class Resources;

/// Tells whether words name what the lexicon knows: by a name of it in any language, by a case of one in their own, or
/// by a word derived from it (Berlin, Berliner).
class KnownCounterparts {
 public:
  /// @param resources must have a lexicon and outlive it
  explicit KnownCounterparts(Resources& resources) : resources_(resources) {}

  /// @param words of the side
  [[nodiscard]] bool has(const NameWords& side, const std::vector<const NameWord*>& words,
                         std::string_view entity) const;

 private:
  [[nodiscard]] bool has_case(std::string_view language, const std::vector<const NameWord*>& words,
                              std::string_view entity) const;

  Resources& resources_;
};

}  // namespace tolmach::check::detail
