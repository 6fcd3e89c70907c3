#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/unicode.h"

namespace tolmach::normalize::detail {

/// How a stretch of text is to be romanised.
enum class RunKind : std::uint8_t {
  kPlain,
  kCapitals,  ///< all its words are written in capitals
  kForeign    ///< in letters of another script: to be left as it is
};

/// A stretch of words of one kind, with what stands between and behind them.
struct TextRun {
  std::size_t end = 0;  ///< in UTF-16 units, half open; a run begins where the one before it ends
  RunKind kind = RunKind::kPlain;
  bool ends_piece = false;  ///< whether rules don't look across its end: behind white space, or at the end of the text
};

/// The code point at `at`, which is moved behind it; a lone surrogate is itself. Precondition: at < text.size().
[[nodiscard]] char32_t next_code_point(std::u16string_view text, std::size_t& at) noexcept;

/// Parts UTF-16 into runs. A word of two capitals or more and no small letter is in capitals; a capital alone
/// (Я. ЩУКА, Я. Щука) goes with the words beside it.
/// @param script letters of other scripts are foreign; none is where it is kOther
/// @param together white space ends no piece
/// @return runs that cover the text, at least one. Up to the end of a piece, they are few thousand units: longer ones
///         end between words, or else between letters
[[nodiscard]] std::vector<TextRun> runs_of(std::u16string_view text, text::Script script, bool together);

}  // namespace tolmach::normalize::detail
