#include "normalize/detail/mentions/ordinary_words.h"

#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Letters of a beginning that says enough.
constexpr std::size_t kShortestBeginning = 4;

}  // namespace

OrdinaryWords::OrdinaryWords(const text::DataFolder& data, std::string_view language) {
  const std::string file = "words/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  text::for_each_data_row(data.file(file), 2, [&](const text::DataRowView& row) {
    text::for_each_word(row.fields[1], [&](std::string_view form) { add(form); });
  });
}

void OrdinaryWords::add(std::string_view form) {
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
