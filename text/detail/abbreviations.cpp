#include "text/detail/abbreviations.h"

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

/// The word that a text ends with, from the last white space or opening mark on.
std::string_view last_word(std::string_view text) noexcept {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t previous = begin;
    const char32_t c = previous_code_point(text, previous);
    if (is_white_space(c) || c == U'(' || c == U'«' || c == U'“' || c == U'„' || c == U'"' || c == U'[') break;
    begin = previous;
  }
  return text.substr(begin);
}

/// "J" of "J. Smith": one capital letter. A lone "I" may well end a sentence.
bool is_initial(std::string_view word) noexcept {
  std::size_t at = 0;
  return !word.empty() && word != "I" && is_upper(next_code_point(word, at)) && at == word.size();
}

}  // namespace

Abbreviations::Abbreviations(const DataFolder& data, std::string_view language) {
  const std::string file = "segmentation/" + std::string(language) + ".txt";
  if (!data.has(file)) return;
  for (const DataRow& row : read_data_rows(data.file(file), 2)) {
    std::string key = lower(row.fields[0]);
    if (!key.empty() && key.back() == '.') key.pop_back();
    const std::string& kind = row.fields[1];
    if (kind == "name") {
      kinds_[key] = Kind::kBeforeName;
    } else if (kind == "number") {
      kinds_[key] = Kind::kBeforeNumber;
    } else if (kind == "inner") {
      kinds_[key] = Kind::kInner;
    } else {
      throw Error(Error::Kind::kIo, "unknown kind '" + kind + "', expected name, number or inner",
                  {data.file(file).string(), row.line});
    }
  }
}

bool Abbreviations::forbid_break(std::string_view before, std::string_view after) const {
  std::string_view head = trim(before);
  if (head.empty() || head.back() != '.') return false;
  head.remove_suffix(1);
  const std::string_view word = last_word(head);
  if (is_initial(word)) return true;
  const auto found = kinds_.find(lower(word));
  if (found == kinds_.end()) return false;
  std::size_t at = 0;
  const std::string_view next = trim(after);
  const char32_t first = next_code_point(next, at);
  return found->second == Kind::kBeforeNumber ? is_digit(first) : true;
}

}  // namespace tolmach::text::detail
