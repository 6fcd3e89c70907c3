#include "check/detail/language/detected_languages.h"

#include <array>
#include <string>

#include <unicode/uscript.h>

namespace tolmach::check::detail {
namespace {

/// Whether a language is written in a script that is none of those the project tells apart; not one of which nothing is
/// known.
bool has_other_script(std::string_view language) {
  const std::string tag(language);
  std::array<UScriptCode, 4> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(tag.c_str(), scripts.data(), static_cast<int32_t>(scripts.size()), &status);
  return U_SUCCESS(status) != 0 && count > 0 && text::script_of_language(language) == text::Script::kOther;
}

}  // namespace

DetectedLanguages::DetectedLanguages(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/detected_languages.tsv"), 1))
    languages_.insert(row.fields[0]);
}

bool DetectedLanguages::can_refute(std::string_view language, text::Script script) const {
  return languages_.contains(language) || (script != text::Script::kOther && has_other_script(language));
}

}  // namespace tolmach::check::detail
