#include "lexicons/detail/create_file.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include "lexicons/detail/database.h"
#include "lexicons/detail/publish_file.h"
#include "lexicons/detail/schema.h"
#include "text/error.h"

namespace tolmach::lexicons::detail {
namespace {

namespace fs = std::filesystem;

void write_empty_lexicon(const fs::path& path) {
  SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  SQLite::Transaction transaction(database);
  database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  migrate(database, 0);
  transaction.commit();
  database.exec("PRAGMA journal_mode = WAL");
}

/// What a lexicon that is gone has left beside it would be taken for the new one's.
void remove_stale_logs(const fs::path& path) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(path, ignored))) return;
  for (const char* suffix : {"-wal", "-shm"}) fs::remove(path.string() + suffix, ignored);
}

}  // namespace

void create_lexicon_file(const fs::path& path) {
  remove_stale_logs(path);
  std::error_code failure;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), failure);
  if (failure)
    throw Error(Error::Kind::kIo, fmt::format("the folder for the lexicon can't be made: {}", failure.message()),
                {path.string()});
  publish_file(path, [&](const fs::path& made) {
    try {
      write_empty_lexicon(made);
    } catch (const SQLite::Exception& problem) {
      throw to_error(problem, path);
    }
  });
}

}  // namespace tolmach::lexicons::detail
