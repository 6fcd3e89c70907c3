#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "normalize/detail/similarity/sound_alphabet.h"

namespace tolmach::normalize::detail {

/// What stands for what in an alignment of two names; 0 = nothing.
struct SoundPair {
  unsigned char a = 0;
  unsigned char b = 0;
};

/// The most that it costs that a sound stands for another, and that it stands for none; what is never seen costs this.
inline constexpr float kDearestPair = 1.6F, kDearestLone = 1.4F;

/// What it costs that a sound of one name stands for a sound of the other: 0 = as it usually does, about 1 = hardly
/// ever. The costs of an edit distance (Wagner & Fischer 1974) without regard to context.
struct SoundCosts {
  std::array<std::array<float, kSounds>, kSounds> cost{};  ///< [sound of a][sound of b]

  /// The costs with the names exchanged.
  [[nodiscard]] SoundCosts exchanged() const noexcept;
  /// The least cost of an alignment of two names; sounds beyond kLongestName are left out.
  [[nodiscard]] float distance(std::string_view a, std::string_view b) const noexcept;
  /// The same, and the alignment itself appended to `path`. Where alignments are equally cheap, sounds are paired
  /// rather than left out, and left out of `a` rather than of `b`.
  float align(std::string_view a, std::string_view b, std::vector<SoundPair>& path) const;
};

inline constexpr std::size_t kLongestName = 64;  ///< sounds that are compared

}  // namespace tolmach::normalize::detail
