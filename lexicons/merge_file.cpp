#include "lexicons/merge_file.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "lexicons/detail/foreign_row.h"
#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/row_words.h"
#include "lexicons/detail/rows.h"
#include "lexicons/detail/tables.h"
#include "text/error.h"

namespace tolmach::lexicons {

using detail::Column;
using detail::ColumnKind;
using detail::Database;
using detail::Query;
using detail::Table;

/// Replays the log of one file in another.
class FileMerger {
 public:
  FileMerger(Lexicon& ours, const Lexicon& theirs)
      : ours_(ours.impl_->database), theirs_(theirs.impl_->database), words_(ours_) {}

  MergeReport run() {
    Query entries = theirs_.query(
        "SELECT l.key, l.uid, l.time, l.author, l.action, l.subject, l.reason, u.uid, l.before, l.after "
        "FROM log l LEFT JOIN log u ON u.key = l.undoes ORDER BY l.key");
    while (entries.step()) {
      if (const auto own = known_entry(entries.text(1))) {
        ++report_.known;
        remember_rows(entries.number(0), *own);
        continue;
      }
      ++report_.taken;
      subject_ = fmt::format("{} {}", entries.text(4), entries.text(5));
      if (!entries.text(3).empty()) subject_ += fmt::format(" by {}", entries.text(3));
      begin_entry(entries);
      replay_rows(entries.number(0));
    }
    return std::move(report_);
  }

 private:
  /// A row of their log.
  struct Row {
    std::int64_t point = 0;  ///< its key in log_rows
    std::int64_t key = 0;
    std::string before, after;
  };

  /// Our entry of the log that is the same change.
  std::optional<std::int64_t> known_entry(std::string_view uid) {
    Query query = ours_.query("SELECT key FROM log WHERE uid = ?1");
    if (!query.bind(uid).step()) return {};
    return query.number(0);
  }

  /// The rows that a change has touched here and there are the same ones, whatever became of them since: a row that was
  /// renamed or moved is found by them.
  void remember_rows(std::int64_t their_change, std::int64_t our_change) {
    constexpr const char* kRows = "SELECT tbl, row FROM log_rows WHERE change = ?1 ORDER BY key";
    std::vector<std::pair<std::string, std::int64_t>> here, there;
    for (const auto& [database, change, rows] :
         {std::tuple(&theirs_, their_change, &there), std::tuple(&ours_, our_change, &here)}) {
      Query query = database->query(kRows);
      query.bind(change);
      while (query.step()) rows->emplace_back(query.text(0), query.number(1));
    }
    if (here.size() != there.size()) return;
    for (std::size_t i = 0; i < here.size(); ++i) {
      const Table* table = detail::logged_table(there[i].first);
      if (table != nullptr && here[i].first == there[i].first) mapped_[{table, there[i].second}] = here[i].second;
    }
  }

  void begin_entry(const Query& entry) {
    Query query = ours_.query(
        "INSERT INTO log (uid, time, author, action, subject, reason, undoes, before, after) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT key FROM log WHERE uid = ?7), nullif(?8, ''), nullif(?9, ''))");
    for (int column = 1; column <= 9; ++column) query.bind(entry.text(column));
    query.run();
  }

  void replay_rows(std::int64_t change) {
    change_ = change;
    Query rows = theirs_.query("SELECT key, tbl, row, before, after FROM log_rows WHERE change = ?1 ORDER BY key");
    rows.bind(change);
    while (rows.step()) {
      const Table* table = detail::logged_table(rows.text(1));
      if (table == nullptr) continue;
      const Row row{rows.number(0), rows.number(2), std::string(rows.text(3)), std::string(rows.text(4))};
      require_valid(*table, row.before);
      require_valid(*table, row.after);
      replay(*table, row);
    }
  }

  void require_valid(const Table& table, const std::string& json) {
    try {
      detail::require_valid_row(ours_, table, json);
    } catch (const Error& bad) {
      if (bad.kind() != Error::Kind::kUsage) throw;
      throw Error(Error::Kind::kIo, fmt::format("their change {} ({}) is bad: {}", change_, subject_, bad.message()),
                  {theirs_.path().string()}, "nothing was taken");
    }
  }

