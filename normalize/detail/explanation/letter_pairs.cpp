#include "normalize/detail/explanation/letter_pairs.h"

#include <cmath>
#include <exception>
#include <filesystem>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr double kUnseenLetter = 1e-4;
/// How likely a word is to end after any letter, where nothing is known of the letter.
constexpr double kEndOfWord = 0.12;

std::uint64_t key(char32_t before, char32_t letter) noexcept {
  return static_cast<std::uint64_t>(before) << 32 | static_cast<std::uint64_t>(letter);
}

}  // namespace

LetterPairs::LetterPairs(const text::DataFolder& data) {
  const std::filesystem::path path = data.file("romanization/letter_pairs.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 3)) {
    const double count = text::number_in(row, 2, path);
    std::size_t at = 0;
    const char32_t before = text::next_code_point(row.fields[1], at);
    if (count <= 0 || at >= row.fields[1].size())
      throw Error(Error::Kind::kIo, "expected two letters and a count above 0", {path.string(), row.line});
    const char32_t letter = text::next_code_point(row.fields[1], at);
    Language& language = languages_[row.fields[0]];
    language.pairs_[key(before, letter)] = count;
    language.rows_[before].count += count;
    language.rows_[before].kinds += 1;
  }
}

void LetterPairs::set_letter(const std::string& language, char32_t letter, double probability) {
  languages_[language].letters_[letter] = probability;
}

const LetterPairs::Language& LetterPairs::of(const std::string& language) const {
  return languages_.at(language);
}

double LetterPairs::Language::log_probability(char32_t before, char32_t letter) const {
  const auto alone = letters_.find(letter);
  const double anywhere = letter == kEnd ? kEndOfWord : alone == letters_.end() ? kUnseenLetter : alone->second;
  const auto row = rows_.find(before);
  if (row == rows_.end()) return std::log(anywhere);
  const auto pair = pairs_.find(key(before, letter));
  const double count = pair == pairs_.end() ? 0 : pair->second;
  return std::log((count + row->second.kinds * anywhere) / (row->second.count + row->second.kinds));
}

}  // namespace tolmach::normalize::detail
