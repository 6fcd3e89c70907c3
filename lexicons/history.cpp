// The log, and taking back what it tells of.

#include <limits>

#include <fmt/format.h>

#include "lexicons/detail/json_rows.h"
#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/tables.h"
#include "lexicons/lexicon.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::Query;
using detail::Table;

Change read_change(const Query& row) {
  const auto text = [&](int i) { return std::string(row.text(i)); };
  const auto number = [&](int i) { return static_cast<std::uint64_t>(row.number(i)); };
  return {number(0), text(1), text(2), text(3),   text(4),    text(5),
          text(6),   text(7), text(8), number(9), number(10), number(11)};
}

/// The changes with the numbers from `first` to `last`, the newest first, at most so many.
std::vector<Change> changes_between(Database& database, std::int64_t first, std::int64_t last, std::int64_t most) {
  Query query = database.query(
      "SELECT key, time, action, subject, before, after, author, reason, uid, undoes, "
      "(SELECT max(u.key) FROM log u WHERE u.undoes = log.key), "
      "(SELECT count(*) FROM log_rows r WHERE r.change = log.key) "
      "FROM log WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC LIMIT ?3");
  query.bind(first).bind(last).bind(most);
  std::vector<Change> changes;
  while (query.step()) changes.push_back(read_change(query));
  return changes;
}

/// Takes back the rows of one change, the last first. A row goes back only from the state that the change has left it
/// in.
class Undoing {
 public:
  Undoing(Database& database, std::uint64_t change) : database_(database), change_(change) {}

  void take_back(const RowChange& row) {
    const Table* table = detail::logged_table(row.table);
    if (table == nullptr) throw refusal(fmt::format("the table {} is gone", row.table));
    if (row.before.empty() && row.after.empty()) return;  // says only which row a merged file meant
    if (table->counts) {
      take_back_count(*table, row);
    } else if (row.before.empty()) {
      take_back_insertion(*table, row);
    } else {
      restore(*table, row);
    }
  }

 private:
  [[nodiscard]] Error refusal(const std::string& why) const {
    return {Error::Kind::kUsage, fmt::format("change {} can't be undone: {}", change_, why)};
  }

  /// What has changed the row last.
  [[nodiscard]] Error refusal_by(const std::string& table, std::int64_t row) const {
    Query query = database_.query(
        "SELECT l.key, l.action FROM log_rows r JOIN log l ON l.key = r.change WHERE r.tbl = ?1 AND r.row = ?2 "
        "ORDER BY r.key DESC LIMIT 1");
    if (!query.bind(table).bind(row).step()) return refusal(fmt::format("row {} of {} is not the same", row, table));
    return refusal(fmt::format("change {} ({}) depends on it; undo that one first", query.number(0), query.text(1)));
  }

  void require_unchanged(const Table& table, const RowChange& row) const {
    if (detail::current_row(database_, table, row.row) != row.after) throw refusal_by(table.name, row.row);
  }

  void take_back_insertion(const Table& table, const RowChange& row) {
    require_unchanged(table, row);
    if (const auto child = detail::child_of(database_, table, row.row)) throw refusal_by(child->table, child->key);
    detail::remove_row(database_, table, row.row);
  }

  /// Brings a removed row back, or a changed one to what it was.
  void restore(const Table& table, const RowChange& row) {
    require_unchanged(table, row);
    if (table.unique) {
      const std::optional<std::int64_t> same = detail::same_row(database_, table, row.before);
      if (same && *same != row.row) throw refusal_by(table.name, *same);
    }
    if (row.after.empty()) {
      detail::insert_row(database_, table, row.before, row.row);
    } else {
      detail::update_row(database_, table, row.row, row.before);
    }
  }

  /// Counts are sums: what was added is taken away again, whatever others have added since.
  void take_back_count(const Table& table, const RowChange& row) {
    const std::int64_t added = detail::count_added(database_, row.before, row.after);
    const std::string& json = row.after.empty() ? row.before : row.after;
    const std::optional<std::int64_t> key = detail::same_row(database_, table, json);
    const std::int64_t count = key ? detail::pair_count(database_, *key) : 0;
    if (count < added) throw refusal_by(table.name, row.row);
    if (key) {
      detail::set_pair_count(database_, *key, count - added);
    } else {
      detail::insert_row(database_, table, detail::with_number(database_, json, "count", -added), row.row);
    }
  }

