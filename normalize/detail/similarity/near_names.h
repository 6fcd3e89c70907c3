#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace tolmach::normalize::detail {

/// A small generator of pseudo-random numbers (Steele, Lea & Flood 2014, SplitMix64), the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() noexcept;
  /// A number below `bound`, which is above 0.
  std::size_t below(std::size_t bound) noexcept { return static_cast<std::size_t>(next() % bound); }

 private:
  std::uint64_t state_;
};

/// Names that might be taken for one another: those of a kind, by the pairs of letters they share.
class NearNames {
 public:
  /// Adds a name. @param key its sounds or letters  @param entity names of one entity are never near
  void add(std::string key, std::uint32_t entity);
  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

  /// The nearest to name `number` by edit distance among sixty others that share a pair of letters with it, leaving out
  /// names of the same entity and those one edit away, which may be forms of it; nearest first, at most `count`.
  [[nodiscard]] std::vector<std::uint32_t> near(std::uint32_t number, std::size_t count, Random& random) const;
  /// Any other name of another entity; `number` itself where there is none.
  [[nodiscard]] std::uint32_t any(std::uint32_t number, Random& random) const;

 private:
  struct Name {
    std::string key;
    std::uint32_t entity;
  };
  std::vector<Name> names_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_letters_;
};

}  // namespace tolmach::normalize::detail
