#pragma once

#include <optional>

#include "normalize/detail/numbers/quantity_readers.h"
#include "normalize/detail/numbers/quantity_tokens.h"

namespace tolmach::normalize::detail {

/// Takes a number for a decade where it can be one: "1990s" means the decade and "90s" may, so that their second
/// readings are 90 and 1990. Other numbers stay as they are. Precondition: it is a word for a decade or has an ending
/// as decades have.
void read_decade(Reading& reading);

/// The decade that one word names: "nineties". Nothing where a token is no such word.
[[nodiscard]] std::optional<Reading> read_decade_word(const QuantityText& text, std::size_t index);

/// "a century", from its article on: a hundred years. Nothing where none stands there.
[[nodiscard]] std::optional<Reading> read_one_century(const QuantityText& text, std::size_t index);

}  // namespace tolmach::normalize::detail
