#include "normalize/quantity_match.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using Kind = Quantity::Kind;
using Difference = QuantityDifference;

constexpr double kSmall = 12;  ///< up to here numbers in words are often idiom or left unsaid

bool is_date(const Quantity& quantity) noexcept {
  return quantity.kind == Kind::kDate || quantity.kind == Kind::kMonth;
}

/// Whether some quantity of the other side says the same. A date needs more than its month there.
bool is_said(const Quantity& quantity, const std::vector<Quantity>& others) {
  bool month_said = false;
  for (const Quantity& other : others) {
    if (!same_value(quantity, other)) continue;
    const bool only_month = quantity.kind == Kind::kDate && other.kind == Kind::kMonth;
    if (!only_month) return true;
    month_said = true;
  }
  // "the third of May" as "Mai, und zwar am 3."
  return month_said && std::any_of(others.begin(), others.end(), [&](const Quantity& other) {
           return !is_date(other) && other.value == quantity.value;
         });
}

/// A time of day said as two numbers: "14 годин 30 хвилин".
bool is_said_in_parts(const Quantity& quantity, const std::vector<Quantity>& others) {
  if (quantity.kind != Kind::kTime) return false;
  constexpr double kHour = 60, kHalfDay = 12;
  const double hour = std::floor(quantity.value / kHour), minute = std::fmod(quantity.value, kHour);
  const auto has = [&](double value) {
    return std::any_of(others.begin(), others.end(), [&](const Quantity& other) { return other.value == value; });
  };
  if (has(hour) && has(minute)) return true;
  const auto has_word = [&](double value) {
    return std::any_of(others.begin(), others.end(), [&](const Quantity& other) {
      return other.in_words && (other.value == value || other.value == value - kHalfDay);
    });
  };
  // In words, minutes may be told from the next hour: "zwanzig vor neun", "десять минут шестого"; or on the other
  // clock.
  const bool to_next = has_word(hour + 1) && (has_word(kHour - minute) || has_word(minute));
  return minute != 0 && (to_next || (has_word(hour) && has_word(minute)));
}

bool is_fraction(const Quantity& quantity) noexcept {
  return quantity.kind == Kind::kNumber && quantity.value > 0 && quantity.value < 1;
}

/// Whether two neighbours are the numbers of a fraction: "1/3", "3分の1".
bool are_parts(const Quantity& a, const Quantity& b, double fraction) noexcept {
  constexpr double kNear = 1e-6;
  return a.value > 0 && b.value > 0 &&
         std::abs(std::min(a.value, b.value) / std::max(a.value, b.value) - fraction) < kNear;
}

/// A fraction that the others say with two numbers.
bool is_said_as_ratio(const Quantity& quantity, const std::vector<Quantity>& others) {
  if (!is_fraction(quantity)) return false;
  for (std::size_t i = 1; i < others.size(); ++i)
    if (are_parts(others[i - 1], others[i], quantity.value)) return true;
  return false;
}

/// Whether two neighbours are the hour and minutes of a time, or a score that is written as one, "20-18", "20:18"; or
/// hours and minutes against minutes alone, "1 hour 45 minutes", "105 minutes".
bool are_parts_of_time(const Quantity& a, const Quantity& b, const Quantity& time) noexcept {
  constexpr double kHour = 60;
  const bool minutes = (time.kind == Kind::kTime || time.kind == Kind::kNumber) && !time.in_words;
  return minutes && a.kind == Kind::kNumber && b.kind == Kind::kNumber && a.value >= 1 && b.value < kHour &&
         a.value * kHour + b.value == time.value;
}

/// Minutes that the others say as hours and minutes.
bool is_said_in_hours(const Quantity& quantity, const std::vector<Quantity>& others) {
  for (std::size_t i = 1; quantity.kind == Kind::kNumber && i < others.size(); ++i)
    if (are_parts_of_time(others[i - 1], others[i], quantity)) return true;
  return false;
}

/// One of two numbers that are a fraction or a time, which the others say as one.
bool is_part_of_pair(std::size_t index, const std::vector<Quantity>& quantities, const std::vector<Quantity>& others) {
  const auto said = [&](std::size_t first) {
    return std::any_of(others.begin(), others.end(), [&](const Quantity& other) {
      const Quantity &a = quantities[first], &b = quantities[first + 1];
      return (is_fraction(other) && other.in_words && are_parts(a, b, other.value)) || are_parts_of_time(a, b, other);
    });
  };
  return (index > 0 && said(index - 1)) || (index + 1 < quantities.size() && said(index));
}

