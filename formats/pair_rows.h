#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
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

/// Reads rows from TSV with the columns `source target` and, where given, `source_language target_language document
/// id`.
/// @throws Error (io, usage) as TableReader does, and for a malformed language, with its line
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
/// by itself. Each document is made when it is asked for, from rows that are then given up, so that a long table need
/// not stand in memory twice.
class RowDocuments {
 public:
  /// @param source_language, target_language  of rows that name none; empty: it is detected. All parts of a document
  /// have the languages of its first.
  RowDocuments(std::vector<PairRow> rows, std::string source_language, std::string target_language);

  /// How many documents there are in all.
  [[nodiscard]] std::size_t size() const noexcept { return groups_.size(); }
  /// The documents that follow, at most `most` of them; none at the end.
  [[nodiscard]] std::vector<RowDocument> next(std::size_t most);

 private:
  struct Languages {
    std::string source, target;
  };
  struct Group {
    std::size_t first_row = 0;
    std::vector<std::size_t> more_rows;
    std::size_t first_part = 0;  ///< the group that its languages are taken from
    Languages languages;         ///< once it is made
  };

  [[nodiscard]] RowDocument make(std::size_t index);

  std::vector<PairRow> rows_;
  Languages given_;
  std::vector<Group> groups_;
  std::size_t next_ = 0;
};

}  // namespace tolmach::formats
