#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "normalize/name_similarity.h"
#include "normalize/name_source.h"

namespace tolmach::normalize {

/// A pool of names that is searched for the one that a query means. As good as exhaustive: of the names that cost least
/// as wholes none is missed, and those are compared with all that is known.
class NameIndex {
 public:
  /// @param matcher must outlive the index
  explicit NameIndex(const NameMatcher& matcher);
  ~NameIndex();
  NameIndex(NameIndex&&) noexcept;
  NameIndex& operator=(NameIndex&&) noexcept;

  /// Adds a name; its number is the count of names added before. The text need not live on.
  void add(NameForm name, NameKind kind = NameKind::kOther);

  /// A name of the pool and how likely it is the query's.
  struct Hit {
    std::size_t number = 0;
    double score = 0;
  };
  /// The best hits, at most `count`, best first; equal scores by number. A query is looked for without its designator
  /// too (여수시, the city of Yeosu). A name of another kind than the query's is less likely; kOther says nothing.
  [[nodiscard]] std::vector<Hit> find(NameForm query, std::size_t count, NameKind kind = NameKind::kOther) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize
