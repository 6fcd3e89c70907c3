#include "text/detail/list_items.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "text/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

/// The number of an item with what stands around it: "(", 3, ")".
struct Marker {
  std::string before;  ///< a bullet with its space, an opening bracket, or nothing
  std::uint32_t value = 0;
  bool letter = false;
  std::string after;  ///< ".", ")" or ".)"

  [[nodiscard]] std::string text() const {
    return before + (letter ? std::string(1, static_cast<char>(value)) : std::to_string(value)) + after;
  }
};

constexpr std::uint32_t kMostItems = 200;
constexpr std::size_t kLongestItem = 500;  // bytes; a number that stands further off belongs to something else
constexpr std::size_t kShortItem = 60;     // bytes

std::size_t read_bullet(std::string_view text, std::size_t at) noexcept {
  if (!is_bullet(peek(text, at))) return at;
  (void)next_code_point(text, at);
  return skip_gap(text, at);
}

std::optional<Marker> read_marker(std::string_view text, std::size_t begin) {
  Marker marker;
  std::size_t at = read_bullet(text, begin);
  if (at < text.size() && text[at] == '(') ++at;
  marker.before = text.substr(begin, at - begin);
  const std::size_t number = at;
  while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0 && at - number < 3) ++at;
  if (at > number) {
    marker.value = static_cast<std::uint32_t>(std::stoul(std::string(text.substr(number, at - number))));
  } else if (at < text.size() && text[at] >= 'a' && text[at] < 'z') {
    marker.letter = true;
    marker.value = static_cast<unsigned char>(text[at++]);
  } else {
    return std::nullopt;
  }
  const std::size_t after = at;
  while (at < text.size() && (text[at] == '.' || text[at] == ')') && at - after < 2) ++at;
  marker.after = text.substr(after, at - after);
  if (marker.after.empty() || !is_white_space(peek(text, at))) return std::nullopt;
  return marker;
}

/// Where `form` stands behind white space and before white space, from `from` on.
std::size_t find_word(std::string_view text, std::string_view form, std::size_t from, bool space_behind) noexcept {
  for (std::size_t at = text.find(form, from); at != std::string_view::npos; at = text.find(form, at + 1))
    if (is_white_space(peek_back(text, at)) && (!space_behind || is_white_space(peek(text, at + form.size()))))
      return at;
  return std::string_view::npos;
}

bool behind_sentence(std::string_view paragraph, std::size_t at) noexcept {
  const std::string_view before = trim(paragraph.substr(0, at));
  return is_sentence_mark(peek_back(before, before.size()));
}

/// Whether "2." at `at` may be an ordinal and no item: in languages that write ordinals so, unless a sentence ends
/// before it, or it stands close behind the item before and no month follows.
bool may_be_ordinal(std::string_view paragraph, std::size_t before, std::size_t at, const std::string& form,
                    const SentenceWords& words) {
  if (!words.has_ordinals() || form.back() != '.' || behind_sentence(paragraph, at)) return false;
  const std::size_t word = skip_gap(paragraph, at + form.size());
  const std::size_t end = std::min(paragraph.find_first_of(" \r\n.,;", word), paragraph.size());
  return at - before > kShortItem || !is_upper(peek(paragraph, word)) ||
         (words.kinds_of(paragraph.substr(word, end - word)) & kMonth) != 0;
}

/// The items that follow upon the one that begins at `first`.
std::vector<std::uint32_t> following_items(std::string_view paragraph, Marker marker, std::size_t first,
                                           const SentenceWords& words) {
  std::vector<std::uint32_t> items;
  for (std::size_t at = first; items.size() < kMostItems;) {
    ++marker.value;
    const std::string form = marker.text();
    const std::size_t next = find_word(paragraph.substr(0, at + kLongestItem), form, at + 1, true);
    if (next == std::string_view::npos || may_be_ordinal(paragraph, at, next, form, words)) break;
    items.push_back(static_cast<std::uint32_t>(next));
    at = next;
  }
  return items;
}

/// Adds the items of the lists of one form that begin behind a sentence: "These are left. 1. Wheat 2. Barley".
void add_lists(std::string_view paragraph, std::string_view form, const SentenceWords& words,
               std::vector<std::uint32_t>& items) {
  for (std::size_t at = find_word(paragraph, form, 1, true); at != std::string_view::npos && items.size() < kMostItems;
       at = find_word(paragraph, form, at + 1, true)) {
    if (!behind_sentence(paragraph, at)) continue;
    const std::optional<Marker> marker = read_marker(paragraph, at);
    if (!marker) continue;
    const std::vector<std::uint32_t> following = following_items(paragraph, *marker, at, words);
    if (following.empty()) continue;
    items.push_back(static_cast<std::uint32_t>(at));
    items.insert(items.end(), following.begin(), following.end());
    at = following.back();
  }
}

/// The items behind the first one of a list that is marked by bullets.
void add_bullets(std::string_view paragraph, std::size_t begin, std::vector<std::uint32_t>& items) {
  std::size_t behind = begin;
  (void)next_code_point(paragraph, behind);
  const std::string bullet(paragraph.substr(begin, behind - begin));
  for (std::size_t at = find_word(paragraph, bullet, behind, false);
       at != std::string_view::npos && items.size() < kMostItems; at = find_word(paragraph, bullet, at + 1, false))
    items.push_back(static_cast<std::uint32_t>(at));
}

}  // namespace

std::vector<std::uint32_t> list_items(std::string_view paragraph, const SentenceWords& words) {
  const std::size_t begin = skip_gap(paragraph, 0);
  std::vector<std::uint32_t> items;
  if (const std::optional<Marker> marker = read_marker(paragraph, begin))
    items = following_items(paragraph, *marker, begin, words);
  if (items.empty() && is_bullet(peek(paragraph, begin))) add_bullets(paragraph, begin, items);
  for (const std::string_view form : {"1.", "1)", "1.)", "(1)", "a.", "a)", "(a)"})
    add_lists(paragraph, form, words, items);
  std::sort(items.begin(), items.end());
  return items;
}

}  // namespace tolmach::text::detail
