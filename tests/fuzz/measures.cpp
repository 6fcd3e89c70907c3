// Any bytes as a text of a language: quantities in their order that do not overlap, and measures that are made of them
// and have a unit that is known.
#include "normalize/measures.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "normalize/quantities.h"
#include "require.h"
#include "text/unicode.h"

namespace {

using namespace tolmach;

void check_quantities(const std::vector<normalize::Quantity>& quantities, std::string_view text, std::uint32_t base) {
  std::uint32_t end = base;
  for (const normalize::Quantity& quantity : quantities) {
    fuzz::require(quantity.span.begin >= end && quantity.span.begin < quantity.span.end, "quantities stand in order");
    end = quantity.span.end;
    fuzz::require(end - base <= text.size(), "a quantity lies within its text");
    const auto form = text.substr(quantity.span.begin - base, quantity.span.size());
    fuzz::require(!text::find_invalid_utf8(form), "a quantity holds whole characters");
  }
}

void check_measures(const std::vector<normalize::Measure>& measures, std::size_t quantities) {
  std::size_t next = 0;
  for (const normalize::Measure& measure : measures) {
    fuzz::require(measure.first >= next && measure.first <= measure.last, "measures stand in order");
    fuzz::require(measure.last < quantities, "a measure is made of quantities that there are");
    fuzz::require(!measure.readings.empty(), "a measure has a reading");
    for (const normalize::Measure::Reading& reading : measure.readings)
      fuzz::require(!reading.unit.empty() && !std::isnan(reading.value), "a reading has a unit and a value");
    next = measure.last + 1;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  static normalize::QuantityReader quantities(folder);
  static normalize::MeasureReader measures(folder);
  constexpr std::array<const char*, 9> kLanguages = {"en", "de", "fr", "uk", "ru", "tr", "zh", "ar", "und"};
  constexpr std::uint32_t kBase = 7;  // spans are counted from wherever the caller says
  if (size == 0) return 0;
  const std::string_view language = kLanguages[data[0] % kLanguages.size()];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (text::find_invalid_utf8(text)) return 0;
  const auto found = quantities.read(text, language, kBase);
  check_quantities(found, text, kBase);
  check_measures(measures.read(text, language, found, kBase), found.size());
  return 0;
}
