#pragma once

#include <cstddef>
#include <string_view>

#include "text/detail/boundary_context.h"
#include "text/detail/sentence_words.h"

namespace tolmach::text::detail {

/// A run of marks that may end a sentence. Offsets are bytes of the paragraph.
struct Marks {
  std::size_t end = 0;  ///< behind the run; where it begins if there are no marks
  bool shout = false, script = false, extra = false, emoji = false, ellipsis = false, broken = false;
  int stops = 0;   ///< full stops
  int spaces = 0;  ///< spaces between them

  [[nodiscard]] bool empty() const noexcept;
  /// What the run amounts to. Not for an empty one.
  [[nodiscard]] MarkBit kind() const noexcept;
};

/// Reads the marks, emoji and smileys that stand together at `at`.
[[nodiscard]] Marks read_marks(std::string_view text, std::size_t at, const SentenceWords& words);

/// The end of the smiley at `at`: ":-)", ";D", or the bare mouths of Russian posts, "))" and "(("; `at` if there is
/// none.
[[nodiscard]] std::size_t smiley_end(std::string_view text, std::size_t at) noexcept;

/// The end of the dash at `at` that breaks speech off: it stands close behind a letter, and white space follows; `at`
/// if there is none.
[[nodiscard]] std::size_t breaking_dash_end(std::string_view text, std::size_t at) noexcept;

/// Reads one thing that closes a sentence behind its marks: a quotation mark, a bracket, the number of a footnote.
/// @param close gets the CloseBit of what was read
/// @return its end; `at` if there is none
[[nodiscard]] std::size_t read_closer(std::string_view text, std::size_t at, std::uint32_t& close) noexcept;

}  // namespace tolmach::text::detail
