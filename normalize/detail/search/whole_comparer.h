#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "normalize/detail/search/edit_rows.h"
#include "normalize/detail/similarity/name_model.h"
#include "normalize/detail/similarity/sound_pairs.h"

namespace tolmach::normalize::detail {

/// What a query looks for in names of one group.
struct Aim {
  const NameModel* model = nullptr;
  SoundCosts costs;  ///< those of the query come first
  std::vector<SoundPairVote> votes;
};

/// Compares a query with one name after another as wholes; names that begin as the one before share its work.
class WholeComparer {
 public:
  WholeComparer(std::string_view query, const Aim& aim)
      : model_(*aim.model), length_(std::min(query.size(), kLongestName)), rows_(query, aim.costs) {}

  /// @return nothing where they are below `bar`
  std::optional<float> log_odds(std::string_view sounds, float bar) {
    const std::size_t length = read(sounds);
    const float mean = static_cast<float>(length_ + length) / 2;
    // Cost lowers the log-odds; a hair more than the bar allows, for sums of floats depend on their order.
    const float most = model_.quick_slope < 0 ? (bar - model_.quick_offset) / model_.quick_slope * mean + 1e-4F
                                              : std::numeric_limits<float>::infinity();
    while (filled_ < length) {
      const auto sound = static_cast<unsigned char>(name_[filled_]);
      const float least = rows_.extend(filled_, sound, length - filled_ - 1);
      ++filled_;
      if (least > most) return std::nullopt;
    }
    return model_.quick_offset + model_.quick_slope * rows_.cost(length) / mean;
  }

 private:
  /// Takes the next name, and keeps the rows that belong to its beginning too. @return its length
  std::size_t read(std::string_view sounds) noexcept {
    std::size_t length = 0;
    bool same = true;
    for (const char sound : sounds) {
      if (sound == 0 || length == name_.size()) continue;
      if (same && (length >= filled_ || name_[length] != sound)) {
        same = false;
        filled_ = length;
      }
      name_[length++] = sound;
    }
    if (same) filled_ = std::min(filled_, length);
    return length;
  }

  const NameModel& model_;
  std::size_t length_;
  EditRows rows_;
  std::array<char, kLongestName> name_{};
  std::size_t filled_ = 0;  ///< rows that belong to the beginning of name_
};

}  // namespace tolmach::normalize::detail
