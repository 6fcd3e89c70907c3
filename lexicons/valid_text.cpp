#include "lexicons/valid_text.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>

#include <fmt/format.h>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

constexpr std::size_t kLongest = 4096;

/// The offset of the first ill-formed byte; the size of the text when there is none.
std::size_t valid_prefix(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    const bool replaced = text::next_code_point(text, offset) == U'\uFFFD';
    if (replaced && text.substr(begin, offset - begin) != "\xEF\xBF\xBD") return begin;
  }
  return offset;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The digits of a text as a number.
unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = 10 * value + static_cast<unsigned>(c - '0');
  return value;
}

/// Whether the calendar has a date of digits; a year or month as its first day.
bool is_day(std::string_view date) {
  using std::chrono::day, std::chrono::month, std::chrono::year;
  const unsigned of_month = date.size() > 4 ? number(date.substr(5, 2)) : 1;
  const unsigned of_day = date.size() > 7 ? number(date.substr(8, 2)) : 1;
  return (year(static_cast<int>(number(date.substr(0, 4)))) / month(of_month) / day(of_day)).ok();
}

}  // namespace

void require_date(std::string_view text, std::string_view what) {
  if (text.empty()) return;
  constexpr std::string_view kPattern = "0000-00-00";
  bool well = text.size() == 4 || text.size() == 7 || text.size() == 10;
  for (std::size_t i = 0; well && i < text.size(); ++i) well = kPattern[i] == '0' ? is_digit(text[i]) : text[i] == '-';
  if (well) well = is_day(text);
  if (!well) {
    throw Error(Error::Kind::kUsage,
                fmt::format("{} \"{}\" is no date, expected 2019, 2019-10 or 2019-10-01", what, text.substr(0, 40)));
  }
}

void require_period(std::string_view since, std::string_view until) {
  require_date(since, "the first day of a ruling");
  require_date(until, "the last day of a ruling");
  // A year or month lasts to its end: 2019-10 is not after 2019.
  const std::size_t common = std::min(since.size(), until.size());
  if (since.substr(0, common) > until.substr(0, common)) {
    throw Error(Error::Kind::kUsage, fmt::format("the ruling ends before it begins: since {}, until {}", since, until));
  }
}

bool is_external_id(std::string_view scheme, std::string_view value) noexcept {
  if (scheme == "wikidata") {
    constexpr std::string_view kLetters = "QPL";  // items, properties, lexemes
    if (value.empty() || kLetters.find(value.front()) == std::string_view::npos) return false;
    value.remove_prefix(1);
  } else if (scheme != "geonames" && scheme != "viaf") {
    return true;
  }
  return !value.empty() && value.front() != '0' && std::all_of(value.begin(), value.end(), is_digit);
}

void require_external_id(std::string_view scheme, std::string_view value) {
  if (is_external_id(scheme, value)) return;
  throw Error(Error::Kind::kUsage, fmt::format("\"{}\" is no id of {}, expected one like {}", value.substr(0, 40),
                                               scheme, scheme == "wikidata" ? "Q1899" : "703448"));
}

void require_valid_id(std::string_view id) {
  require_valid_text(id, "the entity's id");
  for (const char c : id)
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F')
      throw Error(Error::Kind::kUsage, "the entity's id holds a control character");
}

void require_valid_text(std::string_view text, std::string_view what) {
  if (text.size() > kLongest) {
    throw Error(Error::Kind::kUsage,
                fmt::format("{} is {} bytes long, at most {} are expected", what, text.size(), kLongest));
  }
  if (text.find('\0') != std::string_view::npos) {
    throw Error(Error::Kind::kUsage, fmt::format("{} holds a NUL character", what));
  }
  const std::size_t valid = valid_prefix(text);
  if (valid < text.size()) {
    throw Error(Error::Kind::kUsage, fmt::format("{} is not valid UTF-8: byte {} of it is 0x{:02X}", what, valid + 1,
                                                 static_cast<unsigned char>(text[valid])));
  }
}

}  // namespace tolmach::lexicons