std::vector<std::size_t> unsaid(const std::vector<Quantity>& quantities, const std::vector<Quantity>& others) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    if (!is_said(quantities[i], others) && !is_said_in_parts(quantities[i], others) &&
        !is_said_as_ratio(quantities[i], others) && !is_said_in_hours(quantities[i], others) &&
        !is_part_of_pair(i, quantities, others))
      out.push_back(i);
  }
  return out;
}

/// What is said more often than on the other side. That is no error by itself, but may stand where something else is
/// lost.
std::vector<std::size_t> surplus(const std::vector<Quantity>& quantities, const std::vector<Quantity>& others) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const auto says_it = [&](const Quantity& quantity) { return same_value(quantity, quantities[i]); };
    const auto times = std::count_if(quantities.begin(), quantities.end(), says_it);
    const auto times_there = std::count_if(others.begin(), others.end(), says_it);
    if (times_there > 0 && times > times_there) out.push_back(i);
  }
  return out;
}

/// The digits of a value, without the zeros at its end.
std::string significant_digits(double value) {
  std::string digits = fmt::format("{:.4f}", value);
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  digits.erase(digits.find_last_not_of('0') + 1);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

std::string all_digits(double value) {
  return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:g}", value);
}

/// Whether one change, one exchange of neighbours, or one more digit makes one of the other.
bool one_slip_apart(const std::string& a, const std::string& b) {
  if (a.size() == b.size()) {
    const auto first = std::mismatch(a.begin(), a.end(), b.begin());
    if (first.first == a.end()) return true;
    const auto last = std::mismatch(a.rbegin(), a.rend(), b.rbegin());
    const auto width = last.first.base() - first.first;
    return width == 1 || (std::is_permutation(first.first, last.first.base(), first.second) && width <= 3);
  }
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  if (longer.size() - shorter.size() != 1) return false;
  const auto first = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(first.first, shorter.end(), first.second + 1);
}

/// How far two quantities are from being a pair: 0 is near; infinity: no pair at all.
double pair_cost(const Quantity& source, const Quantity& target) {
  constexpr double kNever = std::numeric_limits<double>::infinity();
  if (is_date(source) != is_date(target) || (source.kind == Kind::kTime) != (target.kind == Kind::kTime)) return kNever;
  if (is_date(source)) {
    const int equal = (source.value == target.value) + (source.month == target.month) + (source.year == target.year);
    return 3 - equal;
  }
  if (source.kind == Kind::kTime) return 1;
  double cost = 4;
  if (one_slip_apart(all_digits(source.value), all_digits(target.value))) {
    cost = 1;
  } else if (significant_digits(source.value) == significant_digits(target.value)) {
    cost = 0.5;
  } else if (source.kind == Kind::kYear && target.kind == Kind::kYear) {
    cost = 2;
  }
  cost += source.percent == target.percent ? 0 : 1;
  cost += source.in_words == target.in_words ? 0 : 0.5;
  return cost;
}

/// The number before a scale word as it is written, with a point in it; empty where there are no digits or no word.
std::string scaled_digits(std::string_view text) {
  std::string digits;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(text, at);
    if (text::is_letter(c)) return digits;
    if (text::is_digit(c) || c == U'.') digits.append(text.substr(begin, at - begin));
    if (c == U',') digits.push_back('.');
  }
  return {};
}

Difference::Kind kind_of_pair(const Quantity& source, const Quantity& target) {
  if (is_date(source)) return Difference::Kind::kDate;
  if (source.kind == Kind::kTime) return Difference::Kind::kTime;
  constexpr double kThousand = 1000, kTen = 10;
  const double ratio = source.value > target.value ? source.value / target.value : target.value / source.value;
  const bool tens = significant_digits(source.value) == significant_digits(target.value);
  // The scales of East Asia go by ten thousands: what is 1.25 亿 becomes 1.25 billion.
  const std::string digits = tens ? scaled_digits(source.text) : std::string();
  const bool same_digits = !digits.empty() && digits == scaled_digits(target.text);
  return tens && (ratio >= kThousand || (ratio >= kTen && same_digits)) ? Difference::Kind::kScale
                                                                        : Difference::Kind::kChanged;
}

bool is_weak(const Quantity& quantity) noexcept {
  return quantity.kind == Kind::kCode || (quantity.in_words && quantity.value <= kSmall);
}

/// Whether a quantity without counterpart is worth a word by itself.
bool counts_alone(const Quantity& quantity) noexcept {
  if (quantity.kind == Kind::kCode || quantity.kind == Kind::kMonth || quantity.in_words) return false;
  constexpr double kNoon = 12 * 60;  // noon and midnight have words of their own
  if (quantity.kind == Kind::kTime) return quantity.value != kNoon && quantity.value != 0;
  return quantity.value > 1;
}

