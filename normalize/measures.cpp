#include "normalize/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

constexpr std::array<std::string_view, 7> kDimensions = {"length", "mass",  "temperature", "volume",
                                                         "area",   "speed", "currency"};

struct Unit {
  std::string name, lesser;
  Dimension dimension = Dimension::kLength;
  double factor = 1, offset = 0;
};

struct Pattern {
  std::vector<std::string> words;  ///< folded; one that ends with '~' is the beginning of a word
  const Unit* unit = nullptr;      ///< null: the word stands between a number and its unit
};

/// The signs that a text may have right beside a number.
struct Sign {
  std::string text;
  const Unit* unit = nullptr;
  bool between = false;  ///< counts only where a lesser number follows: 6'2"
};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    if (const std::string_view part = text::trim(text.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool fits(std::string_view word, std::string_view pattern) noexcept {
  if (pattern.ends_with('~')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return word == pattern;
}

/// A letter of an alphabet: signs that end with one stand apart from other letters, ideographs don't.
bool is_alphabetic(char32_t c) noexcept {
  return text::is_letter(c) && !text::is_ideograph(c);
}

char32_t first_of(std::string_view text) noexcept {
  std::size_t at = 0;
  return text.empty() ? 0 : text::next_code_point(text, at);
}
char32_t last_of(std::string_view text) noexcept {
  std::size_t at = text.size();
  return text.empty() ? 0 : text::previous_code_point(text, at);
}

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

/// A word of letters that begins at a place.
std::string_view word_at(std::string_view text, std::size_t at) noexcept {
  const std::size_t begin = at;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = text::next_code_point(text, next);
    if (!text::is_letter(c) && !text::is_mark(c)) break;
    at = next;
  }
  return text.substr(begin, at - begin);
}

/// What stands between two words of a unit: spaces, an apostrophe, a hyphen, a full stop or a stroke ("km/h", "sq.
/// mi").
std::size_t skip_joint(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = text::next_code_point(text, next);
    if (!text::is_white_space(c) && std::u32string_view(U"'’-./").find(c) == std::u32string_view::npos) break;
    at = next;
  }
  return at;
}

/// The units that were found at a place, and where they end or begin.
struct Found {
  std::vector<const Unit*> units;
  std::size_t at = 0;
  bool between = false;  ///< see Sign
};

class Words {
 public:
  void add(Pattern pattern) { by_first_[std::string(beginning(pattern.words.front()))].push_back(std::move(pattern)); }
  [[nodiscard]] bool empty() const noexcept { return by_first_.empty(); }

  /// The longest unit that begins at a place, with all its readings.
  [[nodiscard]] Found find(std::string_view text, std::size_t at) const {
    Found found = find_here(text, at);
    if (found.units.size() == 1 && found.units.front() == nullptr) return find_here(text, skip_joint(text, found.at));
    return found;
  }

 private:
  static std::string_view beginning(std::string_view word) noexcept {
    std::size_t at = 0;
    if (!word.empty()) static_cast<void>(text::next_code_point(word, at));
    return word.substr(0, at);
  }

  [[nodiscard]] Found find_here(std::string_view text, std::size_t at) const {
    constexpr std::size_t kMostWords = 4;
    std::vector<std::string> words;
    std::vector<std::size_t> ends;
    while (words.size() < kMostWords) {
      const std::string_view word = word_at(text, at);
      if (word.empty()) break;
      at += word.size();
      words.push_back(text::fold(word));
      ends.push_back(at);
      at = skip_joint(text, at);
    }
    Found found;
    if (words.empty()) return found;
    const auto patterns = by_first_.find(std::string(beginning(words.front())));
    if (patterns == by_first_.end()) return found;
    std::size_t longest = 0;
    for (const Pattern& pattern : patterns->second) {
      const std::size_t count = pattern.words.size();
      if (count < longest || count > words.size() ||
          !std::equal(pattern.words.begin(), pattern.words.end(), words.begin(),
                      [](const std::string& p, const std::string& w) { return fits(w, p); }))
        continue;
      if (count > longest) found.units.clear();
      longest = count;
      found.units.push_back(pattern.unit);
      found.at = ends[count - 1];
    }
    return found;
  }

  std::unordered_map<std::string, std::vector<Pattern>> by_first_;  ///< by the first letter
};

}  // namespace

struct MeasureReader::Impl {
  text::DataFolder data;
  std::vector<std::string> minus;  ///< signs and words before a temperature below zero
  std::vector<Unit> units;
  std::vector<Sign> signs;  ///< longest first
  std::map<std::string, Words, std::less<>> words;

  explicit Impl(text::DataFolder folder) : data(std::move(folder)) {
    read_units();
    read_signs();
  }

