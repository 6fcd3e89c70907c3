#pragma once

#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace tolmach::lexicons::detail {

/// The script of a form by its first letter, ISO 15924 ("Cyrl"); "Zyyy" where there is no letter.
[[nodiscard]] std::string script_code(std::string_view form);

/// Makes `fold(text)` and `script_of(text)` known to SQL on this connection.
void add_sql_functions(SQLite::Database& connection);

}  // namespace tolmach::lexicons::detail
