#pragma once

#include <optional>

#include "normalize/detail/numbers/quantity_readers.h"
#include "normalize/detail/numbers/quantity_tokens.h"

namespace tolmach::normalize::detail {

/// Whether a token is a hyphen as it joins the words of a number ("twenty-two", "2-million").
[[nodiscard]] bool is_hyphen(const QuantityToken& token) noexcept;

/// Reads as many tokens as make one cardinal or ordinal, from a token of digits or a word on: "2 million 300 thousand",
/// "twenty-two", "two hours and a half", "four point nine". Endings behind it (per cent, -th) are not taken in. Nothing
/// where no number begins, or only what may be one: a lone article or indefinite scale without a word for per cent
/// right before it.
[[nodiscard]] std::optional<Reading> read_phrase(const QuantityText& text, std::size_t index);

}  // namespace tolmach::normalize::detail
