#pragma once

#include <string>
#include <string_view>

namespace tolmach::text {

/// canonical_language() of a tag that a person has given. Codes of three letters are taken on trust: ISO 639-3 has
/// thousands that ICU has no names for, and dumps use them. All of two letters are known: "xx" is a slip, as is "ua"
/// for uk.
/// @throws Error (usage) when the tag is malformed, or has two letters that no language has; the hint is the tag of a
///   language whose name was given ("German", "українська"), or the near ones
[[nodiscard]] std::string given_language(std::string_view tag);

}  // namespace tolmach::text
