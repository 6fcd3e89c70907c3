#pragma once

#include <cstdint>

namespace SQLite {
class Database;
}

namespace tolmach::lexicons::detail {

/// Stands in the header of every lexicon file ("Tlmc"), so that another program's database is not taken for one.
inline constexpr std::uint32_t kApplicationId = 0x546C6D63;

/// The schema version that this program writes; a file says its own in `user_version`.
[[nodiscard]] int current_schema_version() noexcept;
/// Files from this version on can be read as they are: what has been added since may be missing (the search index).
[[nodiscard]] int oldest_readable_version() noexcept;

/// Brings the database from its version to the current one, one migration after the other. Must be called within a
/// transaction. @throws SQLite::Exception
void migrate(SQLite::Database& database, int from_version);

}  // namespace tolmach::lexicons::detail
