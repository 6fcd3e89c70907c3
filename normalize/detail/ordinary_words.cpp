#include "normalize/detail/ordinary_words.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Letters of a beginning that says enough.
constexpr std::size_t kShortestBeginning = 4;

}  // namespace

OrdinaryWords::OrdinaryWords(const text::DataFolder& data, std::string_view language) {
  const std::string file = "words/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  for (const text::DataRow& row : text::read_data_rows(data.file(file), 2)) {
    const std::string_view forms = row.fields[1];
    for (std::size_t at = 0; at < forms.size();) {
      const std::size_t end = std::min(forms.find(' ', at), forms.size());
      add(forms.substr(at, end - at));
      at = end + 1;
    }
  }
}

void OrdinaryWords::add(std::string_view form) {
  if (form.empty()) return;
  if (form.back() != '-') {
    words_.insert(form);
  } else if (form.remove_suffix(1); text::count_code_points(form) >= kShortestBeginning) {
    beginnings_.insert(form);
  }
}

bool OrdinaryWords::contains(std::string_view word) const {
  if (words_.contains(word)) return true;
  for (std::size_t end = word.size(); end > 0; static_cast<void>(text::previous_code_point(word, end)))
    if (beginnings_.contains(word.substr(0, end))) return true;
  return false;
}

}  // namespace tolmach::normalize::detail