  void read_units() {
    const auto path = data.file("units/units.tsv");
    for (const text::DataRow& row : text::read_data_rows(path, 3)) {
      const auto* const dimension = std::find(kDimensions.begin(), kDimensions.end(), row.fields[1]);
      if (dimension == kDimensions.end())
        throw Error(Error::Kind::kIo, "there is no dimension '" + row.fields[1] + "'",
                    {path.string(), row.line, 0, {}});
      Unit unit{row.fields[0], row.fields.size() > 4 ? row.fields[4] : std::string(),
                static_cast<Dimension>(dimension - kDimensions.begin()), std::strtod(row.fields[2].c_str(), nullptr)};
      if (row.fields.size() > 3) unit.offset = std::strtod(row.fields[3].c_str(), nullptr);
      units.push_back(std::move(unit));
    }
  }

  [[nodiscard]] const Unit* unit_named(const std::string& name, const std::filesystem::path& path,
                                       std::size_t line) const {
    const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == name; });
    if (found == units.end())
      throw Error(Error::Kind::kIo, "there is no unit '" + name + "'", {path.string(), line, 0, {}});
    return &*found;
  }

  void read_signs() {
    const auto path = data.file("units/symbols.tsv");
    for (const text::DataRow& row : text::read_data_rows(path, 2)) {
      if (row.fields[0] == "minus") {
        for (const std::string_view sign : split(row.fields[1], ' ')) minus.emplace_back(sign);
        continue;
      }
      const Unit* unit = unit_named(row.fields[0], path, row.line);
      for (const std::string_view sign : split(row.fields[1], ' ')) {
        const bool between = sign.size() > 1 && sign.ends_with('~');
        signs.push_back({std::string(between ? sign.substr(0, sign.size() - 1) : sign), unit, between});
      }
    }
    std::stable_sort(signs.begin(), signs.end(),
                     [](const Sign& a, const Sign& b) { return a.text.size() > b.text.size(); });
  }

  const Words& words_of(std::string_view tag) {
    const std::string language(text::base_language(tag));
    const auto [entry, added] = words.try_emplace(language);
    const std::string file = "units/" + language + ".tsv";
    if (!added || !data.has(file)) return entry->second;
    const auto path = data.file(file);
    for (const text::DataRow& row : text::read_data_rows(path, 2)) {
      const Unit* unit = row.fields[0] == "of" ? nullptr : unit_named(row.fields[0], path, row.line);
      for (const std::string_view form : split(row.fields[1], ',')) {
        Pattern pattern{{}, unit};
        for (const std::string_view word : split(form, ' ')) pattern.words.push_back(text::fold(word));
        entry->second.add(std::move(pattern));
      }
    }
    return entry->second;
  }

  /// Signs that stand behind a place, or before it, without letters of another word beside them.
  [[nodiscard]] Found sign_after(std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    Found found;
    for (const Sign& sign : signs) {
      if (!found.units.empty() && sign.text.size() < found.at - at) break;
      if (rest.empty() || rest.front() != sign.text.front() || !rest.starts_with(sign.text)) continue;
      const std::string_view behind = rest.substr(sign.text.size());
      if (is_alphabetic(last_of(sign.text)) && is_alphabetic(first_of(behind))) continue;
      found.units.push_back(sign.unit);
      found.at = at + sign.text.size();
      found.between = sign.between;
    }
    return found;
  }
  /// Where the minus before a number begins; nothing where there is none. A hyphen between two numbers or in a word is
  /// none.
  [[nodiscard]] std::optional<std::size_t> minus_before(std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(0, at);
    std::string_view trimmed = rest;
    while (!trimmed.empty() && text::is_white_space(last_of(trimmed))) {
      std::size_t end = trimmed.size();
      static_cast<void>(text::previous_code_point(trimmed, end));
      trimmed = trimmed.substr(0, end);
    }
    const auto found = std::find_if(minus.begin(), minus.end(), [&](const std::string& sign) {
      if (!trimmed.ends_with(sign)) return false;
      const char32_t ahead = last_of(trimmed.substr(0, trimmed.size() - sign.size()));
      if (is_alphabetic(first_of(sign))) return trimmed.size() < rest.size() && !is_alphabetic(ahead);
      return trimmed.size() == rest.size() && !text::is_digit(ahead) && !is_alphabetic(ahead);
    });
    return found == minus.end() ? std::nullopt : std::optional(trimmed.size() - found->size());
  }

  [[nodiscard]] Found sign_before(std::string_view text, std::size_t at) const {
    std::string_view rest = text.substr(0, at);
    std::size_t end = rest.size();
    for (std::size_t before = end; before > 0 && text::is_white_space(text::previous_code_point(rest, before));)
      end = before;
    rest = rest.substr(0, end);
    Found found;
    for (const Sign& sign : signs) {
      if (!found.units.empty() && sign.text.size() < end - found.at) break;
      if (rest.empty() || rest.back() != sign.text.back() || sign.unit->dimension != Dimension::kCurrency) continue;
      if (!rest.ends_with(sign.text)) continue;
      const std::string_view ahead = rest.substr(0, rest.size() - sign.text.size());
      if (is_alphabetic(first_of(sign.text)) && is_alphabetic(last_of(ahead))) continue;
      found.units.push_back(sign.unit);
      found.at = end - sign.text.size();
    }
    return found;
  }
};

