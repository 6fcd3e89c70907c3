#include "normalize/name_search.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "normalize/detail/search/ballot.h"
#include "normalize/detail/search/candidates.h"
#include "normalize/detail/search/name_block.h"
#include "normalize/detail/search/whole_comparer.h"
#include "normalize/detail/search/word_order.h"
#include "normalize/detail/similarity/name_model.h"
#include "text/error.h"

namespace tolmach::normalize {
namespace {

using detail::Aim;
using detail::Ballot;
using detail::Best;
using detail::BlockName;
using detail::Candidate;
using detail::Elected;
using detail::NameBlock;
using detail::NameGroups;
using detail::WholeComparer;

/// Names that get most votes are compared as wholes, and the best of those with all that is known.
constexpr std::size_t kCandidates = 7000;
constexpr std::size_t kShortList = 300;

bool is_wanted(const NameBlock& names, std::size_t number, const NameSearch::Filter& filter) {
  if ((filter.tags >> (names.tag(number) % 32U) & 1U) == 0) return false;
  return filter.language.empty() || names.language(number) == filter.language;
}

}  // namespace

std::vector<std::int64_t> keys_in_block(std::string_view bytes) {
  const NameBlock block(bytes);
  std::vector<std::int64_t> keys;
  keys.reserve(block.size());
  for (std::size_t k = 0; k < block.size(); ++k) keys.push_back(block.key(k));
  return keys;
}

struct NameBlockBuilder::Impl {
  const NameMatcher* matcher = nullptr;
  std::map<NameGroups::Group, std::vector<BlockName>> names;
};

NameBlockBuilder::NameBlockBuilder(const NameMatcher& matcher) : impl_(std::make_unique<Impl>()) {
  impl_->matcher = &matcher;
}
NameBlockBuilder::~NameBlockBuilder() = default;
NameBlockBuilder::NameBlockBuilder(NameBlockBuilder&&) noexcept = default;
NameBlockBuilder& NameBlockBuilder::operator=(NameBlockBuilder&&) noexcept = default;

void NameBlockBuilder::add(const SearchedName& name) {
  const PreparedName prepared = impl_->matcher->prepare(name.name);
  if (!prepared.whole.empty()) impl_->names[prepared.group].push_back(BlockName::of(name.key, name.tag, prepared));
}

void NameBlockBuilder::add_block(std::string_view bytes, const std::unordered_set<std::int64_t>& without) {
  const NameBlock block(bytes);
  std::vector<BlockName>& names = impl_->names[block.group()];
  for (std::size_t k = 0; k < block.size(); ++k)
    if (without.count(block.key(k)) == 0) names.push_back(block.packed_name(k));
}

std::vector<std::string> NameBlockBuilder::blocks() {
  std::vector<std::string> out;
  for (auto& [group, names] : impl_->names) {
    detail::sort_for_block(names);
    for (std::size_t at = 0; at < names.size(); at += NameBlock::kMostNames)
      out.push_back(NameBlock::packed(&names[at], std::min(NameBlock::kMostNames, names.size() - at)));
  }
  impl_->names.clear();
  return out;
}

struct NameSearch::Impl {
  struct Block {
    explicit Block(std::string content) : bytes(std::move(content)), names(bytes) {}
    std::string bytes;
    NameBlock names;
  };
  const NameMatcher* matcher = nullptr;
  std::vector<std::unique_ptr<Block>> blocks;  ///< those of add_block(), then the amendments
  std::size_t amendments = 0;                  ///< how many of them are at the end
  std::unordered_set<std::int64_t> outdated;   ///< keys that only amendments answer for

  void append(std::string bytes) {
    auto block = std::make_unique<Block>(std::move(bytes));
    if (block->names.group() >= matcher->models().groups().size())
      throw Error(Error::Kind::kIo, "an index of names was made with other learned costs");
    blocks.push_back(std::move(block));
  }

  [[nodiscard]] bool is_outdated(std::uint32_t block, std::size_t name) const {
    return !outdated.empty() && block + amendments < blocks.size() &&
           outdated.count(blocks[block]->names.key(name)) > 0;
  }

  [[nodiscard]] std::size_t size() const noexcept {
    std::size_t names = 0;
    for (const auto& block : blocks) names += block->names.size();
    return names;
  }

  [[nodiscard]] Aim aim(const PreparedName& query, NameGroups::Group group) const {
    const detail::NameModel& model = matcher->models().quick_of(query.group, group);
    const bool turned = NameGroups::turned(query.group, {}, group, {});
    Aim aim{&model, turned ? model.costs.exchanged() : model.costs, {}};
    aim.votes = detail::votes_of(query.whole, aim.costs);
    return aim;
  }

