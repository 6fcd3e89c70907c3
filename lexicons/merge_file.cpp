#include "lexicons/merge_file.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "lexicons/detail/foreign_row.h"
#include "lexicons/detail/json_rows.h"
#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/row_mapping.h"
#include "lexicons/detail/row_words.h"
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
      : ours_(ours.impl_->database),
        theirs_(theirs.impl_->database),
        words_(ours_),
        mapping_(ours_, theirs_, [this](const Table& table, const std::string& json) {
          conflict(
              fmt::format("we have removed {}, which they have added to; it is back", words_.described(table, json)));
        }) {}
  FileMerger(const FileMerger&) = delete;
  FileMerger& operator=(const FileMerger&) = delete;

  MergeReport run() {
    Query entries = theirs_.query(
        "SELECT l.key, l.uid, l.time, l.author, l.action, l.subject, l.reason, u.uid, l.before, l.after "
        "FROM log l LEFT JOIN log u ON u.key = l.undoes ORDER BY l.key");
    while (entries.step()) {
      if (const auto own = known_entry(entries.text(1))) {
        ++report_.known;
        mapping_.remember_rows(entries.number(0), *own);
        continue;
      }
      ++report_.taken;
      subject_ = fmt::format("{} {}", entries.text(4), entries.text(5));
      if (!entries.text(3).empty()) subject_ += fmt::format(" by {}", entries.text(3));
      begin_entry(entries);
      replay_change(entries.number(0));
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

  void begin_entry(const Query& entry) {
    Query query = ours_.query(
        "INSERT INTO log (uid, time, author, action, subject, reason, undoes, before, after) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT key FROM log WHERE uid = ?7), nullif(?8, ''), nullif(?9, ''))");
    for (int column = 1; column <= 9; ++column) query.bind(entry.text(column));
    query.run();
  }

  void replay_change(std::int64_t change) {
    change_ = change;
    try {
      replay_rows();
    } catch (const Error& bad) {
      if (bad.kind() != Error::Kind::kUsage) throw;
      throw Error(Error::Kind::kIo, fmt::format("their change {} ({}) is bad: {}", change_, subject_, bad.message()),
                  {theirs_.path().string()}, "nothing was taken");
    }
  }

  void replay_rows() {
    Query rows = theirs_.query("SELECT key, tbl, row, before, after FROM log_rows WHERE change = ?1 ORDER BY key");
    rows.bind(change_);
    while (rows.step()) {
      const Table* table = detail::logged_table(rows.text(1));
      if (table == nullptr) continue;
      const Row row{rows.number(0), rows.number(2), std::string(rows.text(3)), std::string(rows.text(4))};
      detail::require_valid_row(ours_, *table, row.before);
      detail::require_valid_row(ours_, *table, row.after);
      replay(*table, row);
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
    const std::string json = mapping_.translated(table, row.after, row.point);
    std::optional<std::int64_t> key = detail::same_row(ours_, table, json);
    if (!key) {
      key = detail::insert_row(ours_, table, json);
    } else if (const std::string own = detail::current_row(ours_, table, *key); own != json) {
      conflict(
          fmt::format("both have added {}; {}", words_.described(table, own), words_.differences(table, own, json)));
    }
    mapping_.remember(table, row.key, *key);
  }

  void update(const Table& table, const Row& row) {
    // What they have not moved stays where we have it.
    const std::string stays = unmoved(table, row);
    const std::string before = mapping_.translated(table, row.before, row.point, /*revive=*/true, stays);
    const std::string after = mapping_.translated(table, row.after, row.point, /*revive=*/true, stays);
    const std::optional<std::int64_t> key = mapping_.locate(table, row.key, before);
    if (!key) {
      conflict(fmt::format("we have removed {}, which they have changed; it is back", words_.described(table, after)));
      const std::optional<std::int64_t> same = detail::same_row(ours_, table, after);
      mapping_.remember(table, row.key, same ? *same : detail::insert_row(ours_, table, after));
      return;
    }
    const std::string own = detail::current_row(ours_, table, *key);
    const std::string wanted = joined(table, before, after, own);
    if (wanted == own) return;
    if (const auto other = detail::same_row(ours_, table, wanted); other && *other != *key) {
      conflict(fmt::format("they have made {} what we have already: {}", words_.described(table, own),
                           words_.described(table, wanted)));
      return;
    }
    detail::update_row(ours_, table, *key, wanted);
  }

  /// Our row as it is now, if we have it and they leave what it belongs to as it was; else empty.
  std::string unmoved(const Table& table, const Row& row) {
    const std::optional<std::int64_t> known = mapping_.remembered(table, row.key);
    if (!known) return {};
    const auto moved = [&](const Column& column) {
      return column.kind == ColumnKind::kReference &&
             detail::number_in(ours_, row.before, column.name) != detail::number_in(ours_, row.after, column.name);
    };
    if (std::any_of(table.columns.begin(), table.columns.end(), moved)) return {};
    return detail::current_row(ours_, table, *known);
  }

  void remove(const Table& table, const Row& row) {
    const std::string before = mapping_.translated(table, row.before, row.point, /*revive=*/false);
    const std::optional<std::int64_t> key = before.empty() ? std::nullopt : mapping_.locate(table, row.key, before);
    if (!key) return;  // both have removed it
    if (table.name == "entities") follow_merge(row.key, *key);
    const std::string own = detail::current_row(ours_, table, *key);
    if (own != before || detail::child_of(ours_, table, *key)) {
      conflict(fmt::format("they have removed {}, which we have changed or added to; it stays",
                           words_.described(table, own)));
      return;
    }
    detail::remove_row(ours_, table, *key);
    mapping_.forget(table, row.key);
  }

  /// Where they have removed an entity by merging it into another, the names that we have given it go there as well.
  void follow_merge(std::int64_t their_key, std::int64_t key) {
    const Table& entities = *detail::logged_table("entities");
    Query moved = theirs_.query(
        "SELECT json_extract(after, '$.entity') FROM log_rows WHERE change = ?1 AND tbl = 'names' AND "
        "json_extract(before, '$.entity') = ?2 AND json_extract(after, '$.entity') <> ?2 LIMIT 1");
    if (!moved.bind(change_).bind(their_key).step()) return;
    const std::optional<std::int64_t> into = mapping_.remembered(entities, moved.number(0));
    if (!into || detail::current_row(ours_, entities, *into).empty()) return;
    ours_
        .query(
            "UPDATE names SET entity = ?1 WHERE entity = ?2 AND NOT EXISTS (SELECT 1 FROM names o WHERE o.entity = ?1 "
            "AND o.form = names.form AND o.language = names.language)")
        .bind(*into)
        .bind(key)
        .run();
  }

  void add_count(const Table& table, const Row& row) {
    const std::int64_t added = detail::count_added(ours_, row.before, row.after);
    const std::string& json = row.after.empty() ? row.before : row.after;
    const std::optional<std::int64_t> key = detail::same_row(ours_, table, json);
    if (key) {
      detail::set_pair_count(ours_, *key, detail::pair_count(ours_, *key) + added);
    } else if (added > 0) {
      detail::insert_row(ours_, table, detail::with_number(ours_, json, "count", added));
    }
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

  void conflict(const std::string& what) { report_.conflicts.push_back(fmt::format("{}: {}", subject_, what)); }

  Database& ours_;
  Database& theirs_;
  detail::RowWords words_;
  detail::RowMapping mapping_;
  std::int64_t change_ = 0;  ///< of theirs, which is replayed
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
