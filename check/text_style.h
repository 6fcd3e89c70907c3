#pragma once

#include <string>

#include "text/error.h"

namespace tolmach::check {

/// How a house writes; what is empty is free.
struct TextStyle {
  std::string quotes;  ///< the outer quotation marks, and the inner ones where there are four: "«»„“"
  std::string names;   ///< systems and languages with a year, as normalize::NameStyle takes them: "uk-2010,en-2019"
  Where names_where;   ///< where a project file names them, for errors; may be empty
};

/// What a style of quotation marks is, for messages.
inline constexpr const char* kQuoteStyleHint =
    "expected two marks, or four where quotations within quotations have others";
/// Whether these are two quotation marks, or four with those within them; nothing is a style too.
[[nodiscard]] bool is_quote_style(const std::string& quotes);

}  // namespace tolmach::check
