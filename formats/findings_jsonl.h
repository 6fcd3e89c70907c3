#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "text/document.h"

namespace tolmach::formats {

/// The documents that findings point into.
struct FindingContext {
  const text::Document& target;
  const text::Document* source = nullptr;  ///< null where there is none
  std::string document;                    ///< the document's name in the output
};

/// Writes an object a finding: family, code, severity, confidence, message, suggestion, fingerprint, bead, source,
/// target (each segment, begin, end in bytes of the file, line, column, text; or null), related, document, id (null for
/// files).
void write_findings_jsonl(std::ostream& out, const std::vector<check::Finding>& findings,
                          const FindingContext& context);

/// Writes `family code severity description`, a row a code, with a header.
void write_codes_tsv(std::ostream& out);

}  // namespace tolmach::formats
