#include "normalize/name_index.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/language.h"

namespace tolmach::normalize {
namespace {

/// Names whose whole keys compare best are compared again, token by token and with all that is known.
constexpr std::size_t kShortList = 300;

}  // namespace

struct NameIndex::Impl {
  const NameMatcher* matcher;
  struct Entry {
    std::string text, language;
    PreparedName prepared;
  };
  std::vector<Entry> entries;
};

NameIndex::NameIndex(const NameMatcher& matcher) : impl_(std::make_unique<Impl>()) {
  impl_->matcher = &matcher;
}
NameIndex::~NameIndex() = default;
NameIndex::NameIndex(NameIndex&&) noexcept = default;
NameIndex& NameIndex::operator=(NameIndex&&) noexcept = default;

void NameIndex::add(NameForm name) {
  impl_->entries.push_back({std::string(name.text), std::string(name.language), impl_->matcher->prepare(name)});
}

std::vector<NameIndex::Hit> NameIndex::find(NameForm query, std::size_t count) const {
  const PreparedName prepared = impl_->matcher->prepare(query);
  const auto better = [](const Hit& a, const Hit& b) {
    return a.score != b.score ? a.score > b.score : a.number < b.number;
  };
  std::vector<Hit> hits;
  hits.reserve(impl_->entries.size());
  for (std::size_t k = 0; k < impl_->entries.size(); ++k)
    hits.push_back({k, impl_->matcher->quick_similarity(prepared, impl_->entries[k].prepared)});
  const std::size_t listed = std::min(hits.size(), std::max(kShortList, count));
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(listed), hits.end(), better);
  hits.resize(listed);
  for (Hit& hit : hits) hit.score = impl_->matcher->similarity(prepared, impl_->entries[hit.number].prepared);
  std::sort(hits.begin(), hits.end(), better);
  hits.resize(std::min(hits.size(), count));
  return hits;
}

}  // namespace tolmach::normalize
