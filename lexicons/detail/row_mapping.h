#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "lexicons/detail/database.h"
#include "lexicons/detail/tables.h"

namespace tolmach::lexicons::detail {

/// Which rows of ours the rows of another copy of a lexicon are: keys differ from copy to copy. A row is known by what
/// it is, and where both have logged the same change, by what that has touched. All throw Error (io) when a database
/// fails.
class RowMapping {
 public:
  /// Is told of a row, as JSON with our keys, before it is brought back: we have removed it, and they have added to it.
  using BroughtBack = std::function<void(const Table& table, const std::string& json)>;

  /// The databases must outlive this.
  RowMapping(Database& ours, Database& theirs, BroughtBack brought_back)
      : ours_(ours), theirs_(theirs), brought_back_(std::move(brought_back)) {}

  /// The rows that a change has touched here and there are the same ones, whatever became of them since: a row that was
  /// renamed or moved is found by them.
  void remember_rows(std::int64_t their_change, std::int64_t our_change);
  void remember(const Table& table, std::int64_t their_key, std::int64_t our_key) {
    mapped_[{&table, their_key}] = our_key;
  }
  void forget(const Table& table, std::int64_t their_key) { mapped_.erase({&table, their_key}); }

  /// Our row as it was remembered for one of theirs; it may have been removed since.
  [[nodiscard]] std::optional<std::int64_t> remembered(const Table& table, std::int64_t their_key) const;
  /// Our row for one of theirs; nothing where we have none (any more). @param json theirs, with our keys
  std::optional<std::int64_t> locate(const Table& table, std::int64_t their_key, const std::string& json);

  /// A row of theirs with our keys in the place of theirs; the source that it names is made known. A row that it
  /// belongs to is brought back where we have removed it; without `revive` the result is then empty.
  /// @param point in their log: how rows stood there is how they are looked for
  /// @param own our row, whose place is then kept; may be empty
  /// @throws Error (usage) as require_valid_row(), when a row that it belongs to is a bad one
  std::string translated(const Table& table, std::string json, std::int64_t point, bool revive = true,
                         const std::string& own = {});

 private:
  /// Our row for one that others belong to, brought back if need be.
  std::optional<std::int64_t> parent(const Table& table, std::int64_t their_key, std::int64_t point, bool revive);
  /// Where the names of an entity of theirs are now, if we have merged it into another.
  std::optional<std::int64_t> merged_into(const Table& table, std::int64_t their_key);
  /// How a row of theirs stood at a point of their log.
  std::string their_state(const Table& table, std::int64_t key, std::int64_t point);
  /// None where the row has not been changed since.
  std::optional<std::string> their_logged_state(const Table& table, std::int64_t key, std::int64_t point);

  Database& ours_;
  Database& theirs_;
  BroughtBack brought_back_;
  std::map<std::pair<const Table*, std::int64_t>, std::int64_t> mapped_;  ///< their rows → ours
};

}  // namespace tolmach::lexicons::detail
