#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Families of languages whose names differ from Latin spellings in their own way.
enum class SoundFamily : std::uint8_t { kAny, kAbjad, kAsia };
[[nodiscard]] SoundFamily family_of(std::string_view language) noexcept;

/// A name's key as symbols, a letter group as one (`data/names/letter_groups.tsv`), cut into tokens.
using Symbols = std::string;

/// Weighted edit distance between names (`data/names/costs.tsv`). Immutable after construction.
class SoundCosts {
 public:
  explicit SoundCosts(const text::DataFolder& data);

  /// The symbols of one token of a Latin key: groups as one symbol, doubled letters once, -iy, -yi, -ij at the end as
  /// i.
  [[nodiscard]] Symbols symbols(std::string_view token) const;
  /// The least cost of turning one into the other: 0 = the same sounds; about 1 for each letter that differs wholly.
  [[nodiscard]] double distance(std::string_view a, std::string_view b, SoundFamily family) const;

 private:
  static constexpr std::size_t kSymbols = 64;
  static constexpr std::size_t kNone = 0;  ///< index of the empty symbol
  using Matrix = std::array<std::array<float, kSymbols>, kSymbols>;
  static std::size_t index(char symbol) noexcept;

  std::vector<std::pair<std::string, char>> groups_;  ///< longest first
  std::array<Matrix, 3> costs_;
};

}  // namespace tolmach::normalize::detail
