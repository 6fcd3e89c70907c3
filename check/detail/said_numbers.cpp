#include "check/detail/said_numbers.h"

#include <algorithm>

#include "text/error.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

std::vector<double> values_of(const text::DataRow& row, const std::filesystem::path& path) {
  std::vector<double> values;
  text::for_each_word(row.fields[2], [&](std::string_view number) {
    values.push_back(text::number_in({{std::string(number)}, row.line}, 0, path));
  });
  if (values.empty()) throw Error(Error::Kind::kIo, "expected a number", {path.string(), row.line});
  return values;
}

bool has_phrase(const std::vector<Word>& words, const std::vector<std::string>& phrase) {
  const auto same = [](const Word& word, const std::string& other) { return word.folded == other; };
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end(), same) != words.end();
}

}  // namespace

SaidNumbers::SaidNumbers(const text::DataFolder& data) {
  const auto path = data.file("check/said_numbers.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 3)) {
    if (row.fields[0] == "language") continue;
    const std::vector<double> values = values_of(row, path);
    text::for_each_part(row.fields[1], "|", [&](std::string_view form) {
      Phrase phrase{{}, values};
      text::for_each_word(form, [&](std::string_view word) { phrase.words.push_back(text::fold(word)); });
      by_language_[row.fields[0]].push_back(std::move(phrase));
    });
  }
}

bool SaidNumbers::says(const DocumentView& view, text::SegmentRange range, std::span<const normalize::Quantity> numbers,
                       double value) const {
  const auto known = by_language_.find(view.language());
  if (known == by_language_.end()) return false;
  const auto means = [&](const Phrase& phrase) {
    const double first = phrase.values.front();
    return std::find(phrase.values.begin(), phrase.values.end(), value) != phrase.values.end() ||
           std::any_of(numbers.begin(), numbers.end(),
                       [&](const normalize::Quantity& number) { return number.value * first == value; });
  };
  const auto stands = [&](const Phrase& phrase) {
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment)
      if (has_phrase(view.words(segment), phrase.words)) return true;
    return false;
  };
  return std::any_of(known->second.begin(), known->second.end(),
                     [&](const Phrase& phrase) { return means(phrase) && stands(phrase); });
}

}  // namespace tolmach::check::detail
