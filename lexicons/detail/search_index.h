#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lexicons/detail/database.h"
#include "lexicons/detail/index_maker.h"
#include "normalize/name_search.h"

namespace tolmach::lexicons::detail {

/// The tag of a name's kind in blocks.
[[nodiscard]] std::uint8_t tag_of(normalize::NameKind kind) noexcept;

/// The index for near search that a lexicon file holds (schema/004_search.sql): blocks of the names as they were at a
/// point of the log. What the log tells of names after that point is searched beside the blocks, and folded into them
/// when it is much. So a change costs nothing more, undoing and joining need not know of the index, and it can't be
/// wrong in the middle of anything. Readers must see one state of the file throughout (see Snapshot).
class SearchIndex {
 public:
  explicit SearchIndex(Database& database) : database_(database) {}

  struct State {
    std::string made_with;     ///< fingerprint
    std::int64_t log_row = 0;  ///< the point of the log, see last_log_row()
    friend bool operator==(const State&, const State&) = default;
  };
  /// @return null when there is no index
  [[nodiscard]] std::optional<State> state() const;
  [[nodiscard]] std::vector<std::int64_t> block_keys() const;
  [[nodiscard]] std::string block(std::int64_t key) const;
  /// 0 when there is no log.
  [[nodiscard]] std::int64_t last_log_row() const;
  /// Keys of the names that were made, changed or removed after a point of the log, or whose entities were; ordered.
  [[nodiscard]] std::vector<std::int64_t> names_changed_after(std::int64_t log_row) const;

  /// Whether there are names enough for an index.
  [[nodiscard]] bool has_many_names() const;
  void add_all_names(normalize::NameBlockBuilder& builder) const;
  /// Those of the names that there are.
  void add_names(const std::vector<std::int64_t>& keys, normalize::NameBlockBuilder& builder) const;

  // --- Within a transaction that writes

  /// Folds the changes in when they are many, and makes the index anew when it was made with something else.
  void keep_up(IndexMaker& maker);
  void make_anew(IndexMaker& maker);

  /// What is wrong with the index, in words; nothing when there is none, or one that will be made anew.
  [[nodiscard]] std::vector<std::string> problems(IndexMaker& maker) const;

 private:
  [[nodiscard]] bool has_many_changes(const State& state) const;
  void fold(const State& state, IndexMaker& maker);
  void store(std::vector<std::string> blocks, IndexMaker& maker);

  Database& database_;
};

}  // namespace tolmach::lexicons::detail
