#pragma once

#include <map>
#include <string>

#include "cli/command.h"
#include "text/error.h"

namespace tolmach::cli {

/// The languages that a table's rows say.
class TableLanguages {
 public:
  explicit TableLanguages(const Session& session) : session_(session) {}

  /// The canonical tag of a field; "und" for an empty one, and for one that no language has, of which it warns once.
  const std::string& of(const std::string& field, const Where& where);

 private:
  const Session& session_;
  std::map<std::string, std::string> known_;
};

}  // namespace tolmach::cli
