#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/quantities.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

/// What a unit measures. Currencies are only told apart: they have no rates.
enum class Dimension : std::uint8_t { kLength, kMass, kTemperature, kVolume, kArea, kSpeed, kCurrency };

/// A number with its unit or currency.
struct Measure {
  /// One thing that it may mean: "pounds" are a mass or a currency, "degrees" Celsius or Fahrenheit.
  struct Reading {
    std::string_view unit;  ///< as in `data/units/units.tsv`: "kilometre", "dollar"; lives as long as the reader
    Dimension dimension = Dimension::kLength;
    double value = 0;  ///< in the dimension's base unit: metre, kilogram, degree Celsius …; for a currency, as written
  };
  std::size_t first = 0, last = 0;  ///< indices of its quantities: two where a lesser unit follows ("6 feet 4")
  std::vector<Reading> readings;    ///< at least one
  text::Span span;                  ///< the numbers with their units
};

/// Reads the units and currencies beside the quantities of a text: signs (`data/units/symbols.tsv`), and words of the
/// language (`data/units/<language>.tsv`). Loads a language when first asked; one object may not be shared by threads.
class MeasureReader {
 public:
  /// @throws Error (io)
  explicit MeasureReader(text::DataFolder data);
  ~MeasureReader();
  MeasureReader(MeasureReader&& other) noexcept;
  MeasureReader& operator=(MeasureReader&& other) noexcept;

  /// Measures in order. @param quantities of the text, with spans that are offsets of `text` plus `base`
  /// @throws Error (io)
  [[nodiscard]] std::vector<Measure> read(std::string_view text, std::string_view language,
                                          const std::vector<Quantity>& quantities, std::uint32_t base = 0);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether both may mean the same unit.
[[nodiscard]] bool share_unit(const Measure& a, const Measure& b) noexcept;
/// Whether one may be the other converted into another unit, rounded as writers do. Currencies never are.
[[nodiscard]] bool converts(const Measure& a, const Measure& b) noexcept;
/// Whether both may measure the same kind of thing: two lengths, two currencies.
[[nodiscard]] bool share_dimension(const Measure& a, const Measure& b) noexcept;

}  // namespace tolmach::normalize
