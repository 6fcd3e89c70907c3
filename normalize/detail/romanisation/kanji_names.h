#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Reads names of Japan that are written in kanji as kana (`data/names/readings/ja.tsv`). Immutable after construction.
class KanjiNames {
 public:
  /// @throws Error (io) when the file can't be read, or has a kind that is none
  explicit KanjiNames(const text::DataFolder& data);

  /// The text with the surnames, given names and places that are listed in hiragana, a space between a surname and a
  /// given name; the rest as it is. A name of one ideograph is read only as part of a full name: alone it is a word.
  [[nodiscard]] std::string read(std::string_view text) const;

 private:
  using Readings = std::unordered_map<std::string, std::string>;  ///< by the name

  /// A listed name at the beginning of a text.
  struct Match {
    const std::string* reading = nullptr;
    std::size_t size = 0;  ///< bytes; 0 where there is none
  };
  [[nodiscard]] static Match longest(const Readings& readings, std::string_view text, std::size_t fewest);
  [[nodiscard]] Match longest_alone(std::string_view text) const;
  /// @return the bytes that are read; 0 for none
  [[nodiscard]] std::size_t append_full_name(std::string_view text, std::string& out) const;

  Readings surnames_, given_, places_;
};

}  // namespace tolmach::normalize::detail
