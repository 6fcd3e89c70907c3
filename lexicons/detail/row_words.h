#pragma once

#include <string>

#include "lexicons/detail/database.h"
#include "lexicons/detail/tables.h"

namespace tolmach::lexicons::detail {

/// Says in words which row is meant, for people who don't know the tables: the name "Kyiv" (en) of "city:Kyiv".
class RowWords {
 public:
  /// @param database where the rows that a row belongs to are looked up; must outlive this
  explicit RowWords(Database& database) : database_(database) {}

  /// @param json a row as the log keeps it, with the keys of the database
  [[nodiscard]] std::string described(const Table& table, const std::string& json) const;
  /// What one column of a row is in two files: status: ours "preferred", theirs "forbidden".
  [[nodiscard]] std::string both(const Column& column, const std::string& ours, const std::string& theirs) const;
  /// The same of each column that differs; what is worked out of others is passed over.
  [[nodiscard]] std::string differences(const Table& table, const std::string& ours, const std::string& theirs) const;

 private:
  [[nodiscard]] std::string value(const std::string& json, const std::string& column) const;
  /// As it is shown: in quotes, a row that is referred to by its words, "none" where there is nothing.
  [[nodiscard]] std::string shown(const Column& column, const std::string& json) const;
  [[nodiscard]] std::string described_parent(const Column& column, const std::string& json) const;

  Database& database_;
};

}  // namespace tolmach::lexicons::detail
