#pragma once

#include <ostream>

namespace tolmach::formats {

/// Writes all codes of the checker, by family. TSV: `family code severity description its mqm needs languages options
/// example`, a row a code, with a header.
void write_codes_tsv(std::ostream& out);
/// For people: what each says, with an example.
void write_codes_text(std::ostream& out);
/// A table a family, as it stands in docs/checks.md.
void write_codes_markdown(std::ostream& out);

}  // namespace tolmach::formats
