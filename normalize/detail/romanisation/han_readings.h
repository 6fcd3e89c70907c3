#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Chinese characters in pinyin with tones (`data/romanization/han_readings.tsv`), as ICU's Han-Latin and
/// Han-Latin/Names give them, at a tenth of their time to start. Immutable after construction.
class HanReadings {
 public:
  /// Gives the readings when they are first needed.
  using Source = std::function<std::shared_ptr<const HanReadings>()>;

  explicit HanReadings(const text::DataFolder& data);

  /// The characters of text[begin, end) read, each parted by a space from letters and punctuation beside it; all else
  /// as it is. What stands around is looked at.
  /// @param person reads the characters as in names of persons, the first of a name as a surname
  [[nodiscard]] std::u16string read(std::u16string_view text, std::size_t begin, std::size_t end, bool person) const;

 private:
  /// How a character is read: everywhere, in names of persons, as a surname; empty where it is no different.
  struct Readings {
    std::u16string any, person, surname;
  };
  [[nodiscard]] const std::u16string& choose(char32_t character, char32_t next, bool person, bool surname) const;

  std::unordered_map<char32_t, Readings> characters_;
  std::map<std::pair<char32_t, char32_t>, Readings> before_;  ///< by the character behind it
};

}  // namespace tolmach::normalize::detail
