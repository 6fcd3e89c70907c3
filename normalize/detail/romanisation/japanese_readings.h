#pragma once

#include <string>
#include <string_view>

#include "normalize/name_source.h"

namespace tolmach::normalize::detail {

/// Replaces the names written in kanji that the lexicon knows by their kana, or, where it has none, by their form in
/// Latin letters. Kanji that it does not know are left as they are: read as Chinese they would be wrong.
/// @param text valid UTF-8
[[nodiscard]] std::string with_readings(std::string_view text, const NameSource& names);

}  // namespace tolmach::normalize::detail
