#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tolmach::text::detail {

/// Where the word begins that ends at `end`, but not before `sentence_begin`. It may hold full stops and hyphens:
/// "U.S".
[[nodiscard]] std::size_t word_begin(std::string_view text, std::size_t sentence_begin, std::size_t end) noexcept;
/// Where the letters end that begin at `begin`; marks, apostrophes and ignorables inside count.
[[nodiscard]] std::size_t letters_end(std::string_view text, std::size_t begin) noexcept;

/// What a word is made of: how many of each.
struct Shape {
  int letters = 0, capitals = 0, smalls = 0, cyrillic = 0, digits = 0, others = 0;
  int stops = 0;                   ///< full stops and hyphens
  int roman = 0, small_roman = 0;  ///< letters of Roman numerals
  int vowels = 0;                  ///< among its first letters
  int longest_part = 0;            ///< letters between full stops or hyphens
};
[[nodiscard]] Shape shape_of(std::string_view word) noexcept;
/// The WordBit bits that a shape has by itself.
[[nodiscard]] std::uint32_t bits_of_shape(const Shape& shape) noexcept;
/// Vowels of Latin, Greek and Cyrillic letters.
[[nodiscard]] bool is_vowel(char32_t c) noexcept;

/// Behind the apostrophe with which an article or the like was elided: "art" of "l'art"; the word itself if there is
/// none.
[[nodiscard]] std::string_view without_elision(std::string_view word) noexcept;
/// The elided word before an apostrophe, with it: "l'" of "l'homme"; empty if there is none.
[[nodiscard]] std::string_view elided(std::string_view word) noexcept;

}  // namespace tolmach::text::detail