  void replay(const Table& table, const Row& row) {
    if (row.before.empty() && row.after.empty()) return;
    if (table.counts) {
      add_count(table, row);
    } else if (row.before.empty()) {
      insert(table, row);
    } else if (row.after.empty()) {
      remove(table, row);
    } else {
      update(table, row);
    }
  }

  void insert(const Table& table, const Row& row) {
    const std::string json = translated(table, row.after, row.point);
    std::int64_t key = same(table, json).value_or(0);
    if (key == 0) {
      key = make(table, json);
    } else if (const std::string own = current(table, key); own != json) {
      conflict(
          fmt::format("both have added {}; {}", words_.described(table, own), words_.differences(table, own, json)));
    }
    mapped_[{&table, row.key}] = key;
  }

  void update(const Table& table, const Row& row) {
    // What they have not moved stays where we have it.
    const std::string stays = unmoved(table, row);
    const std::string before = translated(table, row.before, row.point, true, stays);
    const std::string after = translated(table, row.after, row.point, true, stays);
    const std::optional<std::int64_t> key = locate(table, row.key, before);
    if (!key) {
      conflict(fmt::format("we have removed {}, which they have changed; it is back", words_.described(table, after)));
      mapped_[{&table, row.key}] = same(table, after).value_or(0);
      if (mapped_[{&table, row.key}] == 0) mapped_[{&table, row.key}] = make(table, after);
      return;
    }
    const std::string own = current(table, *key);
    const std::string wanted = joined(table, before, after, own);
    if (wanted == own) return;
    if (const auto other = same(table, wanted); other && *other != *key) {
      conflict(fmt::format("they have made {} what we have already: {}", words_.described(table, own),
                           words_.described(table, wanted)));
      return;
    }
    ours_.query(table.update_json.c_str()).bind(wanted).bind(*key).run();
  }

  /// Our row as it is now, if we have it and they leave what it belongs to as it was; else empty.
  std::string unmoved(const Table& table, const Row& row) {
    const auto known = mapped_.find({&table, row.key});
    if (known == mapped_.end()) return {};
    for (const Column& column : table.columns)
      if (column.kind == ColumnKind::kReference &&
          number_in(row.before, column.name) != number_in(row.after, column.name))
        return {};
    return current(table, known->second);
  }

  void remove(const Table& table, const Row& row) {
    const std::string before = translated(table, row.before, row.point, /*revive=*/false);
    const std::optional<std::int64_t> key = before.empty() ? std::nullopt : locate(table, row.key, before);
    if (!key) return;  // both have removed it
    if (table.name == "entities") follow_merge(row.key, *key);
    if (current(table, *key) != before || has_children(table, *key)) {
      conflict(fmt::format("they have removed {}, which we have changed or added to; it stays",
                           words_.described(table, current(table, *key))));
      return;
    }
    ours_.query(table.remove.c_str()).bind(*key).run();
    mapped_.erase({&table, row.key});
  }

  /// Where they have removed an entity by merging it into another, the names that we have given it go there as well.
  void follow_merge(std::int64_t their_key, std::int64_t key) {
    const Table& entities = *detail::logged_table("entities");
    Query moved = theirs_.query(
        "SELECT json_extract(after, '$.entity') FROM log_rows WHERE change = ?1 AND tbl = 'names' AND "
        "json_extract(before, '$.entity') = ?2 AND json_extract(after, '$.entity') <> ?2 LIMIT 1");
    if (!moved.bind(change_).bind(their_key).step()) return;
    const auto into = mapped_.find({&entities, moved.number(0)});
    if (into == mapped_.end() || current(entities, into->second).empty()) return;
    ours_
        .query(
            "UPDATE names SET entity = ?1 WHERE entity = ?2 AND NOT EXISTS (SELECT 1 FROM names o WHERE o.entity = ?1 "
            "AND o.form = names.form AND o.language = names.language)")
        .bind(into->second)
        .bind(key)
        .run();
  }

