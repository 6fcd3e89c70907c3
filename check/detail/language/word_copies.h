#pragma once

#include <bitset>
#include <cstddef>
#include <vector>

#include "check/detail/document_view.h"

namespace tolmach::check::detail {

/// A stretch of words [begin, end).
struct Stretch {
  std::size_t begin = 0, end = 0;
  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

/// A stretch of target words that stands in the source, word for word, and where it stands there.
struct Copy {
  Stretch target, source;
};

/// The longest one, the first of several; an empty one where there is none or a side is too long to be compared.
[[nodiscard]] Copy longest_copy(const std::vector<const Word*>& source, const std::vector<const Word*>& target);

/// A quick look: whether words of the target that may stand in the source too, told by some bits of theirs, follow one
/// another in such numbers as a copy has at least.
class CopyLook {
 public:
  /// @param fewest words of a copy, one or more
  explicit CopyLook(std::size_t fewest) : fewest_(fewest) {}

  void add_source(const std::vector<Word>& words) noexcept;
  /// Whether a copy of the source may end in these words of the target, which follow those before.
  [[nodiscard]] bool may_end_in(const std::vector<Word>& words) noexcept;

 private:
  static constexpr std::size_t kBits = 512;
  std::size_t fewest_, run_ = 0;
  std::bitset<kBits> source_;
};

}  // namespace tolmach::check::detail
