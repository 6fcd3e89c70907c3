#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "normalize/detail/similarity/sound_costs.h"

namespace tolmach::normalize::detail {

/// The table of the edit distance between a query and one name after another, a row for each sound of the name.
class EditRows {
 public:
  /// Both must outlive the table. @param costs those of the query come first
  EditRows(std::string_view query, const SoundCosts& costs) : query_(query.substr(0, kLongestName)), costs_(costs) {
    for (std::size_t i = 0; i < query_.size(); ++i) {
      const unsigned char sound = at(i);
      lone_[i] = costs.cost[sound][0];
      least_lone_query_ = std::min(least_lone_query_, lone_[i]);
      rows_[0][i + 1] = rows_[0][i] + lone_[i];
    }
    for (std::size_t y = 1; y < kSounds; ++y) {
      least_lone_name_ = std::min(least_lone_name_, costs.cost[0][y]);
      for (std::size_t i = 0; i < query_.size(); ++i) pair_[y][i] = costs.cost[at(i)][y];
    }
  }

  /// Computes the row below row `depth` for the next sound of a name that has `rest` sounds after it.
  /// @return the least that any such name costs
  float extend(std::size_t depth, unsigned char sound, std::size_t rest) noexcept {
    const auto& above = rows_[depth];
    auto& row = rows_[depth + 1];
    const auto& pair = pair_[sound];
    const float lone_name = costs_.cost[0][sound];
    row[0] = above[0] + lone_name;
    float least = row[0] + gap(query_.size(), rest);
    for (std::size_t i = 0; i < query_.size(); ++i) {
      row[i + 1] = std::min({above[i] + pair[i], above[i + 1] + lone_name, row[i] + lone_[i]});
      least = std::min(least, row[i + 1] + gap(query_.size() - i - 1, rest));
    }
    return least;
  }

  [[nodiscard]] float cost(std::size_t depth) const noexcept { return rows_[depth][query_.size()]; }

 private:
  [[nodiscard]] unsigned char at(std::size_t i) const noexcept { return static_cast<unsigned char>(query_[i]); }
  /// What it costs at least that so many sounds of the query and of the name have still to be paired.
  [[nodiscard]] float gap(std::size_t of_query, std::size_t of_name) const noexcept {
    return of_name > of_query ? static_cast<float>(of_name - of_query) * least_lone_name_
                              : static_cast<float>(of_query - of_name) * least_lone_query_;
  }

  std::string_view query_;
  const SoundCosts& costs_;
  float least_lone_query_ = 2, least_lone_name_ = 2;
  std::array<float, kLongestName> lone_{};
  std::array<std::array<float, kLongestName>, kSounds> pair_{};
  std::array<std::array<float, kLongestName + 1>, kLongestName + 1> rows_{};
};

}  // namespace tolmach::normalize::detail
