#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/name_features.h"
#include "normalize/detail/name_groups.h"

namespace tolmach::normalize::detail {

/// Weights of contexts: a hash table with open addressing, far smaller than std::unordered_map.
class ContextWeights {
 public:
  /// Adds to the weight of a context.
  void add(Context context, float weight);
  /// 0 for a context that has none.
  [[nodiscard]] float of(Context context) const noexcept;
  void reserve(std::size_t contexts);
  /// Begins to fetch a context's weight from memory, so that of() need not wait for it.
  void fetch(Context context) const noexcept {
    if (!slots_.empty()) __builtin_prefetch(&slots_[first_slot_of(context)]);
  }

 private:
  struct Slot {
    Context context = 0;
    float weight = 0;
  };
  [[nodiscard]] std::size_t first_slot_of(Context context) const noexcept {
    return (context * 0x9E3779B97F4A7C15U) >> 32 & (slots_.size() - 1);
  }
  [[nodiscard]] std::size_t slot_of(Context context) const noexcept;

  std::vector<Slot> slots_;  ///< a power of two of them, at most half of them taken
  std::size_t taken_ = 0;
};

/// How names of two groups are compared: the costs that align them, and what the alignment says.
struct NameModel {
  SoundCosts costs;
  std::array<float, kMeasures> measures{};
  ContextWeights contexts;
  bool symmetric = false;                   ///< a pair of sounds means the same either way round
  float quick_offset = 0, quick_slope = 0;  ///< log-odds by the cost for each sound

  /// The log-odds that two names are one, from all there is; the names in the order of NameGroups::turned.
  [[nodiscard]] double log_odds(const PreparedName& a, const PreparedName& b) const;
  /// The same from the names' costs as wholes.
  [[nodiscard]] double quick_log_odds(const PreparedName& a, const PreparedName& b) const noexcept;
};

/// The learned costs (`data/names/costs.tsv`, format in docs/formats.md). A section is read when names of its kind are
/// first compared; may be shared by threads.
class NameModels {
 public:
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

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize::detail
