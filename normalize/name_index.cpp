#include "normalize/name_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "normalize/detail/search/sound_pool.h"
#include "normalize/detail/search/word_order.h"
#include "normalize/detail/similarity/name_model.h"

namespace tolmach::normalize {
namespace {

using detail::NameGroups;

/// Names that cost least as wholes are compared again, token by token and with all that is known.
constexpr std::size_t kShortList = 300;
/// Log-odds that a name loses when it names a person and the query a place, or the like.
constexpr double kOtherKind = 3;

bool better(const NameIndex::Hit& a, const NameIndex::Hit& b) noexcept {
  return a.score != b.score ? a.score > b.score : a.number < b.number;
}

/// @return the log-odds that are lost
double price_of(NameKind query, NameKind name) noexcept {
  return query == name || query == NameKind::kOther || name == NameKind::kOther ? 0 : kOtherKind;
}

double lowered(double probability, double price) noexcept {
  return probability / (probability + (1 - probability) * std::exp(price));
}

/// Leaves each name once, with its better score.
void unite(std::vector<NameIndex::Hit>& hits) {
  std::sort(hits.begin(), hits.end(), [](const NameIndex::Hit& a, const NameIndex::Hit& b) {
    return a.number != b.number ? a.number < b.number : a.score > b.score;
  });
  hits.erase(std::unique(hits.begin(), hits.end(),
                         [](const NameIndex::Hit& a, const NameIndex::Hit& b) { return a.number == b.number; }),
             hits.end());
}

void keep_best(std::vector<NameIndex::Hit>& hits, std::size_t count) {
  std::sort(hits.begin(), hits.end(), better);
  hits.resize(std::min(hits.size(), count));
}

}  // namespace

struct NameIndex::Impl {
  const NameMatcher* matcher = nullptr;
  std::vector<PreparedName> names;
  std::vector<NameKind> kinds;                           ///< of the names
  std::map<NameGroups::Group, detail::SoundPool> pools;  ///< by what the names' costs go by
  bool arranged = true;
  std::mutex arranging;  ///< find() arranges what add() has added

  void arrange() {
    const std::lock_guard lock(arranging);
    if (arranged) return;
    for (auto& [group, pool] : pools) pool.arrange();
    arranged = true;
  }

  /// The names of one group that may be the query, with their scores as wholes. A name of several words is searched for
  /// with its last word first as well: surnames go first in some languages. A name may be found both ways.
  void shortlist(const PreparedName& query, NameGroups::Group group, std::size_t count, std::vector<Hit>& hits) const {
    const detail::NameModel& model = matcher->models().quick_of(query.group, group);
    const bool turned = NameGroups::turned(query.group, {}, group, {});
    const detail::SoundCosts costs = turned ? model.costs.exchanged() : model.costs;
    const auto search = [&](const detail::Sounds& sounds) {
      for (const detail::SoundPool::Near& near : pools.at(group).nearest(sounds, costs, count))
        hits.push_back({near.number, static_cast<double>(model.quick_offset + model.quick_slope * near.cost)});
    };
    search(query.whole);
    if (query.tokens.size() > 1) search(detail::last_word_first(query));
  }
};

NameIndex::NameIndex(const NameMatcher& matcher) : impl_(std::make_unique<Impl>()) {
  impl_->matcher = &matcher;
}
NameIndex::~NameIndex() = default;
NameIndex::NameIndex(NameIndex&&) noexcept = default;
NameIndex& NameIndex::operator=(NameIndex&&) noexcept = default;

void NameIndex::add(NameForm name, NameKind kind) {
  PreparedName prepared = impl_->matcher->prepare(name);
  impl_->pools[prepared.group].add(prepared.whole, impl_->names.size());
  impl_->names.push_back(std::move(prepared));
  impl_->kinds.push_back(kind);
  impl_->arranged = false;
}

std::vector<NameIndex::Hit> NameIndex::find(NameForm query, std::size_t count, NameKind kind) const {
  impl_->arrange();
  const std::vector<PreparedName> readings = impl_->matcher->prepare_readings(query);
  const std::size_t listed = std::max(kShortList, count);
  const auto price = [&](const Hit& hit) { return price_of(kind, impl_->kinds[hit.number]); };
  std::vector<Hit> hits;
  for (const PreparedName& reading : readings)
    for (const auto& [group, pool] : impl_->pools) impl_->shortlist(reading, group, listed, hits);
  unite(hits);
  for (Hit& hit : hits) hit.score -= price(hit);
  keep_best(hits, listed);
  for (Hit& hit : hits) {
    hit.score = 0;
    for (const PreparedName& reading : readings)
      hit.score = std::max(hit.score, impl_->matcher->similarity(reading, impl_->names[hit.number]));
    hit.score = lowered(hit.score, price(hit));
  }
  keep_best(hits, count);
  return hits;
}

}  // namespace tolmach::normalize
