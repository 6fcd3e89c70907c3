#include "check/detail/numbers/said_numbers.h"

#include <algorithm>

#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Whether the text between a number and a place is no more than a space.
bool stands_before(const normalize::Quantity& number, std::uint32_t place) noexcept {
  return number.span.end < place && place - number.span.end <= 2;
}

}  // namespace

SaidNumbers::SaidNumbers(const text::DataFolder& data) {
  const auto path = data.file("check/said_numbers.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 3)) {
    if (row.fields[0] == "language") continue;
    const double value = text::number_in(row, 2, path);
    text::for_each_part(row.fields[1], '|', [&](std::string_view form) {
      Phrase phrase{{}, value};
      text::for_each_word(form, [&](std::string_view word) { phrase.words.push_back(text::fold(word)); });
      by_language_[row.fields[0]].push_back(std::move(phrase));
    });
  }
}

bool SaidNumbers::says(const DocumentView& view, text::SegmentRange range, std::span<const normalize::Quantity> numbers,
                       double value) const {
  const auto known = by_language_.find(view.language());
  if (known == by_language_.end()) return false;
  const auto same = [](const Word& word, const std::string& other) { return word.folded == other; };
  const auto means = [&](const Phrase& phrase, const Word& first) {
    const auto number = std::find_if(numbers.begin(), numbers.end(), [&](const normalize::Quantity& one) {
      return stands_before(one, first.span.begin);
    });
    return value == (number == numbers.end() ? phrase.value : phrase.value * number->value);
  };
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    const std::vector<Word>& words = view.words(segment);
    for (const Phrase& phrase : known->second) {
      const auto at = std::search(words.begin(), words.end(), phrase.words.begin(), phrase.words.end(), same);
      if (at != words.end() && means(phrase, *at)) return true;
    }
  }
  return false;
}

}  // namespace tolmach::check::detail
