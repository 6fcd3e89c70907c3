#include "lexicons/detail/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "lexicons/detail/create_file.h"
#include "lexicons/detail/schema.h"
#include "lexicons/detail/sql_functions.h"
#include "lexicons/detail/tables.h"
#include "text/error.h"

namespace tolmach::lexicons::detail {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyTimeoutMs = 10'000;
constexpr const char* kInMemory = ":memory:";  // SQLite's name for a database without a file
/// Pages that are mapped need not be copied: the names, indexes and log of a million names. What is read of the file
/// counts as memory of the process, and its search index, which an import writes last, is copied in any case.
constexpr const char* kMemoryMap = "PRAGMA mmap_size = 402653184";
/// In KiB: the upper pages of indexes that are not mapped.
constexpr const char* kReadersCache = "PRAGMA cache_size = -16384";
/// At most, in KiB: the indexes of a million names fit in, so that an import writes each page once.
constexpr const char* kWritersCache = "PRAGMA cache_size = -262144";

Error io_error(std::string what, const fs::path& path, std::string hint = {}) {
  return {Error::Kind::kIo, std::move(what), {path.string(), 0, 0, {}}, std::move(hint)};
}

Error disk_full(const fs::path& path) {
  return io_error(
      "the disk is full: nothing was changed", path,
      "make room on it; a quota, a limit on the size of files (ulimit -f) or a failing disk looks the same");
}

Error read_only(const fs::path& path) {
  return io_error("the lexicon can't be changed: it is open for reading only, or it stands in a read-only place", path);
}

/// SQLITE_FULL is said of ENOSPC alone, and not of the index of WAL mode; a quota (EDQUOT) and a limit on the size of
/// files (EFBIG) are input-output errors to SQLite.
bool is_no_room(int extended_code) {
  return extended_code == SQLITE_IOERR_WRITE || extended_code == SQLITE_IOERR_SHMSIZE;
}

/// What can be told of a file without opening it.
void require_lexicon(const fs::path& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (status.type() == fs::file_type::not_found) {
    throw io_error("there is no lexicon", path, "make one with: tolmach lexicon init");
  }
  if (status.type() == fs::file_type::directory) throw io_error("a lexicon is a file, this is a folder", path);
  if (::access(path.c_str(), R_OK) != 0)
    throw io_error("the lexicon can't be read", path, "check the permissions of the file and its folders");
  constexpr std::uintmax_t kHeader = 100;  // bytes; SQLite takes an empty file for an empty database
  if (fs::file_size(path, ignored) < kHeader) throw io_error("not a lexicon: not an SQLite database", path);
}

/// Asked of SQLite before it does anything else with the file. To read the header in any other way would lose commits:
/// closing a file gives up all locks that this process has on it, those of its other connections too
/// (https://www.sqlite.org/howtocorrupt.html, 2.2).
void require_ours(SQLite::Database& connection, const fs::path& path) {
  const int id = connection.execAndGet("PRAGMA application_id").getInt();
  if (static_cast<std::uint32_t>(id) != kApplicationId)
    throw io_error("not a lexicon: a database of another program", path);
}

/// The path as an SQLite URI that says that nobody changes the file: no locks, nothing is made beside it.
std::string immutable_uri(const fs::path& path) {
  std::string uri = "file:";
  for (const char c : path.string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

struct Way {
  std::string name;
  int flags;
  bool query_only;
};

/// How to open a file for reading so that nothing is left behind. SQLite cleans up the two files of WAL mode only when
/// it might write them; where it might not, and no writer has left them, the file is at rest.
Way way_to_read(const fs::path& path, OpenMode mode) {
  if (mode == OpenMode::kImmutable) return {immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, false};
  const bool writable = ::access(path.c_str(), W_OK) == 0 && ::access(path.parent_path().c_str(), W_OK) == 0;
  if (writable) return {path.string(), SQLite::OPEN_READWRITE, true};
  std::error_code ignored;
  if (fs::exists(path.string() + "-wal", ignored)) return {path.string(), SQLite::OPEN_READONLY, false};
  return {immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, false};
}

/// Asked before SQLite is: it would give the two files of WAL mode the permissions of the lexicon, and leave them
/// behind read-only, so that the lexicon could not be changed even when its own permissions are back.
void require_writable(const fs::path& path) {
  if (::access(path.c_str(), W_OK) != 0) throw read_only(path);
}

/// An absolute path is never taken for one of SQLite's special names (":memory:", "file:…").
fs::path absolute_path(const fs::path& path) {
  if (path.empty()) throw Error(Error::Kind::kUsage, "no lexicon is named");
  return fs::absolute(path);
}

}  // namespace

Error to_error(const SQLite::Exception& failure, const fs::path& path) {
  if (is_no_room(failure.getExtendedErrorCode())) return disk_full(path);
  switch (failure.getErrorCode()) {
    case SQLITE_NOTADB:
      return io_error("not a lexicon: not an SQLite database", path);
    case SQLITE_CORRUPT:
      return io_error(fmt::format("the lexicon is damaged: {}", failure.what()), path,
                      "export what can be read, or go back to a copy");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return io_error("the lexicon is locked: another program has been writing for over 10 seconds", path);
    case SQLITE_FULL:
      return disk_full(path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return read_only(path);
    case SQLITE_CANTOPEN:
      return io_error("the lexicon can't be opened", path, "check the permissions of the file and its folder");
    default:
      return io_error(fmt::format("the lexicon failed: {}", failure.what()), path);
  }
}

Query::~Query() {
  statement_.tryReset();
}

Query& Query::bind(std::string_view text) {
  try {
    statement_.bind(++bound_, std::string(text));
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
  return *this;
}

Query& Query::bind(std::int64_t number) {
  try {
    statement_.bind(++bound_, number);
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
  return *this;
}

Query& Query::bind_null() {
  try {
    statement_.bind(++bound_);
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
  return *this;
}

Query& Query::bind_or_null(std::string_view text) {
  return text.empty() ? bind_null() : bind(text);
}

Query& Query::bind_blob(std::string_view bytes) {
  try {
    statement_.bindNoCopy(++bound_, bytes.data(), static_cast<int>(bytes.size()));
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
  return *this;
}

bool Query::step() {
  try {
    return statement_.executeStep();
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
}

std::string_view Query::text(int column) const {
  const SQLite::Column value = statement_.getColumn(column);
  const char* begin = value.getText();
  return {begin, static_cast<std::size_t>(value.getBytes())};
}

std::int64_t Query::number(int column) const {
  return statement_.getColumn(column).getInt64();
}

Database::Database(const fs::path& path, OpenMode mode)
    : path_(mode == OpenMode::kMemory ? fs::path(kInMemory) : absolute_path(path)) {
  if (mode == OpenMode::kCreate) create_lexicon_file(path_);
  if (mode != OpenMode::kMemory) require_lexicon(path_);
  if (mode == OpenMode::kCreate || mode == OpenMode::kReadWrite) require_writable(path_);
  try {
    open(mode);
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
}

Database::~Database() = default;

void Database::open(OpenMode mode) {
  const bool for_writing = mode != OpenMode::kReadOnly && mode != OpenMode::kImmutable;
  const Way way = for_writing ? Way{path_.string(), SQLite::OPEN_READWRITE, false} : way_to_read(path_, mode);
  // A lexicon is not shared by threads, so SQLite need not guard it.
  connection_ = std::make_unique<SQLite::Database>(way.name, way.flags | SQLite::OPEN_NOMUTEX, kBusyTimeoutMs);
  if (mode != OpenMode::kMemory) require_ours(*connection_, path_);
  // The file may come from anywhere: it must not be able to run functions or damage itself through its schema.
  sqlite3_db_config(connection_->getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection_->getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  connection_->exec("PRAGMA foreign_keys = ON");
  add_sql_functions(*connection_);
  connection_->exec(kMemoryMap);
  connection_->exec(kReadersCache);
  if (for_writing) {
    connection_->exec("PRAGMA journal_mode = WAL");
    connection_->exec(kWritersCache);
  }
  if (way.query_only) connection_->exec("PRAGMA query_only = ON");
  bring_up_to_date(for_writing);
  if (for_writing) watch_changes();
}

void Database::watch_changes() {
  connection_->exec("PRAGMA temp_store = MEMORY");
  for (const Table& table : logged_tables()) connection_->exec(log_triggers(table));
}

void Database::bring_up_to_date(bool writable) {
  const int newest = current_schema_version();
  int version = connection_->execAndGet("PRAGMA user_version").getInt();
  if (version > newest) {
    throw io_error(
        fmt::format("the lexicon has version {} of the schema; this program knows versions up to {}", version, newest),
        path_, "it was written by a newer program: use that one");
  }
  if (version == newest) return;
  if (!writable && version >= oldest_readable_version()) return;
  if (!writable) {
    throw io_error(
        fmt::format("the lexicon has version {} of the schema, this program reads version {}", version, newest), path_,
        "any command that writes to it brings it up to date");
  }
  run("BEGIN IMMEDIATE");
  // Another process may have been faster.
  version = connection_->execAndGet("PRAGMA user_version").getInt();
  try {
    if (version < newest) migrate(*connection_, version);
  } catch (...) {
    roll_back();
    throw;
  }
  run("COMMIT");
}

Query Database::query(const char* sql) {
  std::unique_ptr<SQLite::Statement>& statement = statements_[sql];
  try {
    if (!statement) statement = std::make_unique<SQLite::Statement>(*connection_, sql);
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
  return {*statement, path_};
}

std::string Database::blob(const char* table, const char* column, std::int64_t key) {
  sqlite3* const connection = connection_->getHandle();
  sqlite3_blob* opened = nullptr;
  int status = sqlite3_blob_open(connection, "main", table, column, key, /*flags=*/0, &opened);
  const std::unique_ptr<sqlite3_blob, decltype(&sqlite3_blob_close)> closer(opened, &sqlite3_blob_close);
  std::string bytes;
  if (status == SQLITE_OK) {
    bytes.resize(static_cast<std::size_t>(sqlite3_blob_bytes(opened)));
    status = sqlite3_blob_read(opened, bytes.data(), static_cast<int>(bytes.size()), 0);
  }
  if (status != SQLITE_OK) throw to_error(SQLite::Exception(connection, status), path_);
  return bytes;
}

void Database::run(const char* sql) {
  try {
    connection_->exec(sql);
  } catch (const SQLite::Exception& failure) {
    throw to_error(failure, path_);
  }
}

bool Database::in_transaction() const noexcept {
  return sqlite3_get_autocommit(connection_->getHandle()) == 0;
}

std::int64_t Database::last_key() const noexcept {
  return connection_->getLastInsertRowid();
}

void Database::roll_back() noexcept {
  if (in_transaction()) connection_->tryExec("ROLLBACK");
}

}  // namespace tolmach::lexicons::detail