MeasureReader::MeasureReader(text::DataFolder data) : impl_(std::make_unique<Impl>(std::move(data))) {}
MeasureReader::~MeasureReader() = default;
MeasureReader::MeasureReader(MeasureReader&&) noexcept = default;
MeasureReader& MeasureReader::operator=(MeasureReader&&) noexcept = default;

namespace {

bool may_have_unit(const Quantity& quantity) noexcept {
  return quantity.kind == Quantity::Kind::kNumber && !quantity.percent;
}

Measure measure_of(const Found& found, std::size_t index, const Quantity& quantity, text::Span span) {
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
  return text::count_code_points(word_at(text::trim(between), 0)) <= kLongestWord;
}

}  // namespace

/// One reading of a text.
class MeasureScan {
 public:
  MeasureScan(MeasureReader::Impl& impl, std::string_view text, const Words& words,
              const std::vector<Quantity>& quantities, std::uint32_t base)
      : impl_(impl), text_(text), words_(words), quantities_(quantities), base_(base) {}

  std::vector<Measure> run() {
    for (std::size_t i = 0; i < quantities_.size(); ++i) {
      if (may_have_unit(quantities_[i])) read(i);
    }
    return std::move(measures_);
  }

 private:
  [[nodiscard]] std::uint32_t begin(std::size_t i) const { return quantities_[i].span.begin - base_; }
  [[nodiscard]] std::uint32_t end(std::size_t i) const { return quantities_[i].span.end - base_; }

  [[nodiscard]] Found unit_behind(std::size_t i) const {
    const std::size_t at = skip_gap(text_, end(i));
    Found found = words_.find(text_, at);
    if (found.units.empty() || found.units.front() == nullptr) found = impl_.sign_after(text_, at);
    return found;
  }

  void read(std::size_t i) {
    if (const Found sign = impl_.sign_before(text_, begin(i)); !sign.units.empty()) {
      add(sign, i, {base_ + static_cast<std::uint32_t>(sign.at), base_ + end(i)});
      return;
    }
    Found unit = unit_behind(i);
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
  [[nodiscard]] bool lesser_follows(std::size_t i, const Found& unit) const {
    const std::size_t next = i + 1;
    return next < quantities_.size() && may_have_unit(quantities_[next]) && skip_gap(text_, unit.at) == begin(next) &&
           lesser_unit(measure_of(unit, i, quantities_[i], {}), quantities_[next].value, impl_.units) != nullptr;
  }

  void add(const Found& found, std::size_t i, text::Span span) {
    const bool temperature = std::any_of(found.units.begin(), found.units.end(), [](const Unit* unit) {
      return unit != nullptr && unit->dimension == Dimension::kTemperature;
    });
    const auto minus = temperature ? impl_.minus_before(text_, begin(i)) : std::nullopt;
    if (!minus) {
      measures_.push_back(measure_of(found, i, quantities_[i], span));
      return;
    }
    Quantity below = quantities_[i];
    below.value = -below.value;
    measures_.push_back(measure_of(found, i, below, {base_ + static_cast<std::uint32_t>(*minus), span.end}));
  }

  /// Takes "4" or "4 inches" of "6-foot-4" into the measure before it.
  bool joins_greater(std::size_t i, const Found& unit) {
    if (measures_.empty() || measures_.back().last + 1 != i || measures_.back().first != measures_.back().last)
      return false;
    Measure& greater = measures_.back();
    if (skip_gap(text_, greater.span.end - base_) != begin(i)) return false;
    const Unit* lesser = lesser_unit(greater, quantities_[i].value, impl_.units);
    if (lesser == nullptr) return false;
    if (!unit.units.empty() && std::find(unit.units.begin(), unit.units.end(), lesser) == unit.units.end())
      return false;
    for (Measure::Reading& reading : greater.readings)
      if (reading.dimension == lesser->dimension) reading.value += quantities_[i].value * lesser->factor;
    greater.last = i;
    greater.span.end = unit.units.empty() ? quantities_[i].span.end : base_ + static_cast<std::uint32_t>(unit.at);
    return true;
  }

  MeasureReader::Impl& impl_;
  std::string_view text_;
  const Words& words_;
  const std::vector<Quantity>& quantities_;
  std::uint32_t base_;
  std::vector<Measure> measures_;
};

std::vector<Measure> MeasureReader::read(std::string_view text, std::string_view language,
                                         const std::vector<Quantity>& quantities, std::uint32_t base) {
  if (std::none_of(quantities.begin(), quantities.end(), may_have_unit)) return {};
  return MeasureScan(*impl_, text, impl_->words_of(language), quantities, base).run();
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
