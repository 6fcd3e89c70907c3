#include "normalize/detail/similarity/han_keys.h"

#include "text/unicode.h"

namespace tolmach::normalize::detail {

HanKeys::HanKeys(const text::DataFolder& data) {
  readings_.reserve(32768);
  for (const text::DataRow& row : text::read_data_rows(data.file("names/han_keys.tsv"), 2))
    for (std::size_t at = 0; at < row.fields[1].size();)
      readings_.emplace(text::next_code_point(row.fields[1], at), row.fields[0]);
}

std::string HanKeys::read(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = text::next_code_point(text, at);
    const auto reading = readings_.find(character);
    if (reading != readings_.end()) {
      out += reading->second;
    } else {
      text::append_utf8(out, character);
    }
  }
  return out;
}

}  // namespace tolmach::normalize::detail
