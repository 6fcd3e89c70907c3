#pragma once

#include "normalize/detail/numbers/quantity_readers.h"
#include "normalize/detail/numbers/quantity_tokens.h"

namespace tolmach::normalize::detail {

/// The first of the characters, kana and ideographs, that are tokens by themselves: words of them are spelled out.
inline constexpr char32_t kFirstKana = 0x3000;

/// Takes what stands behind or before a number and says more of it into the reading: a sign or word for per cent, an
/// ordinal or decade ending; in kana and ideographs also a half, decimals behind their unit and the number of a king.
/// Precondition: the number was read from the tokens [index, reading.next).
void read_number_ending(const QuantityText& text, std::size_t index, Reading& reading);

}  // namespace tolmach::normalize::detail
