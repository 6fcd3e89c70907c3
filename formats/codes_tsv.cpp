#include "formats/codes_tsv.h"

#include "check/registry.h"

namespace tolmach::formats {

void write_codes_tsv(std::ostream& out) {
  out << "family\tcode\tseverity\tdescription\n";
  for (const check::Code& code : check::all_codes())
    out << check::to_string(code.family) << '\t' << code.name << '\t' << check::to_string(code.severity) << '\t'
        << code.description << '\n';
}

}  // namespace tolmach::formats
