#pragma once

#include <cstddef>
#include <string_view>

namespace tolmach::text {

/// The end of an Ethiopic full stop (።) that is typed as two colons or two word spaces (፡፡) behind an Ethiopic letter;
/// `at` where none stands there. Precondition: at < text.size().
[[nodiscard]] std::size_t ethiopic_stop_end(std::string_view text, std::size_t at) noexcept;

}  // namespace tolmach::text
