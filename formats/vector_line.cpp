#include "formats/vector_line.h"

#include <charconv>
#include <cmath>

namespace tolmach::formats {
namespace {

constexpr std::string_view kSpace = " \t\r";

void skip_space(std::string_view& text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  text.remove_prefix(begin == std::string_view::npos ? text.size() : begin);
}

bool take(std::string_view& text, char c) {
  skip_space(text);
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Reads a number and what separates it from the next.
std::optional<float> take_number(std::string_view& text) {
  skip_space(text);
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  // Through double, for a number too small for single precision is as good as 0.
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto narrow = static_cast<float>(value);
  if (error != std::errc() || !std::isfinite(narrow)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return narrow;
}

bool take_list(std::string_view text, std::vector<float>& into) {
  const bool array = take(text, '[');
  bool first = true;
  while (true) {
    const std::size_t before = text.size();
    skip_space(text);
    if (text.empty()) return !array;
    if (array && take(text, ']')) {
      skip_space(text);
      return text.empty();
    }
    const bool separated = first || (array ? take(text, ',') : text.size() < before);
    if (!separated) return false;
    const auto number = take_number(text);
    if (!number) return false;
    into.push_back(*number);
    first = false;
  }
}

}  // namespace

std::optional<std::size_t> parse_vector_line(std::string_view line, std::vector<float>& into) {
  const std::size_t before = into.size();
  if (take_list(line, into) && into.size() > before) return into.size() - before;
  into.resize(before);
  return std::nullopt;
}

}  // namespace tolmach::formats
