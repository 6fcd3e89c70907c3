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

/// Groups rows: those with the same document, languages and part together, in order; each other row by itself.
/// Languages that are not given are those of the arguments, else they are detected; all parts of a document have those
/// of the first.
[[nodiscard]] std::vector<RowDocument> group_rows(const std::vector<PairRow>& rows, const std::string& source_language,
                                                  const std::string& target_language);

}  // namespace tolmach::formats
