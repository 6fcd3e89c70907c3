#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lexicons/detail/search_index.h"

namespace tolmach::lexicons::detail {

/// Finds names of one lexicon: by the index in its file, and beside it by what has changed since; by an index in memory
/// where the file has none that is of use. Follows the lexicon's changes.
class NearIndex {
 public:
  /// @param matcher must outlive this, and so must the database
  NearIndex(Database& database, const normalize::NameMatcher& matcher, std::string fingerprint);

  /// Hits have the keys of names. To be called within a Snapshot.
  /// @param committed whether what the file says now can't be rolled back
  [[nodiscard]] std::vector<normalize::NameSearch::Hit> find(normalize::NameForm form, std::size_t count,
                                                             const normalize::NameSearch::Filter& filter,
                                                             bool committed);
  /// Whether find() has had to make an index of many names, for the file has none that is of use.
  [[nodiscard]] bool had_to_index() const noexcept { return had_to_index_; }

 private:
  void refresh();
  /// @param log_row the last of the log
  void load(const std::optional<SearchIndex::State>& state, std::int64_t log_row);
  void load_stored();

  SearchIndex index_;
  const normalize::NameMatcher* matcher_;
  std::string fingerprint_;
  normalize::NameSearch search_;
  bool had_to_index_ = false;
  struct Loaded {
    std::optional<SearchIndex::State> state;  ///< of the file's index, whether it was of use or not
    std::int64_t base = 0;                    ///< the point of the log that the blocks tell of
    std::int64_t log_row = 0;                 ///< the point of the log that all of search_ tells of
  };
  std::optional<Loaded> loaded_;  ///< null when it is not to be trusted any more
};

}  // namespace tolmach::lexicons::detail