  Database& database_;
  std::uint64_t change_;
};

/// Whether the log keeps what it takes to undo a change.
bool can_go_back(const Change& change) {
  return change.rows > 0 && change.action != "migrate";
}

}  // namespace

std::vector<Change> Lexicon::last_changes(std::size_t most) const {
  using Key = std::numeric_limits<std::int64_t>;
  return changes_between(impl_->database, Key::min(), Key::max(), static_cast<std::int64_t>(most));
}

std::optional<Change> Lexicon::change(std::uint64_t number) const {
  const auto key = static_cast<std::int64_t>(number);
  std::vector<Change> found = changes_between(impl_->database, key, key, 1);
  if (found.empty()) return {};
  return std::move(found.front());
}

std::vector<RowChange> Lexicon::rows_of(std::uint64_t change, std::size_t most) const {
  Query query =
      impl_->database.query("SELECT tbl, row, before, after FROM log_rows WHERE change = ?1 ORDER BY key LIMIT ?2");
  query.bind(static_cast<std::int64_t>(change)).bind(static_cast<std::int64_t>(most));
  std::vector<RowChange> rows;
  while (query.step()) {
    rows.push_back(
        {std::string(query.text(0)), query.number(1), std::string(query.text(2)), std::string(query.text(3))});
  }
  return rows;
}

std::uint64_t Lexicon::last_change() const {
  Query query = impl_->database.query("SELECT max(key) FROM log");
  query.step();
  return static_cast<std::uint64_t>(query.number(0));
}

std::vector<std::int64_t> Lexicon::names_changed_after(std::uint64_t change) const {
  Query query =
      impl_->database.query("SELECT DISTINCT row FROM log_rows WHERE change > ?1 AND +tbl = 'names' ORDER BY row");
  query.bind(static_cast<std::int64_t>(change));
  std::vector<std::int64_t> keys;
  while (query.step()) keys.push_back(query.number(0));
  return keys;
}

bool Lexicon::stands(const Change& change) const {
  // A change is undone when its last undoing stands, which may have been undone itself.
  bool stands = true;
  for (std::optional<Change> last = change; last && last->undone_by != 0; last = this->change(last->undone_by))
    stands = !stands;
  return stands;
}

std::optional<Change> Lexicon::last_standing_change() const {
  for (std::uint64_t number = last_change(); number > 0; --number) {
    std::optional<Change> last = change(number);
    if (last && last->undoes == 0 && can_go_back(*last) && stands(*last)) return last;
  }
  return {};
}

std::uint64_t Lexicon::undo(std::uint64_t number) {
  detail::Scope scope(*this, impl_->database);
  const std::optional<Change> wanted = change(number);
  if (!wanted) throw Error(Error::Kind::kUsage, fmt::format("there is no change {}", number));
  if (!can_go_back(*wanted)) {
    throw Error(Error::Kind::kUsage,
                fmt::format("change {} can't be undone: the log keeps no rows of it that could go back", number));
  }
  if (!stands(*wanted)) {
    throw Error(Error::Kind::kUsage,
                fmt::format("change {} is undone already, by change {}", number, wanted->undone_by));
  }
  impl_->database.run("PRAGMA defer_foreign_keys = ON");
  impl_->begin_change("undo", fmt::format("{}: {} {}", number, wanted->action, wanted->subject), {},
                      static_cast<std::int64_t>(number));
  Undoing undoing(impl_->database, number);
  Query rows =
      impl_->database.query("SELECT tbl, row, before, after FROM log_rows WHERE change = ?1 ORDER BY key DESC");
  rows.bind(static_cast<std::int64_t>(number));
  while (rows.step()) {
    undoing.take_back(
        {std::string(rows.text(0)), rows.number(1), std::string(rows.text(2)), std::string(rows.text(3))});
  }
  const std::uint64_t own = last_change();  // before others may write again
  scope.commit();
  return own;
}

}  // namespace tolmach::lexicons
