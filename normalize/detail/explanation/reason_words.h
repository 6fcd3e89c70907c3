#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tolmach::normalize::detail {

/// Whether a language tag says nothing: empty or "und".
[[nodiscard]] bool is_unknown(std::string_view language) noexcept;
/// The words of a name that have letters; full stops stay with their initials.
[[nodiscard]] std::vector<std::string> words_of(std::string_view name);
/// Whether two names have the same letters, whatever their case and marks.
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);

}  // namespace tolmach::normalize::detail