  /// The blocks, those first whose names have about as many consonants as the query: they raise the bar for the others.
  [[nodiscard]] std::vector<std::uint32_t> order(const PreparedName& query) const {
    const auto own = static_cast<int>(detail::consonants_in(query.whole));
    const auto gap = [&](std::uint32_t block) {
      const NameBlock& names = blocks[block]->names;
      const int first = names.consonants(0), last = names.consonants(names.size() - 1);
      return std::max({0, first - own, own - last});
    };
    std::vector<std::uint32_t> out(blocks.size());
    std::iota(out.begin(), out.end(), 0U);
    std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) { return gap(a) < gap(b); });
    return out;
  }

  /// Offers the candidates with what they score as wholes; those that can't be among the best any more are left out.
  /// Candidates of a block stand together in its order: neighbours begin alike, and share the work for that.
  void compare_wholes(std::string_view query, const std::map<NameGroups::Group, Aim>& aims,
                      const std::vector<Candidate>& candidates, Best& best) const {
    std::optional<WholeComparer> comparer;
    std::uint32_t last_block = 0;
    for (const Candidate& candidate : candidates) {
      const NameBlock& names = blocks[candidate.block]->names;
      if (!comparer || candidate.block != last_block) comparer.emplace(query, aims.at(names.group()));
      last_block = candidate.block;
      if (const auto score = comparer->log_odds(names.sounds(candidate.name), best.bar()))
        best.offer({*score, candidate.block, candidate.name});
    }
  }

  /// Adds the names, at most `count` each way round, that may be the query, in no order. A name of several words is
  /// compared with its last word first as well. A name may be found both ways.
  void add_candidates(const PreparedName& query, std::size_t count, const Filter& filter,
                      std::vector<Candidate>& candidates) const {
    std::map<NameGroups::Group, Aim> aims;
    Elected elected(std::max(kCandidates, count));
    Ballot ballot;
    for (const std::uint32_t number : order(query)) {
      const NameBlock& names = blocks[number]->names;
      const auto [aim, is_new] = aims.try_emplace(names.group());
      if (is_new) aim->second = this->aim(query, names.group());
      ballot.count(names, aim->second.votes);
      ballot.for_each_above(elected.bar(), [&](std::size_t name, int votes) {
        if (is_wanted(names, name, filter) && !is_outdated(number, name))
          elected.offer({static_cast<float>(votes), number, static_cast<std::uint32_t>(name)});
        return elected.bar();
      });
    }
    const std::vector<Candidate> compared = elected.take();
    const auto search = [&](std::string_view sounds) {
      Best best(count);
      compare_wholes(sounds, aims, compared, best);
      for (const Candidate& candidate : best.take()) candidates.push_back(candidate);
    };
    search(query.whole);
    if (query.tokens.size() > 1) search(detail::last_word_first(query));
  }
};

NameSearch::NameSearch(const NameMatcher& matcher) : impl_(std::make_unique<Impl>()) {
  impl_->matcher = &matcher;
}
NameSearch::~NameSearch() = default;
NameSearch::NameSearch(NameSearch&&) noexcept = default;
NameSearch& NameSearch::operator=(NameSearch&&) noexcept = default;

void NameSearch::add_block(std::string bytes) {
  impl_->append(std::move(bytes));
  const auto end = impl_->blocks.end();
  std::rotate(end - 1 - static_cast<std::ptrdiff_t>(impl_->amendments), end - 1, end);
}

void NameSearch::amend(const std::vector<std::int64_t>& outdated, std::vector<std::string> blocks) {
  impl_->blocks.resize(impl_->blocks.size() - impl_->amendments);
  impl_->amendments = 0;
  impl_->outdated = {outdated.begin(), outdated.end()};
  for (std::string& block : blocks) {
    impl_->append(std::move(block));
    ++impl_->amendments;
  }
}

std::vector<NameSearch::Hit> NameSearch::find(NameForm query, std::size_t count, const Filter& filter) const {
  count = std::min(count, impl_->size());
  if (count == 0) return {};
  const std::vector<PreparedName> readings = impl_->matcher->prepare_readings(query);
  const std::size_t listed = std::max(kShortList, count);
  std::vector<Candidate> candidates;
  for (const PreparedName& reading : readings)
    if (!reading.whole.empty()) impl_->add_candidates(reading, listed, filter, candidates);
  detail::unite(candidates);
  detail::keep_best(candidates, listed);
  std::vector<Hit> hits;
  for (const Candidate& candidate : candidates) {
    const NameBlock& names = impl_->blocks[candidate.block]->names;
    Hit hit{names.key(candidate.name), 0};
    if (filter.is_wanted && !filter.is_wanted(hit.key)) continue;
    const PreparedName name = names.name(candidate.name);
    for (const PreparedName& reading : readings)
      hit.score = std::max(hit.score, impl_->matcher->similarity(reading, name));
    hits.push_back(hit);
  }
  const auto better = [](const Hit& a, const Hit& b) { return std::tie(b.score, a.key) < std::tie(a.score, b.key); };
  std::sort(hits.begin(), hits.end(), better);
  hits.resize(std::min(hits.size(), count));
  return hits;
}

}  // namespace tolmach::normalize
