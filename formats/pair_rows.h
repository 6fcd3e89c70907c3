#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "align/bead.h"
#include "check/checker.h"
#include "text/document.h"

namespace tolmach::formats {

/// A source text and its translation, as a row of a table holds them.
struct PairRow {
  std::string source, target;
  std::string source_language, target_language;  ///< canonical; empty where the table does not say
  std::string document, id;                      ///< empty where the table does not say
  std::size_t line = 0;                          ///< where it begins in its file, from 1; 0: not known
  std::size_t part = 0;  ///< rows of different parts of a document are checked apart: forms of one plural
  std::vector<std::string> source_codes, target_codes;  ///< inline markup that is no part of the texts: "<b>"
};

/// Gives one row after the other: sets what it knows of a row. @return false at the end
using RowSource = std::function<bool(PairRow&)>;
/// Gives rows that are there already.
[[nodiscard]] RowSource source_of(std::vector<PairRow> rows);

/// Reads rows from TSV with the columns `source target` and, where given, `source_language target_language document
/// id`, or what else they may be called (`detail/row_columns.h`), as they are asked for.
/// @param in must outlive what is given  @param others becomes the columns that say nothing to us, where it is not null
/// @throws Error (io, usage), also later, as TableReader does, and for a malformed language, with its line
[[nodiscard]] RowSource table_rows(std::istream& in, const std::string& name, bool escapes,
                                   std::vector<std::string>* others = nullptr);
/// All of them.
[[nodiscard]] std::vector<PairRow> read_pair_rows(std::istream& in, const std::string& name, bool escapes);

/// The rows of one document as a pair of documents: a row is a segment, a paragraph and a bead.
struct RowDocument {
  std::string name;  ///< of the document; empty where rows stand alone
  text::Document source, target;
  align::Alignment alignment;
  std::vector<std::string> ids;                           ///< by segment
  std::vector<std::size_t> lines;                         ///< of the file, by segment; 0: not known
  check::InlineCodes source_codes, target_codes;          ///< by segment
  std::vector<std::uint32_t> source_begin, target_begin;  ///< offset of each row's field in the documents' texts
};

/// The documents that rows make up: rows with the same document, languages and part together, in order; each other row
/// by itself. Rows that stand alone are read as they are asked for, so that a table of any length may be gone through;
/// from the first that names its document on, all are.
class RowDocuments {
 public:
  /// @param source_language, target_language  of rows that name none; empty: it is detected. All parts of a document
  /// have the languages of its first.
  RowDocuments(RowSource rows, std::string source_language, std::string target_language);

  /// The document that follows; nothing at the end. @throws Error as the source of the rows does
  [[nodiscard]] std::optional<RowDocument> next();
  /// Those that follow, until they have as many rows together; none at the end. What next() throws comes when those
  /// before it have been given.
  [[nodiscard]] std::vector<RowDocument> next(std::size_t rows);

 private:
  struct Languages {
    std::string source, target;
  };
  /// The rows of a document.
  struct Group {
    std::vector<PairRow> rows;
    std::size_t first_part = 0;  ///< the group that its languages are taken from
    Languages languages;         ///< once it is made
  };

  /// Groups all rows that are left. @param first the one that was read last
  void group(PairRow first);
  [[nodiscard]] RowDocument make(Group& group, const Languages* of_first_part) const;

  RowSource rows_;
  Languages given_;
  Group alone_{.rows = std::vector<PairRow>(1)};  ///< the row that was read last
  bool is_read_ = false;                          ///< whether all rows have been
  std::vector<Group> groups_;
  std::size_t next_ = 0;        ///< of the groups
  std::exception_ptr failure_;  ///< that is to be thrown yet
};

}  // namespace tolmach::formats
