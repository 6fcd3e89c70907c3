#include "check/detail/phrases.h"

#include <algorithm>
#include <ranges>

#include "text/data_folder.h"
#include "text/error.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestGap = 3;     // words
constexpr std::size_t kShortestGlued = 5;  // letters of a line of one word that is glued to others
constexpr std::size_t kFewestWords = 2;    // of a phrase that is not the whole line

/// Follows a pattern's elements along the words; keeps the longest way to its end.
template <typename Elements, typename Accept>
void follow(const Elements& elements, std::size_t element, const std::vector<Phrases::Word>& words, std::size_t at,
            std::size_t matched, const Accept& accept) {
  if (element == elements.size()) {
    accept(at, matched);
    return;
  }
  const auto& current = elements[element];
  if (current.alternatives.empty()) {
    for (std::size_t gap = 0; gap <= kLongestGap && at + gap <= words.size(); ++gap)
      follow(elements, element + 1, words, at + gap, matched, accept);
    return;
  }
  if (at < words.size() && current.matches(words[at].folded))
    follow(elements, element + 1, words, at + 1, matched + 1, accept);
  if (current.optional) follow(elements, element + 1, words, at, matched, accept);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

Phrases::Phrases(const std::filesystem::path& file) {
  for (const text::DataRow& row : text::read_data_rows(file, 3)) {
    if (row.fields[1] == "where") continue;
    const auto fail = [&](const std::string& message) {
      throw Error(Error::Kind::kIo, message, {.file = file.string(), .line = row.line});
    };
    const auto where = where_named(row.fields[1]);
    if (!where) fail("a phrase stands at line, start, end or any, not at " + row.fields[1]);
    if (!add(row.fields[0], *where, row.fields[2])) fail("a phrase needs a word that may not be missing");
  }
}

std::optional<Phrases::Where> Phrases::where_named(std::string_view name) noexcept {
  if (name == "line") return Where::kLine;
  if (name == "start") return Where::kStart;
  if (name == "end") return Where::kEnd;
  if (name == "any") return Where::kAny;
  return std::nullopt;
}

bool Phrases::Element::matches(std::string_view word) const noexcept {
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& alternative) {
    return alternative.prefix ? word.starts_with(alternative.word) : word == alternative.word;
  });
}

Phrases::Element Phrases::element_of(std::string_view field) {
  Element element;
  if (field == "*") return element;
  if (field.front() == '(' && field.back() == ')') {
    element.optional = true;
    field = field.substr(1, field.size() - 2);
  }
  for (std::string_view word : split(field, '|')) {
    const bool prefix = word.back() == '~';
    if (prefix) word.remove_suffix(1);
    element.alternatives.push_back({text::fold(word), prefix});
  }
  return element;
}

bool Phrases::add(const std::string& kind, Where where, std::string_view pattern) {
  Pattern added;
  added.kind = kind;
  added.where = where;
  for (const std::string_view field : split(pattern, ' ')) {
    // Words of scripts without spaces are written in one piece and matched character by character.
    std::size_t first = 0;
    if (text::is_ideograph(text::next_code_point(field, first))) {
      for (const text::Token& token : text::tokenise(field)) added.elements.push_back(element_of(token.span.of(field)));
    } else {
      added.elements.push_back(element_of(field));
    }
  }
  const auto is_needed = [](const Element& element) { return !element.optional && !element.alternatives.empty(); };
  if (std::none_of(added.elements.begin(), added.elements.end(), is_needed)) return false;
  patterns_.push_back(std::move(added));
  index(patterns_.size() - 1);
  return true;
}

void Phrases::index(std::size_t pattern) {
  bool prefix = false;
  for (const Element& element : patterns_[pattern].elements) {
    for (const Alternative& alternative : element.alternatives) {
      if (!alternative.prefix) by_first_word_[alternative.word].push_back(pattern);
      prefix = prefix || alternative.prefix;
    }
    if (!element.optional) break;
  }
  if (prefix) by_prefix_.push_back(pattern);
}

