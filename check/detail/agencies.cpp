#include "check/detail/agencies.h"

#include <algorithm>

#include "check/detail/characters/characters.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestPlace = 90;  // bytes before the agency

bool is_dash(char32_t c) noexcept {
  return c == U'-' || c == U'–' || c == U'—';
}

/// The end of the dash, colon or full stop behind an agency: "(AP) —", "(EFE).-", "/TASS/."; nothing where there is
/// none.
std::optional<std::size_t> end_of_head(std::string_view text, std::size_t at) {
  bool marked = false;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = text::next_code_point(text, next);
    if (!is_dash(c) && c != U'.' && c != U':' && !text::is_white_space(c)) break;
    marked = marked || !text::is_white_space(c);
    at = next;
  }
  return marked ? std::optional(at) : std::nullopt;
}

/// Whether it may be a place with a date: begins with a capital or an ideograph, and holds no sentence.
bool is_place(std::string_view piece) {
  piece = text::trim(piece);
  if (piece.empty()) return false;
  std::size_t at = 0;
  const char32_t first = text::next_code_point(piece, at);
  if (!text::is_upper(first) && !text::is_ideograph(first)) return false;
  return piece.find_first_of("?!:;\"") == std::string_view::npos;
}

}  // namespace

Agencies::Agencies(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("check/agencies.tsv"), 3)) {
    text::for_each_part(row.fields[2], ',', [&](std::string_view form) {
      names_.push_back({std::string(text::trim(form)), row.fields[0], row.fields[1] == "capitals"});
    });
  }
}

const Agencies::Name* Agencies::find(std::string_view form) const noexcept {
  const auto found = std::find_if(names_.begin(), names_.end(), [&](const Name& name) { return name.form == form; });
  return found == names_.end() ? nullptr : &*found;
}

std::optional<Dateline> Agencies::dateline(std::string_view text, text::Span piece) const {
  const std::string_view whole = piece.of(text);
  const std::string_view head = whole.substr(0, kLongestPlace);
  const std::size_t open = std::min(head.find('('), head.find('/'));
  if (open == std::string_view::npos || !is_place(whole.substr(0, open))) return std::nullopt;
  const std::size_t close = whole.find(whole[open] == '(' ? ')' : '/', open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  const Name* name = find(text::trim(whole.substr(open + 1, close - open - 1)));
  if (name == nullptr) return std::nullopt;
  const std::optional<std::size_t> end = end_of_head(whole, close + 1);
  if (!end) return std::nullopt;
  const auto at = [&](std::size_t offset) { return piece.begin + static_cast<std::uint32_t>(offset); };
  return Dateline{{piece.begin, at(*end)}, {piece.begin, at(open)}, name->agency, name->capitals};
}

bool Agencies::names(std::string_view piece, std::string_view agency) const {
  return std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
    return name.agency == agency && piece.find(name.form) != std::string_view::npos;
  });
}

}  // namespace tolmach::check::detail
