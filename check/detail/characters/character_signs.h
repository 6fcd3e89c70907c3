#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/detail/characters/code_page.h"

namespace tolmach::check::detail {

/// Encodings that UTF-8 is most often misread in.
struct WrongPages {
  CodePage western{"windows-1252"}, cyrillic{"windows-1251"}, turkish{"windows-1254"};
};

/// Says what a text may have, by its characters and pairs of them. Most texts have none of it, and the finders that
/// look for such things pass them by.
class CharacterSigns {
 public:
  enum Sign : std::uint32_t {
    // A pair of characters.
    kWesternPair = 1,  ///< what a character is shown as whose UTF-8 was read as windows-1252
    kCyrillicPair = 1 << 1,
    kTurkishPair = 1 << 2,
    kSpacePair = 1 << 3,    ///< two spaces
    kSpacedMark = 1 << 4,   ///< a space before a mark that clings to the word before it
    kAddressPair = 1 << 5,  ///< "://" or "www", and what may be one of them
    kMarkPair = 1 << 6,     ///< a mark of mark_class() behind another one or a space
    kGluedMark = 1 << 7,    ///< a letter or quotation mark right behind a mark that clings to the word before it
    // One character.
    kInvisible = 1 << 8,     ///< without a shape, joining, or turning the direction of writing
    kCombining = 1 << 9,     ///< is_combining()
    kReplacement = 1 << 10,  ///< U+FFFD
    kControl = 1 << 11,      ///< is_control()
    kCodeLetter = 1 << 12,   ///< that a placeholder, a tag or an address for mail has
    kQuote = 1 << 13,        ///< quote_family()
    kBracket = 1 << 14,      ///< bracket_family()
    kBeyondAscii = 1 << 15,  ///< any character that is not of ASCII
    kCode = kAddressPair | kCodeLetter,
  };

  explicit CharacterSigns(const WrongPages& pages);

  /// The signs that a text has, added up; there may be some too many, never one too few. @param text valid UTF-8
  [[nodiscard]] std::uint32_t of(std::string_view text) const noexcept;

 private:
  static constexpr char32_t kTable = 0x2200;  ///< no code page shows a character from here on
  std::vector<std::uint32_t> kinds_;          ///< by character below kTable
};

}  // namespace tolmach::check::detail
