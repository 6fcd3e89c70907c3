#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "normalize/name_similarity.h"

namespace tolmach::normalize {

/// A name to be found: its text, and what its owner knows it by.
struct SearchedName {
  std::int64_t key = 0;
  NameForm name;
  std::uint8_t tag = 0;  ///< its kind, below 32
};

/// The keys of the names that a block holds. @throws Error (io) when the bytes are no block of this version
[[nodiscard]] std::vector<std::int64_t> keys_in_block(std::string_view bytes);

/// Makes blocks of names that NameSearch searches: plain bytes, to be kept in a file. They hold as long as names are
/// made ready as they were (see name_fingerprint()), on machines of one byte order.
class NameBlockBuilder {
 public:
  /// @param matcher must outlive the builder
  explicit NameBlockBuilder(const NameMatcher& matcher);
  ~NameBlockBuilder();
  NameBlockBuilder(NameBlockBuilder&&) noexcept;
  NameBlockBuilder& operator=(NameBlockBuilder&&) noexcept;

  /// Names without a sound are left out: nothing is like them.
  void add(const SearchedName& name);
  /// Adds the names of a block again, but for those with some keys.
  /// @throws Error (io) when the bytes are no block of this version
  void add_block(std::string_view bytes, const std::unordered_set<std::int64_t>& without = {});
  /// Blocks of all that was added, some MB each at most, the same for the same names; the builder is empty again.
  [[nodiscard]] std::vector<std::string> blocks();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Finds the names among a million that a query in any script may mean. Names are candidates by the pairs of
/// consonants that they share with the query, or whose sounds often stand for the query's (an inverted file, as Zobel &
/// Dart 1995 use for near names, with learned weights); these are compared as wholes, and the best of them with all
/// that is known. NameIndex, its slow twin, looks at every name.
class NameSearch {
 public:
  /// @param matcher must outlive the search
  explicit NameSearch(const NameMatcher& matcher);
  ~NameSearch();
  NameSearch(NameSearch&&) noexcept;
  NameSearch& operator=(NameSearch&&) noexcept;

  /// @throws Error (io) when the bytes are no block of this version
  void add_block(std::string bytes);
  /// What has changed since the blocks of add_block() were made, in the place of what this was told before.
  /// @param outdated names that those blocks no longer answer for  @param blocks that answer for them
  /// @throws Error (io) when one is no block of this version
  void amend(const std::vector<std::int64_t>& outdated, std::vector<std::string> blocks);

  /// What names are wanted.
  struct Filter {
    std::uint32_t tags = 0xFFFFFFFF;                  ///< a bit for each tag
    std::string language;                             ///< base language; empty = any
    std::function<bool(std::int64_t key)> is_wanted;  ///< asked of the likeliest few hundred; null = all are
  };
  struct Hit {
    std::int64_t key = 0;
    double score = 0;  ///< as NameMatcher::similarity
  };
  /// The best hits, at most `count`, best first; equal scores by key. A query is looked for without its designator too,
  /// see NameMatcher::prepare_readings.
  [[nodiscard]] std::vector<Hit> find(NameForm query, std::size_t count, const Filter& filter) const;
  [[nodiscard]] std::vector<Hit> find(NameForm query, std::size_t count) const { return find(query, count, Filter()); }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize
