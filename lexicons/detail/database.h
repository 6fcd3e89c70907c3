#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicons/lexicon.h"
#include "text/error.h"

namespace SQLite {
class Database;
class Exception;
class Statement;
}  // namespace SQLite

namespace tolmach::lexicons::detail {

/// A prepared statement in use. It is borrowed from the database and given back, reset, at the end of the scope: a
/// statement that is left halfway would keep its read lock. Everything throws tolmach::Error (io).
class Query {
 public:
  Query(SQLite::Statement& statement, const std::filesystem::path& path) : statement_(statement), path_(path) {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Binds the next parameter, from the first on. Every parameter must be bound: values stay from use to use.
  Query& bind(std::string_view text);
  Query& bind(std::int64_t number);
  Query& bind_null();
  /// NULL for an empty text.
  Query& bind_or_null(std::string_view text);
  /// @param bytes must live as long as the query
  Query& bind_blob(std::string_view bytes);
  /// Moves to the next row. @return false when there is none
  bool step();
  /// Runs a statement that gives no rows.
  void run() {
    while (step()) {
    }
  }

  /// A column of the current row, from 0; a NULL is empty. Valid until the next step().
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  SQLite::Statement& statement_;
  const std::filesystem::path& path_;
  int bound_ = 0;
};

/// A lexicon's SQLite connection: opening with all its checks, prepared statements kept for the next time, and SQLite's
/// failures in words.
class Database {
 public:
  /// See Lexicon::Lexicon.
  Database(const std::filesystem::path& path, OpenMode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The statement for an SQL text that lives as long as the program; prepared once. Only one Query for the same text
  /// may live at a time.
  [[nodiscard]] Query query(const char* sql);
  /// The bytes of a BLOB in the row with that key.
  [[nodiscard]] std::string blob(const char* table, const char* column, std::int64_t key);
  /// Runs SQL without parameters.
  void run(const char* sql);
  [[nodiscard]] bool in_transaction() const noexcept;
  [[nodiscard]] std::int64_t last_key() const noexcept;
  /// Ends the transaction without its changes. SQLite may have done so itself after a failed write.
  void roll_back() noexcept;
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  void open(OpenMode mode);
  void bring_up_to_date(bool writable);
  /// Lets the log keep every row that is written.
  void watch_changes();

  std::filesystem::path path_;
  std::unique_ptr<SQLite::Database> connection_;
  /// By the place of the text: to compare texts would cost more than to run them.
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
};

/// One state of the file for all that is read in the scope, whatever others write meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database), own_(!database.in_transaction()) {
    if (own_) database_.run("BEGIN");
  }
  ~Snapshot() {
    if (own_) database_.roll_back();
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
  bool own_;
};

/// An SQLite failure in the project's words.
[[nodiscard]] Error to_error(const SQLite::Exception& failure, const std::filesystem::path& path);

}  // namespace tolmach::lexicons::detail
