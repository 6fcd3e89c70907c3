#include "normalize/detail/numbers/unit_words.h"

#include <algorithm>
#include <utility>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

bool fits(std::string_view word, std::string_view pattern) noexcept {
  if (pattern.ends_with('~')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return word == pattern;
}

/// What stands between two words of a unit: spaces, an apostrophe, a hyphen, a full stop or a stroke ("km/h", "sq.
/// mi").
std::size_t skip_joint(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = text::next_code_point(text, next);
    if (!text::is_white_space(c) && std::u32string_view(U"'’-./").find(c) == std::u32string_view::npos) break;
    at = next;
  }
  return at;
}

std::string_view beginning(std::string_view word) noexcept {
  std::size_t at = 0;
  if (!word.empty()) static_cast<void>(text::next_code_point(word, at));
  return word.substr(0, at);
}

}  // namespace

std::string_view letters_at(std::string_view text, std::size_t at) noexcept {
  const std::size_t begin = at;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = text::next_code_point(text, next);
    if (!text::is_letter(c) && !text::is_mark(c)) break;
    at = next;
  }
  return text.substr(begin, at - begin);
}

void UnitWords::add(std::vector<std::string> words, const Unit* unit) {
  if (words.empty()) return;
  std::vector<Pattern>& patterns = by_first_[std::string(beginning(words.front()))];
  patterns.push_back({std::move(words), unit});
}

FoundUnits UnitWords::find(std::string_view text, std::size_t at) const {
  FoundUnits found = find_here(text, at);
  if (found.units.size() == 1 && found.units.front() == nullptr) return find_here(text, skip_joint(text, found.at));
  return found;
}

FoundUnits UnitWords::find_here(std::string_view text, std::size_t at) const {
  constexpr std::size_t kMostWords = 4;
  std::vector<std::string> words;
  std::vector<std::size_t> ends;
  while (words.size() < kMostWords) {
    const std::string_view word = letters_at(text, at);
    if (word.empty()) break;
    at += word.size();
    words.push_back(text::fold(word));
    ends.push_back(at);
    at = skip_joint(text, at);
  }
  FoundUnits found;
  if (words.empty()) return found;
  const auto patterns = by_first_.find(std::string(beginning(words.front())));
  if (patterns == by_first_.end()) return found;
  std::size_t longest = 0;
  for (const Pattern& pattern : patterns->second) {
    const std::size_t count = pattern.words.size();
    if (count < longest || count > words.size() ||
        !std::equal(pattern.words.begin(), pattern.words.end(), words.begin(),
                    [](const std::string& p, const std::string& w) { return fits(w, p); }))
      continue;
    if (count > longest) found.units.clear();
    longest = count;
    found.units.push_back(pattern.unit);
    found.at = ends[count - 1];
  }
  return found;
}

}  // namespace tolmach::normalize::detail
