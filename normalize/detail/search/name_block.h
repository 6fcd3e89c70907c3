#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/similarity/sound_pairs.h"
#include "normalize/name_similarity.h"

namespace tolmach::normalize::detail {

/// A name as a block keeps it.
struct BlockName {
  std::int64_t key = 0;  ///< the caller's
  std::uint8_t tag = 0;  ///< the caller's: a kind
  std::uint8_t group = 0, accents = 0;
  std::string language;
  std::string sounds;  ///< a 0 between tokens

  [[nodiscard]] static BlockName of(std::int64_t key, std::uint8_t tag, const PreparedName& name);
};

/// Puts names in the order in which a block has them: by their consonants, then by their sounds, then by key.
void sort_for_block(std::vector<BlockName>& names);

/// Names of one group, ordered by the number of their consonants, with the list of those that have a pair of sounds:
/// plain bytes that can be stored, and read again in no time. A view: the bytes must outlive it.
class NameBlock {
 public:
  /// A name's number has 16 bits, and so has that of its language.
  static constexpr std::size_t kMostNames = 65535;

  /// @param names of one group, at most kMostNames, in the order of sort_for_block()
  [[nodiscard]] static std::string packed(const BlockName* names, std::size_t count);

  /// @throws Error (io) when the bytes are not a block that packed() of this version has made
  explicit NameBlock(std::string_view bytes);

  [[nodiscard]] std::uint8_t group() const noexcept { return group_; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] std::int64_t key(std::size_t number) const noexcept { return at<std::int64_t>(keys_, number); }
  [[nodiscard]] std::uint8_t tag(std::size_t number) const noexcept { return at<std::uint8_t>(tags_, number); }
  [[nodiscard]] std::uint8_t consonants(std::size_t number) const noexcept {
    return at<std::uint8_t>(consonants_, number);
  }
  [[nodiscard]] std::string_view language(std::size_t number) const noexcept;
  /// The sounds of the name, a 0 between tokens.
  [[nodiscard]] std::string_view sounds(std::size_t number) const noexcept {
    const std::size_t begin = number == 0 ? 0 : at<std::uint32_t>(ends_, number - 1);
    return {bytes_.data() + sounds_ + begin, at<std::uint32_t>(ends_, number) - begin};
  }
  [[nodiscard]] PreparedName name(std::size_t number) const;
  /// The name as it was packed.
  [[nodiscard]] BlockName packed_name(std::size_t number) const;
  /// The numbers of the names that have a pair: `count` of them from `data` on.
  struct Numbers {
    const std::uint16_t* data = nullptr;
    std::size_t count = 0;
  };
  [[nodiscard]] Numbers with_pair(SoundPairNumber pair) const noexcept;

 private:
  template <typename Number>
  [[nodiscard]] Number at(std::size_t offset, std::size_t index) const noexcept {
    Number number;
    std::memcpy(&number, bytes_.data() + offset + index * sizeof number, sizeof number);
    return number;
  }

  /// Whether numbers that say where parts end do so: they never go down, and the last is the size of all parts.
  [[nodiscard]] bool are_ends(std::size_t offset, std::size_t count, std::uint32_t size) const noexcept;

  std::string_view bytes_;
  std::uint8_t group_ = 0;
  std::size_t count_ = 0;
  std::vector<std::string_view> languages_;
  std::size_t keys_ = 0, ends_ = 0, pair_ends_ = 0, numbers_ = 0, tags_ = 0, accents_ = 0, consonants_ = 0,
              language_numbers_ = 0, sounds_ = 0;  ///< where the parts begin
};

}  // namespace tolmach::normalize::detail
