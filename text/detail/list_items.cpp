#include "text/detail/list_items.h"

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
    marker.value = static_cast<std::uint32_t>(text[at++]);
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

/// The items that follow upon the one that begins at `first`.
std::vector<std::uint32_t> following_items(std::string_view paragraph, Marker marker, std::size_t first) {
  std::vector<std::uint32_t> items;
  for (std::size_t at = first; items.size() < kMostItems;) {
    ++marker.value;
    at = find_word(paragraph, marker.text(), at + 1, true);
    if (at == std::string_view::npos) break;
    items.push_back(static_cast<std::uint32_t>(at));
  }
  return items;
}

/// A list that begins behind a sentence: "These are left. 1. Wheat 2. Barley".
std::vector<std::uint32_t> list_behind_sentence(std::string_view paragraph) {
  for (const std::string_view form : {"1.", "1)", "1.)", "(1)", "a.", "a)", "(a)"}) {
    const std::size_t first = find_word(paragraph, form, 1, true);
    if (first == std::string_view::npos) continue;
    const std::string_view before = trim(paragraph.substr(0, first));
    if (!is_sentence_mark(peek_back(before, before.size()))) continue;
    const std::optional<Marker> marker = read_marker(paragraph, first);
    if (!marker) continue;
    std::vector<std::uint32_t> items = following_items(paragraph, *marker, first);
    if (items.empty()) continue;
    items.insert(items.begin(), static_cast<std::uint32_t>(first));
    return items;
  }
  return {};
}

}  // namespace

std::vector<std::uint32_t> list_items(std::string_view paragraph) {
  const std::size_t begin = skip_gap(paragraph, 0);
  if (const std::optional<Marker> marker = read_marker(paragraph, begin))
    return following_items(paragraph, *marker, begin);
  if (!is_bullet(peek(paragraph, begin))) return list_behind_sentence(paragraph);
  std::vector<std::uint32_t> items;
  std::size_t behind = begin;
  (void)next_code_point(paragraph, behind);
  const std::string bullet(paragraph.substr(begin, behind - begin));
  for (std::size_t at = find_word(paragraph, bullet, behind, false);
       at != std::string_view::npos && items.size() < kMostItems; at = find_word(paragraph, bullet, at + 1, false))
    items.push_back(static_cast<std::uint32_t>(at));
  return items;
}

}  // namespace tolmach::text::detail
