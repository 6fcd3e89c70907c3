#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tolmach::text::detail {

/// The commonest characters beyond tables of the first ones.
[[nodiscard]] constexpr bool is_unified_ideograph(char32_t c) noexcept {
  return c >= 0x4E00 && c <= 0x9FFF;
}

/// What becomes of a text character by character, whatever stands beside them: a table for the characters that most
/// words are of. Immutable.
class CharacterForms {
 public:
  static constexpr char32_t kTabled = 0x700;  ///< characters up to the last of Arabic

  /// @param form_of gives the form of a character; nothing where its neighbours change it
  explicit CharacterForms(const std::function<std::optional<std::string>(char32_t)>& form_of);

  /// Appends the text with the form of each character for it; unified ideographs stay as they are.
  /// @return false where a character is not tabled or its neighbours change it
  [[nodiscard]] bool append(std::string_view text, std::string& out) const;

 private:
  /// Of one size with its bytes, so that all of it is copied at once.
  struct Form {
    static constexpr std::size_t kBytes = 7;
    std::array<char, kBytes> bytes{};
    std::uint8_t size = kNone;
  };
  static constexpr std::uint8_t kNone = 0xFF;

  std::array<Form, kTabled> forms_;
};

}  // namespace tolmach::text::detail
