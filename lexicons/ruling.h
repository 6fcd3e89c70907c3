#pragma once

#include <string>

#include "lexicons/records.h"

namespace tolmach::lexicons {

/// The text for which a name is wanted.
struct TextScope {
  std::string language = {};  ///< canonical tag of the text; empty = that of the name itself
  std::string style = {};     ///< house style; empty = none
  std::string date = {};      ///< of the text, ISO 8601 to the day, month or year; empty = now, and for good
};

/// The status of a name in a text: that of the ruling which holds there and says most closely for what (a house style
/// before a language before dates; of two with dates the later), else the name's own. Without a date only rulings hold
/// that have no last day.
[[nodiscard]] normalize::NameStatus status_for(const NewName& name, const TextScope& text);

/// Whether a name was in use at a time. A name with periods of use, which is itself out of use (superseded,
/// deprecated), was so in these alone; every other name always.
/// @param date as TextScope::date, not empty
[[nodiscard]] bool in_use(const NewName& name, const std::string& date);

/// @throws Error (usage) when a date is none; an empty one is let through
void require_ruling_date(const std::string& date);

}  // namespace tolmach::lexicons
