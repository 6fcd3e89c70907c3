#pragma once

#include <ostream>
#include <string_view>

namespace tolmach::formats::detail {

/// Begins a page that needs nothing but itself: it loads no file, and a policy forbids that text from elsewhere could
/// make it do so. Ends behind `</head>`.
/// @param title HTML  @param generator the program's version, as text
void begin_page(std::ostream& out, std::string_view title, std::string_view generator);

/// Ends a page with its scripts: those that pages share, and its own.
void end_page(std::ostream& out, std::string_view script);

}  // namespace tolmach::formats::detail
