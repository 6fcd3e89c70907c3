#include "check/detail/language/function_words.h"

#include <algorithm>

#include "text/error.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Whether a word has Latin letters beyond the plain ones.
bool has_marks(std::string_view form) {
  constexpr char32_t kFirstMarked = 0xC0;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = text::next_code_point(form, at);
    if (c >= kFirstMarked && text::is_letter(c) && text::script_of(c) == text::Script::kLatin) return true;
  }
  return false;
}

}  // namespace

FunctionWords::FunctionWords(const text::DataFolder& data) {
  const auto path = data.file("check/function_words.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 2)) {
    if (row.fields[0] == "language") continue;
    if (languages_.size() == kMostLanguages)
      throw Error(Error::Kind::kIo, "there are more languages than " + std::to_string(kMostLanguages),
                  {path.string(), row.line, 0, {}});
    const Set bit = Set{1} << languages_.size();
    text::for_each_word(row.fields[0],
                        [&](std::string_view language) { places_.emplace_back(language, languages_.size()); });
    languages_.push_back(row.fields[0].substr(0, row.fields[0].find(' ')));
    text::for_each_word(row.fields[1], [&](std::string_view form) {
      Word& word = words_.try_emplace(text::fold(form)).first.value;
      (has_marks(form) ? word.marked : word.plain) |= bit;
    });
  }
}

FunctionWords::Set FunctionWords::languages_with(std::string_view form, std::string_view folded) const {
  const Word* const found = words_.find(folded);
  if (found == nullptr) return 0;
  return has_marks(form) ? found->marked : found->plain | found->marked;
}

std::optional<std::size_t> FunctionWords::index_of(std::string_view language) const noexcept {
  const auto known =
      std::find_if(places_.begin(), places_.end(), [&](const auto& place) { return place.first == language; });
  if (known == places_.end()) return std::nullopt;
  return known->second;
}

FunctionWords::Set FunctionWords::only(std::string_view language) const noexcept {
  const auto index = index_of(language);
  return index ? Set{1} << *index : 0;
}

}  // namespace tolmach::check::detail
