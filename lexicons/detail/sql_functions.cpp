#include "lexicons/detail/sql_functions.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <unicode/uscript.h>

#include "text/unicode.h"

namespace tolmach::lexicons::detail {
namespace {

template <std::string (*function)(std::string_view)>
void call(sqlite3_context* context, int /*count*/, sqlite3_value** values) noexcept {
  try {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (text == nullptr) return sqlite3_result_null(context);
    const std::string result = function({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
    sqlite3_result_text(context, result.data(), static_cast<int>(result.size()), SQLITE_TRANSIENT);
  } catch (...) {
    sqlite3_result_error_nomem(context);
  }
}

std::string fold(std::string_view text) {
  return text::fold(text);
}

}  // namespace

std::string script_code(std::string_view form) {
  for (std::size_t offset = 0; offset < form.size();) {
    const char32_t c = text::next_code_point(form, offset);
    if (!text::is_letter(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (U_SUCCESS(status)) return uscript_getShortName(script);
  }
  return "Zyyy";
}

void add_sql_functions(SQLite::Database& connection) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  sqlite3_create_function(connection.getHandle(), "fold", 1, kFlags, nullptr, call<fold>, nullptr, nullptr);
  sqlite3_create_function(connection.getHandle(), "script_of", 1, kFlags, nullptr, call<script_code>, nullptr, nullptr);
}

}  // namespace tolmach::lexicons::detail
