#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "normalize/detail/similarity/sound_costs.h"

namespace tolmach::normalize::detail {

/// Names in sounds, arranged so that the nearest to one are found without comparing it with all: names of one length
/// lie together in alphabetical order, share the work for the beginnings they share, and are passed over once a
/// beginning alone costs more than the names found so far.
class SoundPool {
 public:
  /// Adds a name; it may be searched for after the next arrange().
  void add(Sounds name, std::size_t number);
  void arrange();

  struct Near {
    float cost = 0;  ///< for each sound of the two names' mean length
    std::size_t number = 0;
  };
  /// The names that cost least for each sound, cheapest first and equal ones by number, at most `count`; none that is
  /// more than twice as long as the other and five sounds. @param costs those of the query come first
  [[nodiscard]] std::vector<Near> nearest(std::string_view query, const SoundCosts& costs, std::size_t count) const;

 private:
  struct Name {
    Sounds sounds;
    std::size_t number;
    std::size_t shared;  ///< sounds at the beginning that the name before it of this length has too
  };
  std::vector<std::vector<Name>> by_length_;
};

}  // namespace tolmach::normalize::detail
