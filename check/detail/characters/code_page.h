#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace tolmach::check::detail {

/// A one-byte encoding, the wrong way round: from the characters it shows to the bytes they came from.
class CodePage {
 public:
  /// @param name as ICU knows it ("windows-1252"); an unknown one is empty
  explicit CodePage(const char* name);

  /// The byte of 0x80 and above that this encoding shows as `c`. C1 controls stand for their own bytes.
  [[nodiscard]] std::optional<unsigned char> byte_of(char32_t c) const;

  /// Whether `c` may be the first of the characters that a Sequence is shown as.
  [[nodiscard]] bool may_begin(char32_t c) const;
  /// Whether `c` may be another of them.
  [[nodiscard]] bool may_continue(char32_t c) const;
  /// A character whose UTF-8 bytes were shown in this encoding.
  struct Sequence {
    std::size_t end = 0;      ///< behind it, in the text
    char32_t character = 0;   ///< what it was
    char32_t last_shown = 0;  ///< the last character that stands for it
  };
  /// Reads one from `begin`; nothing when the characters there are no whole UTF-8 sequence of two bytes or more.
  [[nodiscard]] std::optional<Sequence> read(std::string_view text, std::size_t begin) const;

 private:
  static constexpr char32_t kShown = 0x2200;   ///< no encoding shows a character from here on
  std::array<unsigned char, kShown> bytes_{};  ///< by the character shown; 0 where there is none
};

}  // namespace tolmach::check::detail
