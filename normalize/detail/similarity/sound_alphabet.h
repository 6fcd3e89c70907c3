#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// The sounds of a name's key, a byte each: 1 to kSounds − 1. A letter group is one sound.
using Sounds = std::string;
/// Sounds and, at 0, none.
inline constexpr std::size_t kSounds = 64;

/// Turns the Latin letters of keys into sounds (`data/names/letter_groups.tsv`). Immutable after construction.
class SoundAlphabet {
 public:
  /// @throws Error (io) when the file can't be read or has a group that is none
  explicit SoundAlphabet(const text::DataFolder& data);

  /// The sounds of one token of a Latin key: groups as one, doubled letters once, -iy, -yi, -ij at the end as i.
  [[nodiscard]] Sounds sounds(std::string_view token) const;

  /// The sounds with y and j as i, and several of these in a row as one: as they are when no space parts them.
  [[nodiscard]] static Sounds glides_joined(const Sounds& sounds);

  /// The sound of a symbol a–z, A–Z, 0–9; 0 for "-" and anything else.
  [[nodiscard]] static unsigned char sound_of(char symbol) noexcept {
    return kSoundOf[static_cast<unsigned char>(symbol)];
  }
  /// The reverse: the symbol of a sound; "-" for none. Precondition: sound < kSounds.
  [[nodiscard]] static char symbol_of(unsigned char sound) noexcept;
  [[nodiscard]] static bool is_vowel(unsigned char sound) noexcept;

 private:
  static constexpr std::array<unsigned char, 256> kSoundOf = [] {
    std::array<unsigned char, 256> sounds{};
    unsigned char sound = 0;
    for (unsigned char c = 'a'; c <= 'z'; ++c) sounds.at(c) = ++sound;
    for (unsigned char c = 'A'; c <= 'Z'; ++c) sounds.at(c) = ++sound;
    for (unsigned char c = '0'; c <= '9'; ++c) sounds.at(c) = ++sound;
    return sounds;
  }();

  using Group = std::pair<std::string, char>;
  std::array<std::vector<Group>, 256> groups_;  ///< by their first byte; longest first
  std::array<std::uint64_t, 256> seconds_{};    ///< bits of their second letters, by the first byte
};

}  // namespace tolmach::normalize::detail
