#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "formats/located_finding.h"
#include "formats/provenance.h"
#include "text/document.h"

namespace tolmach::formats {

/// A document that was checked, and what was found. Refers, does not own.
struct CheckedDocument {
  std::string name;                             ///< its name in the output
  const text::Document* source;                 ///< null: the text was checked alone
  const text::Document& target;                 ///< its places and those of `findings` are bytes of the decoded text
  const align::Alignment* alignment;            ///< null exactly when source is
  const std::vector<LocatedFinding>& findings;  ///< in the order of their place
  std::string table = {};                       ///< the file whose rows they are; empty: the document is a file itself
};

/// Writes what was found in one or more documents in a form of its own. Nothing is complete before finish().
class FindingsWriter {
 public:
  virtual ~FindingsWriter() = default;
  /// Adds a document, without findings too. @throws Error (usage) where the form can't hold it
  virtual void add(const CheckedDocument& document) = 0;
  /// Writes what must come last; to be called once.
  virtual void finish() {}
};

/// What a form is written with.
struct FindingsStyle {
  Provenance provenance;
  bool colour = false;  ///< terminal colours, for text
};

/// The forms there are: "text", "jsonl", "tsv", "sarif", "junit", "xliff", "stats".
[[nodiscard]] const std::vector<std::string>& findings_forms();

/// @param out must outlive the writer  @throws Error (usage) for a form that there is not
[[nodiscard]] std::unique_ptr<FindingsWriter> make_findings_writer(std::string_view form, std::ostream& out,
                                                                   FindingsStyle style);

}  // namespace tolmach::formats
