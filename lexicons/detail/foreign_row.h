#pragma once

#include <string>

#include "lexicons/detail/database.h"
#include "lexicons/detail/tables.h"

namespace tolmach::lexicons::detail {

/// A row of another person's log is a stranger's: it is held to what this program asks of a row that it is given by
/// hand. What numbers a column takes is the schema's to say.
/// @param database reads the JSON  @param json the row as a log keeps it
/// @throws Error (usage) when it is no JSON object, or a text is not valid UTF-8, too long, or no word, language or
/// date that its column takes, an id has control characters, or a pair stands under other keys than its forms'
void require_valid_row(Database& database, const Table& table, const std::string& json);

}  // namespace tolmach::lexicons::detail