  void add_count(const Table& table, const Row& row) {
    const std::int64_t added = detail::count_added(ours_, row.before, row.after);
    const std::string& json = row.after.empty() ? row.before : row.after;
    const std::optional<std::int64_t> key = same(table, json);
    if (!key && added > 0) {
      make(table, with_value(json, "count", added));
    } else if (key) {
      const std::int64_t sum = count_of(*key) + added;
      if (sum <= 0) {
        ours_.query(table.remove.c_str()).bind(*key).run();
      } else {
        ours_.query("UPDATE word_pairs SET count = ?1 WHERE key = ?2").bind(sum).bind(*key).run();
      }
    }
  }

  std::int64_t count_of(std::int64_t key) {
    Query query = ours_.query("SELECT count FROM word_pairs WHERE key = ?1");
    return query.bind(key).step() ? query.number(0) : 0;
  }

  /// What they have changed of a row, made in ours; a datum that both have changed otherwise stays ours.
  std::string joined(const Table& table, const std::string& before, const std::string& after, std::string own) {
    for (const Column& column : table.columns) {
      if (column.kind == ColumnKind::kFolded || column.kind == ColumnKind::kScript) continue;
      const std::string path = "$." + column.name;
      bool changed = false, ours_as_before = false, ours_as_after = false;
      {
        Query query = ours_.query(
            "SELECT json_extract(?1, ?4) IS NOT json_extract(?2, ?4), json_extract(?3, ?4) IS json_extract(?1, ?4), "
            "json_extract(?3, ?4) IS json_extract(?2, ?4)");
        query.bind(before).bind(after).bind(own).bind(path).step();
        changed = query.number(0) != 0;
        ours_as_before = query.number(1) != 0;
        ours_as_after = query.number(2) != 0;
      }
      if (!changed || ours_as_after) continue;
      if (!ours_as_before) {
        conflict(
            fmt::format("both have changed {}; {}", words_.described(table, own), words_.both(column, own, after)));
        continue;
      }
      Query query = ours_.query("SELECT json_set(?1, ?3, json_extract(?2, ?3))");
      query.bind(own).bind(after).bind(path).step();
      own = query.text(0);
    }
    return own;
  }

  /// Our row for one of theirs; nothing where we have none (any more).
  std::optional<std::int64_t> locate(const Table& table, std::int64_t their_key, const std::string& json) {
    const auto known = mapped_.find({&table, their_key});
    if (known != mapped_.end() && !current(table, known->second).empty()) return known->second;
    const std::optional<std::int64_t> found = same(table, json);
    if (found) mapped_[{&table, their_key}] = *found;
    return found;
  }

  /// Where the names of an entity of theirs are now, if we have merged it into another.
  std::optional<std::int64_t> merged_into(const Table& table, std::int64_t their_key) {
    if (table.name != "entities") return {};
    const Table& names = *detail::logged_table("names");
    Query query = theirs_.query(
        "SELECT DISTINCT row FROM log_rows WHERE tbl = 'names' AND "
        "(json_extract(after, '$.entity') = ?1 OR json_extract(before, '$.entity') = ?1)");
    query.bind(their_key);
    while (query.step()) {
      const auto known = mapped_.find({&names, query.number(0)});
      if (known == mapped_.end()) continue;
      const std::string own = current(names, known->second);
      if (!own.empty()) return number_in(own, "entity");
    }
    return {};
  }

