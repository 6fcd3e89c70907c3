#include "normalize/detail/search/sound_pool.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "normalize/detail/search/edit_rows.h"

namespace tolmach::normalize::detail {
namespace {

using Near = SoundPool::Near;

bool before(const Near& a, const Near& b) noexcept {
  return std::tie(a.cost, a.number) < std::tie(b.cost, b.number);
}

/// The best so many of all that are offered.
class Best {
 public:
  explicit Best(std::size_t count) : count_(count) { heap_.reserve(count + 1); }

  /// What costs more than this is not among the best.
  [[nodiscard]] float bound() const noexcept {
    return heap_.size() < count_ ? std::numeric_limits<float>::infinity() : heap_.front().cost;
  }

  void offer(const Near& near) {
    if (heap_.size() == count_) {
      if (!before(near, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), before);
      heap_.pop_back();
    }
    heap_.push_back(near);
    std::push_heap(heap_.begin(), heap_.end(), before);
  }

  std::vector<Near> sorted() {
    std::sort(heap_.begin(), heap_.end(), before);
    return std::move(heap_);
  }

 private:
  std::size_t count_;
  std::vector<Near> heap_;
};

bool comparable(std::size_t a, std::size_t b) noexcept {
  return std::max(a, b) <= 2 * std::min(a, b) + 5;
}

}  // namespace

void SoundPool::add(Sounds name, std::size_t number) {
  name.resize(std::min(name.size(), kLongestName));
  if (name.empty()) return;
  by_length_.resize(std::max(by_length_.size(), name.size() + 1));
  auto& names = by_length_[name.size()];
  names.push_back({std::move(name), number, 0});
}

void SoundPool::arrange() {
  for (auto& names : by_length_) {
    std::sort(names.begin(), names.end(),
              [](const Name& a, const Name& b) { return std::tie(a.sounds, a.number) < std::tie(b.sounds, b.number); });
    for (std::size_t k = 1; k < names.size(); ++k) {
      const Sounds& last = names[k - 1].sounds;
      const auto parting = std::mismatch(last.begin(), last.end(), names[k].sounds.begin());
      names[k].shared = static_cast<std::size_t>(parting.first - last.begin());
    }
    if (!names.empty()) names.front().shared = 0;
  }
}

std::vector<Near> SoundPool::nearest(std::string_view query, const SoundCosts& costs, std::size_t count) const {
  query = query.substr(0, kLongestName);
  if (query.empty() || count == 0) return {};
  Best best(count);
  EditRows rows(query, costs);
  // Lengths near the query's first: they hold the best, and the best spare the others work.
  std::vector<std::size_t> lengths;
  for (std::size_t length = 1; length < by_length_.size(); ++length)
    if (comparable(query.size(), length)) lengths.push_back(length);
  const auto gap = [&](std::size_t n) { return n > query.size() ? n - query.size() : query.size() - n; };
  std::stable_sort(lengths.begin(), lengths.end(), [&](std::size_t a, std::size_t b) { return gap(a) < gap(b); });
  // A hair more than the bound, for sums of floats depend on their order.
  constexpr float kRounding = 1e-4F;
  for (const std::size_t length : lengths) {
    const float mean = static_cast<float>(query.size() + length) / 2;
    std::size_t filled = 0;  // rows that belong to the name at hand
    bool hopeless = false;   // the last row costs too much, whatever follows
    for (const Name& name : by_length_[length]) {
      if (name.shared < filled) {
        filled = name.shared;
        hopeless = false;
      }
      while (filled < length && !hopeless) {
        const float least = rows.extend(filled, static_cast<unsigned char>(name.sounds[filled]), length - filled - 1);
        ++filled;
        hopeless = least > best.bound() * mean + kRounding;
      }
      if (!hopeless) best.offer({rows.cost(length) / mean, name.number});
    }
  }
  return best.sorted();
}

}  // namespace tolmach::normalize::detail
