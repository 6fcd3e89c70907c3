#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "normalize/detail/search/candidates.h"
#include "normalize/detail/search/name_block.h"

namespace tolmach::normalize::detail {

/// The names that get most votes, about so many: those with as few votes as the last of them are among them too, up to
/// as many again. They stay in the order in which they are offered.
class Elected {
 public:
  explicit Elected(std::size_t count) : count_(count) {}

  void offer(const Candidate& candidate) {
    kept_.push_back(candidate);
    ++names_with_[index(candidate.score)];
    ++at_bar_or_above_;
    while (at_bar_or_above_ - names_with_[bar_] >= count_) {
      at_bar_or_above_ -= names_with_[bar_++];
      bar_is_full_ = false;
    }
    if (kept_.size() >= 4 * count_) drop_losers();
  }
  /// What has fewer votes is not elected.
  [[nodiscard]] int bar() const noexcept {
    const std::size_t least = bar_ + (bar_is_full_ ? 1 : 0);
    return static_cast<int>(least) + std::numeric_limits<std::int16_t>::min();
  }
  std::vector<Candidate> take() {
    drop_losers();
    return std::move(kept_);
  }

 private:
  static std::size_t index(float votes) noexcept {
    return static_cast<std::size_t>(static_cast<int>(votes) - std::numeric_limits<std::int16_t>::min());
  }

  void drop_losers() {
    const auto loses = [&](const Candidate& candidate) { return index(candidate.score) < bar_; };
    kept_.erase(std::remove_if(kept_.begin(), kept_.end(), loses), kept_.end());
    if (kept_.size() <= 2 * count_) return;
    // Too many have as few votes as the last: the first of them will do.
    std::size_t room = 2 * count_ - (at_bar_or_above_ - names_with_[bar_]);
    const auto is_surplus = [&](const Candidate& candidate) {
      if (index(candidate.score) != bar_) return false;
      if (room == 0) return true;
      --room;
      return false;
    };
    kept_.erase(std::remove_if(kept_.begin(), kept_.end(), is_surplus), kept_.end());
    bar_is_full_ = true;
  }

  std::size_t count_;
  std::vector<Candidate> kept_;
  std::vector<std::uint32_t> names_with_ = std::vector<std::uint32_t>(std::size_t{1} << 16);  ///< by their votes
  std::size_t bar_ = 0;
  bool bar_is_full_ = false;  ///< no more names with the fewest votes are wanted
  std::size_t at_bar_or_above_ = 0;
};

/// Counts the votes for the names of one block.
class Ballot {
 public:
  /// Counts anew. A name has the weights of the pairs it has, less a price for each of its consonants.
  void count(const NameBlock& names, const std::vector<SoundPairVote>& votes) {
    size_ = names.size();
    for (std::size_t k = 0; k < size_; ++k) counts_[k] = static_cast<std::int16_t>(-kPrice * names.consonants(k));
    for (const SoundPairVote& vote : votes) {
      const NameBlock::Numbers numbers = names.with_pair(vote.pair);
      for (std::size_t k = 0; k < numbers.count; ++k) {
        std::int16_t& count = counts_[numbers.data[k]];
        count = static_cast<std::int16_t>(count + vote.weight);
      }
    }
  }

  /// Calls `visit` for the names that have at least so many votes; it says how many the next must have.
  template <typename Visit>
  void for_each_above(int bar, Visit visit) const {
    constexpr std::size_t kStride = 64;
    for (std::size_t begin = 0; begin < size_; begin += kStride) {
      const std::size_t end = std::min(begin + kStride, size_);
      std::int16_t most = std::numeric_limits<std::int16_t>::min();
      for (std::size_t k = begin; k < end; ++k) most = std::max(most, counts_[k]);
      if (most < bar) continue;
      for (std::size_t k = begin; k < end; ++k)
        if (counts_[k] >= bar) bar = visit(k, counts_[k]);
    }
  }

 private:
  /// Votes that a name loses for each of its consonants: long names share pairs by chance.
  static constexpr int kPrice = 44;

  std::size_t size_ = 0;
  std::vector<std::int16_t> counts_ = std::vector<std::int16_t>(std::size_t{1} << 16);  ///< for any number of 16 bits
};

}  // namespace tolmach::normalize::detail
