#include "formats/alignment_tsv.h"

#include <fmt/format.h>

#include "formats/table_tsv.h"

namespace tolmach::formats {
namespace {

std::string numbers(text::SegmentRange range) {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) out += fmt::format("{}{}", i > range.begin ? " " : "", i);
  return out;
}

}  // namespace

void write_alignment_tsv(std::ostream& out, const Bitext& bitext) {
  out << "source_segments\ttarget_segments\tconfidence\tsource\ttarget\n";
  for (const align::Bead& bead : bitext.alignment) {
    out << fmt::format("{}\t{}\t{:.4g}\t{}\t{}\n", numbers(bead.source), numbers(bead.target), bead.confidence,
                       escape_field(joined_text(bitext.source, bead.source)),
                       escape_field(joined_text(bitext.target, bead.target)));
  }
}

}  // namespace tolmach::formats