bool Phrases::begins_by_prefix(std::size_t pattern, std::string_view word) const {
  for (const Element& element : patterns_[pattern].elements) {
    if (element.alternatives.empty() || element.matches(word)) return true;
    if (!element.optional) break;
  }
  return false;
}

bool Phrases::may_begin_with(std::string_view word) const {
  return by_first_word_.contains(word) || std::any_of(by_prefix_.begin(), by_prefix_.end(), [&](std::size_t pattern) {
           return begins_by_prefix(pattern, word);
         });
}

bool Phrases::may_go_on_with(std::string_view word) const {
  const auto goes_on = [&](std::size_t pattern) { return !patterns_[pattern].at_beginning(); };
  const auto known = by_first_word_.find(word);
  return (known != by_first_word_.end() && std::any_of(known->second.begin(), known->second.end(), goes_on)) ||
         std::any_of(by_prefix_.begin(), by_prefix_.end(),
                     [&](std::size_t pattern) { return goes_on(pattern) && begins_by_prefix(pattern, word); });
}

bool Phrases::Pattern::takes(std::size_t begin, std::size_t end, std::size_t matched,
                             std::size_t count) const noexcept {
  switch (where) {
    case Where::kLine:
      return begin == 0 && end == count;
    case Where::kStart:
      return begin == 0 && matched >= kFewestWords;
    case Where::kEnd:
      return end == count && matched >= kFewestWords;
    case Where::kAny:
      return matched >= kFewestWords;
  }
  return false;
}

/// A whole line before or behind other text, without a mark between: only capitals tell.
bool Phrases::Pattern::takes_glued(std::size_t begin, std::size_t end, std::size_t matched, const Line& line) const {
  if (matched < line.fewest_glued || where == Where::kAny || where == Where::kEnd) return false;
  const bool short_word = text::count_code_points(line.words[begin].folded) < kShortestGlued;
  if (matched == 1 && (elements.size() > 1 || short_word)) return false;
  const std::size_t count = line.words.size();
  if (where == Where::kLine && begin == 0) return end < count && line.words[end].begins_line;
  return begin > 0 && line.words[begin].begins_line && (where == Where::kStart || end == count);
}

std::optional<Phrases::Match> Phrases::match(const Pattern& pattern, const Line& line, std::size_t begin) {
  std::optional<Match> longest;
  follow(pattern.elements, 0, line.words, begin, 0, [&](std::size_t end, std::size_t matched) {
    if (longest && end <= longest->end) return;
    if (pattern.takes(begin, end, matched, line.words.size())) {
      longest = Match{begin, end, pattern.kind, false, pattern.where == Where::kLine};
    } else if (pattern.takes_glued(begin, end, matched, line)) {
      longest = Match{begin, end, pattern.kind, true, pattern.where == Where::kLine};
    }
  });
  return longest;
}

std::optional<Phrases::Match> Phrases::find(const Line& line) const {
  std::optional<Match> best;
  const auto attempt = [&](std::size_t number, std::size_t begin) {
    const Pattern& pattern = patterns_[number];
    if (begin > 0 && pattern.at_beginning() && !line.words[begin].begins_line) return;
    const std::optional<Match> found = match(pattern, line, begin);
    if (found && (!best || found->end - found->begin > best->end - best->begin)) best = found;
  };
  for (std::size_t begin = 0; begin < line.words.size(); ++begin) {
    if (!line.words[begin].begins_phrase) continue;
    // Of equally long matches the pattern that stands last in the file is taken.
    if (const auto patterns = by_first_word_.find(line.words[begin].folded); patterns != by_first_word_.end())
      for (const std::size_t pattern : std::views::reverse(patterns->second)) attempt(pattern, begin);
    for (const std::size_t pattern : by_prefix_) attempt(pattern, begin);
  }
  return best;
}

}  // namespace tolmach::check::detail
