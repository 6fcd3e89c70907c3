#include "normalize/measures.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "normalize/detail/numbers/unit_lexicon.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using detail::FoundUnits;
using detail::letters_at;
using detail::Unit;
using detail::UnitLexicon;
using detail::UnitWords;

/// Moves behind white space and at most one hyphen.
std::size_t skip_gap(std::string_view text, std::size_t at) noexcept {
  bool hyphen = false;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = text::next_code_point(text, next);
    const bool is_hyphen = c == U'-' || c == U'‑' || c == U'.';  // a full stop: "Mio. Euro"
    if (!text::is_white_space(c) && (!is_hyphen || hyphen)) break;
    hyphen = hyphen || is_hyphen;
    at = next;
  }
  return at;
}

bool may_have_unit(const Quantity& quantity) noexcept {
  return quantity.kind == Quantity::Kind::kNumber && !quantity.percent;
}

Measure measure_of(const FoundUnits& found, std::size_t index, const Quantity& quantity, text::Span span) {
  Measure measure{index, index, {}, span};
  for (const Unit* unit : found.units)
    measure.readings.push_back({unit->name, unit->dimension, quantity.value * unit->factor + unit->offset});
  return measure;
}

/// The unit of a lesser number behind a greater one ("6 feet 4"): null when it can't have one, or would be no lesser.
const Unit* lesser_unit(const Measure& greater, double number, const std::vector<Unit>& units) {
  const auto named = [&](std::string_view name) {
    return std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == name; });
  };
  const auto unit = named(greater.readings.front().unit);
  if (unit == units.end() || unit->lesser.empty()) return nullptr;
  const auto lesser = named(unit->lesser);
  const bool fits = lesser != units.end() && number * lesser->factor < unit->factor;
  return fits ? &*lesser : nullptr;
}

/// Whether a number shares the unit behind the next one: "5 to 10 miles", "3-4 km".
bool shares_next_unit(std::string_view between) {
  constexpr std::size_t kLongestGap = 8;   // bytes
  constexpr std::size_t kLongestWord = 3;  // letters: to, bis, до
  if (between.size() > kLongestGap || between.find(',') != std::string_view::npos) return false;
  return text::count_code_points(letters_at(text::trim(between), 0)) <= kLongestWord;
}

/// One reading of a text.
class MeasureScan {
 public:
  MeasureScan(const UnitLexicon& lexicon, std::string_view text, const UnitWords& words,
              const std::vector<Quantity>& quantities, std::uint32_t base)
      : lexicon_(lexicon), text_(text), words_(words), quantities_(quantities), base_(base) {}

  std::vector<Measure> run() {
    for (std::size_t i = 0; i < quantities_.size(); ++i) {
      if (may_have_unit(quantities_[i])) read(i);
    }
    return std::move(measures_);
  }

 private:
  [[nodiscard]] std::uint32_t begin(std::size_t i) const { return quantities_[i].span.begin - base_; }
  [[nodiscard]] std::uint32_t end(std::size_t i) const { return quantities_[i].span.end - base_; }

  [[nodiscard]] FoundUnits unit_behind(std::size_t i) const {
    const std::size_t at = skip_gap(text_, end(i));
    FoundUnits found = words_.find(text_, at);
    if (found.units.empty() || found.units.front() == nullptr) found = lexicon_.sign_after(text_, at);
    return found;
  }

  void read(std::size_t i) {
    if (const FoundUnits sign = lexicon_.sign_before(text_, begin(i)); !sign.units.empty()) {
      add(sign, i, {base_ + static_cast<std::uint32_t>(sign.at), base_ + end(i)});
      return;
    }
    FoundUnits unit = unit_behind(i);
    if (joins_greater(i, unit)) return;
    if (unit.between && !lesser_follows(i, unit)) return;
    const std::size_t next = i + 1;
    if (unit.units.empty() && next < quantities_.size() && may_have_unit(quantities_[next]) &&
        shares_next_unit(text_.substr(end(i), begin(next) - end(i)))) {
      unit = unit_behind(next);
      unit.at = end(i);
    }
    if (!unit.units.empty()) add(unit, i, {base_ + begin(i), base_ + static_cast<std::uint32_t>(unit.at)});
  }

  /// Whether the number of a lesser unit follows right behind a sign.
  [[nodiscard]] bool lesser_follows(std::size_t i, const FoundUnits& unit) const {
    const std::size_t next = i + 1;
    return next < quantities_.size() && may_have_unit(quantities_[next]) && skip_gap(text_, unit.at) == begin(next) &&
           lesser_unit(measure_of(unit, i, quantities_[i], {}), quantities_[next].value, lexicon_.units()) != nullptr;
  }

