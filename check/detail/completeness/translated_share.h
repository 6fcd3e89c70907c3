#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "align/everyday_words.h"
#include "text/data_folder.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// How often a word of an everyday concept has a word of the same concept in its translation
/// (`data/check/translated_share.tsv`): "Senate" nearly always, "with" every second time, and an article that is also
/// the word for "one" seldom.
class TranslatedShare {
 public:
  /// @throws Error (io) when the data can't be read or a share is none
  TranslatedShare(const text::DataFolder& data, align::EverydayWords& words);

  /// The least of the shares of the concepts that a word may stand for, 0 to 1: a word of several senses tells little.
  /// @param concepts numbers of EverydayWords; not empty
  /// @param language of the word, a base tag
  [[nodiscard]] double of(std::span<const std::uint32_t> concepts, std::string_view language) const;

 private:
  using Shares = std::vector<float>;  ///< by the number of the concept
  static void set(Shares& shares, std::uint32_t number, float share);

  Shares general_;
  text::StringTable<Shares> by_language_;  ///< where it differs; 0 = as everywhere
};

}  // namespace tolmach::check::detail
