#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "check/detail/clutter/phrases.h"
#include "check/detail/clutter/web_words.h"

namespace tolmach::check::detail {

/// What is known of the web clutter of a language: a file of `data/check/clutter/`. Immutable.
class ClutterData {
 public:
  /// What a word has to do with clutter, in bits.
  enum Sign : std::uint8_t {
    kAsked = 1,
    kBeginsPhrase = 2,
    kBeginsWithin = 4,  ///< a phrase that may stand anywhere in a sentence
    kUsualWord = 8,
    kSureWord = 16,
    kBeginsWord = 32,  ///< an ideograph that words of web lines begin with
  };

  ClutterData() = default;  ///< none
  /// @throws Error (io) when the file can't be read or has a bad row
  explicit ClutterData(const std::filesystem::path& file) : phrases_(file), words_(file) {}

  /// What such lines say.
  [[nodiscard]] const Phrases& phrases() const noexcept { return phrases_; }
  /// What they are made of.
  [[nodiscard]] const WebWords& words() const noexcept { return words_; }
  /// Whether nothing is known of the language.
  [[nodiscard]] bool empty() const noexcept { return phrases_.empty() && words_.empty(); }
  /// Its signs, kAsked always. @param word folded
  [[nodiscard]] std::uint8_t signs_of(std::string_view word) const;

 private:
  Phrases phrases_;
  WebWords words_;
};

}  // namespace tolmach::check::detail
