#include "normalize/detail/romanisation/japanese_readings.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "normalize/detail/similarity/name_script.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongestName = 12;  // code points; longer names are not looked for

bool is_written_in(std::string_view text, text::Script script) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Script here = text::script_of(text::next_code_point(text, at));
    if (here != script && here != text::Script::kCommon) return false;
  }
  return true;
}

std::optional<std::string> reading(std::string_view name, const NameSource& names) {
  const std::vector<KnownName> found = names.find(name, "ja");
  const auto known = std::find_if(found.begin(), found.end(),
                                  [&](const KnownName& n) { return n.form == name && n.language == "ja"; });
  if (known == found.end()) return std::nullopt;
  std::optional<std::string> latin;
  for (const KnownName& form : names.forms_of(known->entity)) {
    if (form.language == "ja" && is_written_in(form.form, text::Script::kKana)) return form.form;
    if (!latin && form.language == "en" && is_written_in(form.form, text::Script::kLatin)) latin = form.form;
  }
  return latin;
}

/// The offsets of the code points from `begin` on, as far as ideographs and kana go, and the end of the last.
std::vector<std::size_t> run_from(std::string_view text, std::size_t begin) {
  std::vector<std::size_t> offsets{begin};
  for (std::size_t at = begin; at < text.size() && offsets.size() <= kLongestName;) {
    if (!text::is_ideograph(text::next_code_point(text, at))) break;
    offsets.push_back(at);
  }
  return offsets;
}

}  // namespace

std::string with_readings(std::string_view text, const NameSource& names) {
  if (!has_script(text, text::Script::kHan)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::vector<std::size_t> offsets = run_from(text, at);
    std::size_t end = 0;
    for (std::size_t i = offsets.size(); i-- > 1 && end == 0;) {
      const std::string_view name = text.substr(at, offsets[i] - at);
      if (!has_script(name, text::Script::kHan)) break;
      if (const auto known = reading(name, names)) {
        out += *known;
        end = offsets[i];
      }
    }
    if (end == 0) {
      end = at;
      static_cast<void>(text::next_code_point(text, end));
      out += text.substr(at, end - at);
    }
    at = end;
  }
  return out;
}

}  // namespace tolmach::normalize::detail
