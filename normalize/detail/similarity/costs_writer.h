#pragma once

#include <array>
#include <iosfwd>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/detail/similarity/name_features.h"
#include "normalize/detail/similarity/sound_costs.h"

namespace tolmach::normalize::detail {

/// Writes learned costs as NameModels reads them (`data/names/costs.tsv`, format in docs/formats.md): numbers in
/// hundredths, and all that have one number in as few lines as hold them.
class CostsWriter {
 public:
  /// @param out must outlive it
  explicit CostsWriter(std::ostream& out) : out_(out) {}

  /// Begins a section. @param family of scripts of a language; "-" for other sections
  void begin_section(std::string_view name, std::string_view family);
  /// Begins the contexts of a section.
  void begin_contexts(std::string_view name);
  /// Nothing is written of a weight of 0. @param name of a measure, or quick-offset or quick-slope
  void write_measure(std::string_view name, double value);
  /// All that are not what costs are where the file says nothing.
  void write_costs(const SoundCosts& costs);
  void write_contexts(const std::vector<std::pair<Context, float>>& weights);

 private:
  std::ostream& out_;
};

}  // namespace tolmach::normalize::detail
