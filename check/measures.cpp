#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/numbers/bead_quantities.h"

namespace tolmach::check::detail {
namespace {

using normalize::Dimension;
using normalize::Measure;
using normalize::Quantity;

/// Both sides of a bead.
struct Sides {
  std::uint32_t bead = 0;
  std::vector<Quantity> source_quantities, target_quantities;
  std::vector<Measure> source, target;

  [[nodiscard]] bool same_number(const Measure& s, const Measure& t) const {
    return s.first == s.last && t.first == t.last &&
           normalize::same_value(source_quantities[s.first], target_quantities[t.first]);
  }
  /// Whether the two say the same, in one unit or in two.
  [[nodiscard]] bool agree(const Measure& s, const Measure& t) const {
    return normalize::converts(s, t) || (normalize::share_unit(s, t) && same_number(s, t));
  }
  [[nodiscard]] bool is_said(const Measure& s) const {
    return std::any_of(target.begin(), target.end(), [&](const Measure& t) { return agree(s, t); });
  }
  [[nodiscard]] bool is_founded(const Measure& t) const {
    return std::any_of(source.begin(), source.end(), [&](const Measure& s) { return agree(s, t); });
  }
};

bool is_money(const Measure& measure) noexcept {
  return std::any_of(measure.readings.begin(), measure.readings.end(),
                     [](const Measure::Reading& reading) { return reading.dimension == Dimension::kCurrency; });
}

std::string_view unit_of(const Measure& measure) noexcept {
  return measure.readings.front().unit;
}

/// The only measure of a dimension, where there is one: only then is it sure what became of it.
const Measure* only_one_like(const Measure& measure, const std::vector<Measure>& all) {
  const Measure* found = nullptr;
  for (const Measure& other : all) {
    if (!normalize::share_dimension(measure, other)) continue;
    if (found != nullptr) return nullptr;
    found = &other;
  }
  return found;
}

/// How many times as much the target says, where it is sure what each of them means; NaN for what can't be divided.
std::optional<double> times_as_much(const Measure& s, const Measure& t) {
  std::optional<double> times;
  for (const Measure::Reading& a : s.readings) {
    for (const Measure::Reading& b : t.readings) {
      if (a.dimension != b.dimension || a.dimension == Dimension::kCurrency) continue;
      if (times) return std::nullopt;
      times = a.dimension == Dimension::kTemperature || a.value == 0 ? std::nan("") : b.value / a.value;
    }
  }
  return times;
}

class MeasureFinder {
 public:
  MeasureFinder(const Context& context, Findings& findings) : context_(context), findings_(findings) {}

  void check(const Sides& sides) {
    for (const Measure& s : sides.source) {
      if (sides.is_said(s)) continue;
      const auto swapped = std::find_if(sides.target.begin(), sides.target.end(), [&](const Measure& t) {
        return sides.same_number(s, t) && normalize::share_dimension(s, t) && !normalize::share_unit(s, t) &&
               !sides.is_founded(t);
      });
      if (swapped != sides.target.end()) {
        add(is_money(*swapped) ? "currency-changed" : "unit-changed", 0.8, sides.bead, s, *swapped, "");
      } else {
        check_conversion(sides, s);
      }
    }
  }

 private:
  void check_conversion(const Sides& sides, const Measure& s) {
    if (only_one_like(s, sides.source) == nullptr) return;
    const Measure* t = only_one_like(s, sides.target);
    if (t == nullptr || normalize::share_unit(s, *t)) return;
    const std::optional<double> times = times_as_much(s, *t);
    if (!times) return;
    add("conversion-wrong", 0.65, sides.bead, s, *t,
        std::isnan(*times) ? std::string() : fmt::format(": {:.3g} times as much", *times));
  }

  void add(std::string_view code, double confidence, std::uint32_t bead, const Measure& s, const Measure& t,
           const std::string& more) {
    findings_.add({.code = code,
                   .confidence = confidence,
                   .message = fmt::format("source “{}” ({}), target “{}” ({}){}", s.span.of(context_.source()->text()),
                                          unit_of(s), t.span.of(context_.target().text()), unit_of(t), more),
                   .target = t.span,
                   .source = s.span,
                   .bead = bead});
  }

  const Context& context_;
  Findings& findings_;
};

}  // namespace

void find_measure_errors(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  MeasureFinder finder(context, findings);
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    if (!bead.is_link()) continue;
    Sides sides{number, {}, {}, measures_of(*context.source(), bead.source), {}};
    if (sides.source.empty()) continue;
    sides.source_quantities = quantities_of(*context.source(), bead.source);
    sides.target_quantities = quantities_of(context.target(), bead.target);
    sides.target = measures_of(context.target(), bead.target);
    constexpr std::size_t kMostComparisons = 1'000'000;  // beyond that it is a table, not a sentence
    if (sides.source.size() * sides.target.size() <= kMostComparisons) finder.check(sides);
  }
}

}  // namespace tolmach::check::detail
