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
    if (is_white_space(peek_back(text, at)) && (!space_behind || is_white_space(peek(text, at + form.size())))) return at;
  return std::string_view::npos;
}

}  // namespace

std::vector<std::uint32_t> list_items(std::string_view paragraph) {
  std::vector<std::uint32_t> items;
  const std::size_t begin = skip_gap(paragraph, 0);
  if (std::optional<Marker> marker = read_marker(paragraph, begin)) {
    std::size_t at = begin;
    while (items.size() < kMostItems) {
      ++marker->value;
      at = find_word(paragraph, marker->text(), at + 1, true);
      if (at == std::string_view::npos) break;
      items.push_back(static_cast<std::uint32_t>(at));
    }
    return items;
  }
  if (!is_bullet(peek(paragraph, begin))) return items;
  std::size_t behind = begin;
  (void)next_code_point(paragraph, behind);
  const std::string bullet(paragraph.substr(begin, behind - begin));
  for (std::size_t at = find_word(paragraph, bullet, behind, false); at != std::string_view::npos && items.size() < kMostItems;
       at = find_word(paragraph, bullet, at + 1, false))
    items.push_back(static_cast<std::uint32_t>(at));
  return items;
}

}  // namespace tolmach::text::detail
