#pragma once

#include <string>

namespace tolmach::check {

/// How a house writes; what is empty is free.
struct TextStyle {
  std::string quotes;  ///< the outer quotation marks, and the inner ones where there are four: "«»„“"
  std::string names;   ///< systems and languages with a year, as normalize::NameStyle takes them: "uk-2010,en-2019"
};

}  // namespace tolmach::check
