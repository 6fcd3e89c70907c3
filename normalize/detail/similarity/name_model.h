#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/similarity/context_weights.h"
#include "normalize/detail/similarity/name_features.h"
#include "normalize/detail/similarity/name_groups.h"
#include "text/table_file.h"

namespace tolmach::normalize::detail {

/// How names of two groups are compared: the costs that align them, and what the alignment says.
struct NameModel {
  SoundCosts costs;
  std::array<float, kMeasures> measures{};
  const ContextWeights* contexts = nullptr;  ///< null where the costs alone are wanted
  bool symmetric = false;                    ///< a pair of sounds means the same either way round
  float quick_offset = 0, quick_slope = 0;   ///< log-odds by the cost for each sound

  /// The log-odds that two names are one, from all there is; the names in the order of NameGroups::turned.
  /// Precondition: there are contexts.
  [[nodiscard]] double log_odds(const PreparedName& a, const PreparedName& b) const;
  /// The same from the names' costs as wholes.
  [[nodiscard]] double quick_log_odds(const PreparedName& a, const PreparedName& b) const noexcept;
};

/// The learned costs (`data/names/costs.tsv`, format in docs/formats.md). A section is read when names of its kind are
/// first compared; may be shared by threads.
class NameModels {
 public:
  /// Takes the contexts from `costs.tables` beside the file where that was made of it (tables()).
  /// @throws Error (io) when the file can't be read or its sections make no sense
  explicit NameModels(const std::filesystem::path& path);
  /// The same from text. @param name the file's name for messages
  NameModels(const std::string& text, const std::string& name);
  ~NameModels();
  NameModels(NameModels&&) noexcept;
  NameModels& operator=(NameModels&&) noexcept;

  [[nodiscard]] const NameGroups& groups() const noexcept;
  /// The costs alone, without contexts: enough for quick_log_odds, and read in no time.
  /// @throws Error (io) naming the line that can't be read
  [[nodiscard]] const NameModel& quick_of(NameGroups::Group a, NameGroups::Group b) const;
  /// All there is. @throws Error (io) naming the line that can't be read
  [[nodiscard]] const NameModel& of(NameGroups::Group a, NameGroups::Group b) const;
  /// The contexts as tables. @throws Error (io) naming the line that can't be read
  [[nodiscard]] std::vector<text::TableFile::Table> tables() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize::detail