double pair_confidence(const Quantity& source, const Quantity& target, double cost) {
  const double certain = cost <= 1.5 ? 0.9 : 0.75;
  return is_weak(source) || is_weak(target) ? certain - 0.2 : certain;
}

double alone_confidence(const Quantity& quantity) {
  return quantity.value <= kSmall && quantity.kind != Kind::kTime ? 0.6 : 0.75;
}

class Comparison {
 public:
  Comparison(const std::vector<Quantity>& source, const std::vector<Quantity>& target)
      : source_(source), target_(target), lost_(unsaid(source, target)), gained_(unsaid(target, source)) {}

  std::vector<Difference> differences() {
    while (pair_nearest(lost_, gained_, kAny)) {
    }
    // "4-4" for "4-1": the lost one has no partner among the new ones, but one among the doubled.
    std::vector<std::size_t> doubled_there = lost_.empty() ? lost_ : surplus(target_, source_);
    while (pair_nearest(lost_, doubled_there, kSlip)) {
    }
    std::vector<std::size_t> doubled_here = gained_.empty() ? gained_ : surplus(source_, target_);
    while (pair_nearest(doubled_here, gained_, kSlip)) {
    }
    for (const std::size_t i : gained_) {
      if (counts_alone(target_[i])) add(Difference::Kind::kAdded, std::nullopt, i, alone_confidence(target_[i]));
    }
    for (const std::size_t i : lost_) {
      if (counts_alone(source_[i])) add(Difference::Kind::kMissing, i, std::nullopt, alone_confidence(source_[i]));
    }
    std::stable_sort(out_.begin(), out_.end(), [](const Difference& a, const Difference& b) {
      const std::size_t end = std::numeric_limits<std::size_t>::max();
      return a.target.value_or(end) < b.target.value_or(end);
    });
    return std::move(out_);
  }

 private:
  void add(Difference::Kind kind, std::optional<std::size_t> source, std::optional<std::size_t> target,
           double confidence) {
    out_.push_back({kind, source, target, confidence});
  }

  /// Two weak ones are no evidence of anything, unless they are all that differs.
  [[nodiscard]] bool may_pair(const Quantity& source, const Quantity& target) const {
    if (!is_weak(source) || !is_weak(target)) return true;
    if (source.kind == Kind::kCode || target.kind == Kind::kCode) return source.kind == target.kind;
    const bool alike = source.kind == target.kind && (source.kind == Kind::kNumber || source.kind == Kind::kMonth);
    return alike && lost_.size() == 1 && gained_.size() == 1;
  }

  /// Pairs the nearest two whose cost is below `limit` and takes them out of the lists.
  bool pair_nearest(std::vector<std::size_t>& lost_list, std::vector<std::size_t>& gained_list, double limit) {
    constexpr std::size_t kMostPairs = 2500;
    if (lost_list.size() * gained_list.size() > kMostPairs) return false;
    double best = limit;
    std::size_t best_lost = 0, best_gained = 0;
    bool found = false;
    for (std::size_t l = 0; l < lost_list.size(); ++l) {
      for (std::size_t g = 0; g < gained_list.size(); ++g) {
        const Quantity &source = source_[lost_list[l]], &target = target_[gained_list[g]];
        if (!may_pair(source, target)) continue;
        const double cost = pair_cost(source, target);
        if (cost >= best) continue;
        best = cost;
        best_lost = l;
        best_gained = g;
        found = true;
      }
    }
    if (!found) return false;
    const std::size_t lost = lost_list[best_lost], gained = gained_list[best_gained];
    add(kind_of_pair(source_[lost], target_[gained]), lost, gained,
        pair_confidence(source_[lost], target_[gained], best));
    lost_list.erase(lost_list.begin() + static_cast<std::ptrdiff_t>(best_lost));
    gained_list.erase(gained_list.begin() + static_cast<std::ptrdiff_t>(best_gained));
    return true;
  }

  static constexpr double kAny = 4.6;   ///< numbers that have nothing in common, one of them in words, are still paired
  static constexpr double kSlip = 1.2;  ///< only what one slip makes of the other

  const std::vector<Quantity>& source_;
  const std::vector<Quantity>& target_;
  std::vector<std::size_t> lost_, gained_;
  std::vector<Difference> out_;
};

}  // namespace

std::vector<QuantityDifference> compare_quantities(const std::vector<Quantity>& source,
                                                   const std::vector<Quantity>& target) {
  constexpr std::size_t kMostComparisons = 1000000;  // beyond that it is a table, not a sentence
  if (source.size() * target.size() > kMostComparisons) return {};
  return Comparison(source, target).differences();
}

}  // namespace tolmach::normalize
