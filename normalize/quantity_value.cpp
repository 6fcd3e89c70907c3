#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "normalize/quantities.h"

namespace tolmach::normalize {
namespace {

using Kind = Quantity::Kind;

bool equal(double a, double b) noexcept {
  constexpr double kRelative = 1e-9;
  return a == b || std::abs(a - b) <= kRelative * std::max(std::abs(a), std::abs(b));
}

bool share_reading(const Quantity& a, const Quantity& b) noexcept {
  if (equal(a.value, b.value)) return true;
  if (a.other && (equal(*a.other, b.value) || (b.other && equal(*a.other, *b.other)))) return true;
  return b.other && equal(a.value, *b.other);
}

/// Years agree unless both are given and differ.
bool years_agree(const Quantity& a, const Quantity& b) noexcept {
  return a.year == 0 || b.year == 0 || a.year == b.year;
}

/// A date written "03/05/2022" may be the third of May or the fifth of March: the other reading holds the other day.
bool same_day(const Quantity& a, const Quantity& b) noexcept {
  if (equal(a.value, b.value) && a.month == b.month) return true;
  const bool swapped = equal(a.value, b.month) && equal(b.value, a.month);
  return swapped && (a.other.has_value() || b.other.has_value());
}

bool same_dates(const Quantity& a, const Quantity& b) noexcept {
  const bool both_days = a.kind == Kind::kDate && b.kind == Kind::kDate;
  return (both_days ? same_day(a, b) : a.month == b.month) && years_agree(a, b);
}

/// "14.2." may be the number of a section at the end of a sentence.
bool short_date_is_number(const Quantity& date, const Quantity& number) noexcept {
  if (date.kind != Kind::kDate || date.year != 0 || number.kind != Kind::kNumber) return false;
  const auto bare = [](std::string_view text) { return text.substr(0, text.find_last_not_of('.') + 1); };
  return !number.text.empty() && number.text.find('.') != std::string::npos && bare(date.text) == bare(number.text);
}

/// A date against a bare number: its day, its year, or its month in digits.
bool date_holds(const Quantity& date, const Quantity& number) noexcept {
  if (date.year != 0 && equal(number.value, date.year)) return true;
  if (number.kind == Kind::kYear) return false;
  return equal(number.value, date.value) || equal(number.value, date.month);
}

/// On clocks of twelve and of twenty-four hours; only where both name the half of the day it has to be the same.
bool same_times(const Quantity& a, const Quantity& b) noexcept {
  constexpr double kDay = 24 * 60, kHalfDay = 12 * 60;
  const double day = a.other || b.other ? kHalfDay : kDay;
  return equal(std::fmod(a.value, day) + 1, std::fmod(b.value, day) + 1);
}

/// A time against a bare number: its hour, on either clock.
bool time_holds(const Quantity& time, const Quantity& number) noexcept {
  constexpr double kHour = 60, kHalfDay = 12;
  const bool hour = std::fmod(time.value, kHour) == 0 && number.value <= 24;
  if (hour && equal(std::fmod(time.value / kHour, kHalfDay) + 1, std::fmod(number.value, kHalfDay) + 1)) return true;
  // Half past three is said as three and a half in many languages, and so is a quarter past.
  const bool part = number.value < 24 && number.value != std::floor(number.value) &&
                    (number.in_words || std::fmod(number.value, 1) == 0.5);
  if (part && equal(std::fmod(time.value / kHour, kHalfDay) + 1, std::fmod(number.value, kHalfDay) + 1)) return true;
  // A decimal with two places may be hours and minutes: "14.30".
  const double written = std::floor(time.value / kHour) + std::fmod(time.value, kHour) / 100;
  return equal(written, number.value);
}

/// A season or model year: "SS19" for 2019.
bool short_year(const Quantity& code, const Quantity& year) noexcept {
  constexpr double kCentury = 100;
  return equal(code.value, year.value) || (code.value < kCentury && equal(code.value, std::fmod(year.value, kCentury)));
}

/// A decade by its first year against the same without the century: "los años noventa", 1990.
bool is_decade_of(const Quantity& decade, const Quantity& year) noexcept {
  constexpr double kCentury = 100, kTwentieth = 1900;
  const bool tens = decade.kind == Kind::kNumber && !decade.percent && decade.value >= 20 && decade.value < kCentury &&
                    std::fmod(decade.value, 10) == 0;
  return tens && year.kind == Kind::kYear && equal(year.value, kTwentieth + decade.value);
}

/// A part of one in words or as a ratio ("3分の1") against the ordinal that languages call it by: "ein Drittel", "jedna
/// trzecia".
bool part_and_ordinal(const Quantity& a, const Quantity& b) noexcept {
  const bool decimal = !a.in_words && a.text.find_first_of(".,") != std::string::npos;
  return !decimal && b.in_words && a.value < 1 && b.value > 1 && equal(a.value * b.value, 1);
}

/// A part of one in words against so many per cent, in whole ones: two thirds are 66 or 67 %.
bool in_percent(const Quantity& part, const Quantity& percentage) noexcept {
  constexpr double kPercent = 100;
  if (!part.in_words || part.percent || part.value >= 1 || !percentage.percent) return false;
  const double exact = part.value * kPercent;
  return equal(exact, percentage.value) || std::floor(exact) == percentage.value ||
         std::ceil(exact) == percentage.value;
}

/// Halves and quarters in words against what an hour or a year of them has: "an hour and a half", "90 minutes";
/// "півтора року", "18 months".
bool in_lesser_unit(const Quantity& part, const Quantity& whole) noexcept {
  constexpr double kMostParts = 12, kMinutes = 60, kMonths = 12;
  if (!part.in_words || part.value > kMostParts || part.value == std::floor(part.value)) return false;
  return equal(part.value * kMinutes, whole.value) || equal(part.value * kMonths, whole.value);
}

bool is_date(const Quantity& quantity) noexcept {
  return quantity.kind == Kind::kDate || quantity.kind == Kind::kMonth;
}

std::string grouped(double value) {
  constexpr double kLargest = 1e15;
  if (std::abs(value) >= kLargest) return fmt::format("{:g}", value);
  std::string text = fmt::format("{:.4f}", std::abs(value));
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  std::size_t at = std::min(text.find('.'), text.size());
  constexpr std::size_t kUngrouped = 4;
  if (at > kUngrouped)
    while (at > 3) text.insert(at -= 3, " ");
  return value < 0 ? "-" + text : text;
}

/// A value with a fraction that four places do not hold, as people write it ("1/3", "220 2/3"); nothing for others.
std::string with_fraction(double value) {
  constexpr int kLargest = 12;
  constexpr double kEqual = 1e-9, kPlaces = 1e4;
  const double whole = std::floor(value), part = value - whole;
  if (value <= 0 || std::abs(part * kPlaces - std::round(part * kPlaces)) < kEqual * kPlaces) return {};
  for (int below = 3; below <= kLargest; ++below) {
    const double above = std::round(part * below);
    if (above < 1 || std::abs(part * below - above) > kEqual) continue;
    return fmt::format("{}{:.0f}/{}", whole > 0 ? grouped(whole) + " " : "", above, below);
  }
  return {};
}

std::string describe_date(const Quantity& date) {
  constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
  std::string text;
  if (date.kind == Kind::kDate) text = fmt::format("{:.0f} ", date.value);
  if (date.month >= 1 && date.month <= 12) text += kMonths[static_cast<std::size_t>(date.month - 1)];
  return date.year == 0 ? text : fmt::format("{} {}", text, date.year);
}

}  // namespace

bool same_value(const Quantity& a, const Quantity& b) noexcept {
  if (is_date(a) && is_date(b)) return same_dates(a, b);
  if (is_date(a)) return b.kind != Kind::kTime && (date_holds(a, b) || short_date_is_number(a, b));
  if (is_date(b)) return a.kind != Kind::kTime && (date_holds(b, a) || short_date_is_number(b, a));
  if (a.kind == Kind::kTime && b.kind == Kind::kTime) return same_times(a, b);
  if (a.kind == Kind::kTime) return time_holds(a, b);
  if (b.kind == Kind::kTime) return time_holds(b, a);
  if (a.kind == Kind::kCode && b.kind == Kind::kYear) return short_year(a, b);
  if (b.kind == Kind::kCode && a.kind == Kind::kYear) return short_year(b, a);
  if (in_percent(a, b) || in_percent(b, a) || is_decade_of(a, b) || is_decade_of(b, a)) return true;
  if (share_reading(a, b) || part_and_ordinal(a, b) || part_and_ordinal(b, a)) return true;
  return in_lesser_unit(a, b) || in_lesser_unit(b, a);
}

std::string describe(const Quantity& quantity) {
  switch (quantity.kind) {
    case Kind::kDate:
    case Kind::kMonth:
      return describe_date(quantity);
    case Kind::kTime:
      return fmt::format("{:.0f}:{:02.0f}", std::floor(quantity.value / 60), std::fmod(quantity.value, 60));
    case Kind::kCode:
      return quantity.text;
    case Kind::kYear:
      return fmt::format("{:.0f}", quantity.value);
    case Kind::kNumber:
    case Kind::kOrdinal:
      break;
  }
  const std::string parts = quantity.percent ? std::string() : with_fraction(quantity.value);
  return parts.empty() ? grouped(quantity.value) + (quantity.percent ? "%" : "") : parts;
}

}  // namespace tolmach::normalize
