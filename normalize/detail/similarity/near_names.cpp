#include "normalize/detail/similarity/near_names.h"

#include <algorithm>
#include <utility>

#include "text/near.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kCandidates = 60;
constexpr std::size_t kMostTries = 240;

std::uint32_t letters_at(const std::string& key, std::size_t at) noexcept {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(key[at])) << 8 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(key[at + 1]));
}

}  // namespace

std::uint64_t Random::next() noexcept {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
  z = (z ^ z >> 27) * 0x94D049BB133111EBU;
  return z ^ z >> 31;
}

void NearNames::add(std::string key, std::uint32_t entity) {
  const auto number = static_cast<std::uint32_t>(names_.size());
  for (std::size_t k = 0; k + 1 < key.size(); ++k) {
    auto& names = by_letters_[letters_at(key, k)];
    if (names.empty() || names.back() != number) names.push_back(number);
  }
  names_.push_back({std::move(key), entity});
}

std::vector<std::uint32_t> NearNames::near(std::uint32_t number, std::size_t count, Random& random) const {
  const Name& name = names_[number];
  if (name.key.size() < 2) return {};
  std::vector<std::uint32_t> seen;
  std::vector<std::pair<std::size_t, std::uint32_t>> found;
  for (std::size_t tries = 0; tries < kMostTries && seen.size() < kCandidates; ++tries) {
    const auto& sharing = by_letters_.at(letters_at(name.key, random.below(name.key.size() - 1)));
    const std::uint32_t other = sharing[random.below(sharing.size())];
    if (names_[other].entity == name.entity || std::find(seen.begin(), seen.end(), other) != seen.end()) continue;
    seen.push_back(other);
    if (const std::size_t distance = text::edits(name.key, names_[other].key); distance > 1)
      found.emplace_back(distance, other);
  }
  std::sort(found.begin(), found.end());
  found.resize(std::min(found.size(), count));
  std::vector<std::uint32_t> out;
  out.reserve(found.size());
  for (const auto& [distance, other] : found) out.push_back(other);
  return out;
}

std::uint32_t NearNames::any(std::uint32_t number, Random& random) const {
  for (int tries = 0; tries < 8; ++tries) {
    const auto other = static_cast<std::uint32_t>(random.below(names_.size()));
    if (names_[other].entity != names_[number].entity) return other;
  }
  return number;
}

}  // namespace tolmach::normalize::detail