  /// A row of theirs with our keys in the place of theirs. A row that it belongs to is brought back where we have
  /// removed it; without `revive` the result is then empty.
  /// @param own our row, whose place is then kept; may be empty
  std::string translated(const Table& table, std::string json, std::int64_t point, bool revive = true,
                         const std::string& own = {}) {
    for (const Column& column : table.columns) {
      if (column.kind == ColumnKind::kSource) keep_source(json);
      if (column.kind != ColumnKind::kReference) continue;
      if (!own.empty()) {
        json = with_value(json, column.name, number_in(own, column.name));
        continue;
      }
      const Table& parent = *detail::logged_table(column.references);
      const std::int64_t their_key = number_in(json, column.name);
      const std::string state = translated(parent, their_state(parent, their_key, point), point, revive);
      if (state.empty()) return {};
      std::optional<std::int64_t> key = locate(parent, their_key, state);
      if (!key) key = merged_into(parent, their_key);
      if (!key && !revive) return {};
      if (!key) {
        conflict(
            fmt::format("we have removed {}, which they have added to; it is back", words_.described(parent, state)));
        key = make(parent, state);
        mapped_[{&parent, their_key}] = *key;
      }
      json = with_value(json, column.name, *key);
    }
    return json;
  }

  /// How a row of theirs stood at a point of their log.
  std::string their_state(const Table& table, std::int64_t key, std::int64_t point) {
    std::string state = their_logged_state(table, key, point).value_or(current_in(theirs_, table, key));
    require_valid(table, state);
    return state;
  }

  /// None where the row has not been changed since.
  std::optional<std::string> their_logged_state(const Table& table, std::int64_t key, std::int64_t point) {
    Query query = theirs_.query(
        "SELECT before FROM log_rows WHERE tbl = ?1 AND row = ?2 AND key > ?3 AND before IS NOT NULL "
        "ORDER BY key LIMIT 1");
    if (!query.bind(table.name).bind(key).bind(point).step()) return {};
    return std::string(query.text(0));
  }

  std::int64_t number_in(const std::string& json, const std::string& name) {
    Query query = ours_.query("SELECT json_extract(?1, '$.' || ?2)");
    query.bind(json).bind(name).step();
    return query.number(0);
  }

  std::string with_value(const std::string& json, const std::string& name, std::int64_t value) {
    Query query = ours_.query("SELECT json_set(?1, '$.' || ?2, ?3)");
    query.bind(json).bind(name).bind(value).step();
    return std::string(query.text(0));
  }

  void keep_source(const std::string& json) {
    ours_
        .query(
            "INSERT INTO sources (name) SELECT json_extract(?1, '$.source') "
            "WHERE json_extract(?1, '$.source') IS NOT NULL ON CONFLICT DO NOTHING")
        .bind(json)
        .run();
  }

  std::optional<std::int64_t> same(const Table& table, const std::string& json) {
    Query query = ours_.query(table.find_same.c_str());
    if (!query.bind(json).step()) return {};
    return query.number(0);
  }

  std::string current(const Table& table, std::int64_t key) { return current_in(ours_, table, key); }

  /// The row as it stands; empty where there is none.
  static std::string current_in(Database& database, const Table& table, std::int64_t key) {
    Query query = database.query(table.select_json.c_str());
    return query.bind(key).step() ? std::string(query.text(0)) : std::string();
  }

  std::int64_t make(const Table& table, const std::string& json) {
    ours_.query(table.insert_json.c_str()).bind(json).bind_null().run();
    return ours_.last_key();
  }

  bool has_children(const Table& table, std::int64_t key) {
    for (const Table::Child& child : table.children) {
      Query query = ours_.query(child.find.c_str());
      if (query.bind(key).step()) return true;
    }
    return false;
  }

  void conflict(const std::string& what) { report_.conflicts.push_back(fmt::format("{}: {}", subject_, what)); }

  Database& ours_;
  Database& theirs_;
  detail::RowWords words_;
  std::map<std::pair<const Table*, std::int64_t>, std::int64_t> mapped_;  ///< their rows → ours
  std::int64_t change_ = 0;                                               ///< of theirs, which is replayed
  std::string subject_;
  MergeReport report_;
};

MergeReport merge_file(Lexicon& ours, const Lexicon& theirs, std::string_view their_name, bool dry_run) {
  Lexicon::Transaction transaction(ours);
  MergeReport report = FileMerger(ours, theirs).run();
  if (!dry_run && report.taken > 0) {
    ours.log_merge(their_name, report.taken, report.conflicts.size());
    transaction.commit();
  }
  return report;
}

}  // namespace tolmach::lexicons