  void add(const FoundUnits& found, std::size_t i, text::Span span) {
    const bool temperature = std::any_of(found.units.begin(), found.units.end(), [](const Unit* unit) {
      return unit != nullptr && unit->dimension == Dimension::kTemperature;
    });
    const auto minus = temperature ? lexicon_.minus_before(text_, begin(i)) : std::nullopt;
    if (!minus) {
      measures_.push_back(measure_of(found, i, quantities_[i], span));
      return;
    }
    Quantity below = quantities_[i];
    below.value = -below.value;
    measures_.push_back(measure_of(found, i, below, {base_ + static_cast<std::uint32_t>(*minus), span.end}));
  }

  /// Takes "4" or "4 inches" of "6-foot-4" into the measure before it.
  bool joins_greater(std::size_t i, const FoundUnits& unit) {
    if (measures_.empty() || measures_.back().last + 1 != i || measures_.back().first != measures_.back().last)
      return false;
    Measure& greater = measures_.back();
    if (skip_gap(text_, greater.span.end - base_) != begin(i)) return false;
    const Unit* lesser = lesser_unit(greater, quantities_[i].value, lexicon_.units());
    if (lesser == nullptr) return false;
    if (!unit.units.empty() && std::find(unit.units.begin(), unit.units.end(), lesser) == unit.units.end())
      return false;
    for (Measure::Reading& reading : greater.readings)
      if (reading.dimension == lesser->dimension) reading.value += quantities_[i].value * lesser->factor;
    greater.last = i;
    greater.span.end = unit.units.empty() ? quantities_[i].span.end : base_ + static_cast<std::uint32_t>(unit.at);
    return true;
  }

  const UnitLexicon& lexicon_;
  std::string_view text_;
  const UnitWords& words_;
  const std::vector<Quantity>& quantities_;
  std::uint32_t base_;
  std::vector<Measure> measures_;
};

}  // namespace

struct MeasureReader::Impl {
  explicit Impl(text::DataFolder data) : lexicon(std::move(data)) {}

  detail::UnitLexicon lexicon;
};

MeasureReader::MeasureReader(text::DataFolder data) : impl_(std::make_unique<Impl>(std::move(data))) {}
MeasureReader::~MeasureReader() = default;
MeasureReader::MeasureReader(MeasureReader&&) noexcept = default;
MeasureReader& MeasureReader::operator=(MeasureReader&&) noexcept = default;

std::vector<Measure> MeasureReader::read(std::string_view text, std::string_view language,
                                         const std::vector<Quantity>& quantities, std::uint32_t base) {
  if (std::none_of(quantities.begin(), quantities.end(), may_have_unit)) return {};
  return MeasureScan(impl_->lexicon, text, impl_->lexicon.words_of(language), quantities, base).run();
}

bool share_unit(const Measure& a, const Measure& b) noexcept {
  return std::any_of(a.readings.begin(), a.readings.end(), [&](const Measure::Reading& x) {
    return std::any_of(b.readings.begin(), b.readings.end(),
                       [&](const Measure::Reading& y) { return x.unit == y.unit; });
  });
}

bool share_dimension(const Measure& a, const Measure& b) noexcept {
  return std::any_of(a.readings.begin(), a.readings.end(), [&](const Measure::Reading& x) {
    return std::any_of(b.readings.begin(), b.readings.end(),
                       [&](const Measure::Reading& y) { return x.dimension == y.dimension; });
  });
}

bool converts(const Measure& a, const Measure& b) noexcept {
  constexpr double kRounded = 0.07;  // share: 100 miles, 160 km; 30 feet, 9 metres
  constexpr double kDegrees = 1.2;
  const auto close = [](const Measure::Reading& x, const Measure::Reading& y) {
    if (x.dimension != y.dimension || x.unit == y.unit || x.dimension == Dimension::kCurrency) return false;
    const double apart = std::abs(x.value - y.value);
    if (x.dimension == Dimension::kTemperature) return apart <= kDegrees;
    return apart <= kRounded * std::max(std::abs(x.value), std::abs(y.value));
  };
  return std::any_of(a.readings.begin(), a.readings.end(), [&](const Measure::Reading& x) {
    return std::any_of(b.readings.begin(), b.readings.end(), [&](const Measure::Reading& y) { return close(x, y); });
  });
}

}  // namespace tolmach::normalize
