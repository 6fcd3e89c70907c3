#pragma once

#include <cstddef>

#include "formats/table_tsv.h"

namespace tolmach::formats {

/// The columns of a table of pairs of names: `lang_a name_a lang_b name_b`.
struct NamePairColumns {
  std::size_t language_a, name_a, language_b, name_b;

  /// @throws Error (io) naming the column that is missing
  explicit NamePairColumns(const TableReader& table)
      : language_a(table.require("lang_a")),
        name_a(table.require("name_a")),
        language_b(table.require("lang_b")),
        name_b(table.require("name_b")) {}
};

}  // namespace tolmach::formats
