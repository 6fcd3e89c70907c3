#include "check/detail/language/function_words.h"

#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

FunctionWords::FunctionWords(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/function_words.tsv"), 2)) {
    if (row.fields[0] == "language" || languages_.size() == kMostLanguages) continue;
    const Set bit = Set{1} << languages_.size();
    languages_.push_back(row.fields[0]);
    text::for_each_word(row.fields[1],
                        [&](std::string_view word) { sets_.try_emplace(text::fold(word)).first.value |= bit; });
  }
}

FunctionWords::Set FunctionWords::languages_with(std::string_view folded) const {
  const Set* const found = sets_.find(folded);
  return found == nullptr ? 0 : *found;
}

FunctionWords::Set FunctionWords::only(std::string_view language) const noexcept {
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i] == language) return Set{1} << i;
  }
  return 0;
}

}  // namespace tolmach::check::detail
