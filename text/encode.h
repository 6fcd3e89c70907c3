#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tolmach::text {

/// UTF-8 text in the bytes of another encoding, without a byte order mark: what decode() would read as this text.
/// Nothing where the encoding is not known or has not all of its characters.
/// @param encoding as Decoded::encoding
[[nodiscard]] std::optional<std::string> encode(std::string_view text, const std::string& encoding);

}  // namespace tolmach::text
