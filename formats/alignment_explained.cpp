#include "formats/alignment_explained.h"

#include <algorithm>

#include <fmt/format.h>

#include "formats/beads.h"
#include "formats/table_tsv.h"

namespace tolmach::formats {
namespace {

constexpr std::size_t kMostTies = 12;
constexpr double kLeastTie = 0.05;

void write_contributions(std::ostream& out, const align::BeadExplanation& explanation) {
  double total = 0;
  std::string parts;
  for (const align::Contribution& part : explanation.contributions) {
    total += part.value;
    parts += fmt::format("  {} {:+.2f}", align::name_of(part.evidence), part.value);
  }
  out << fmt::format("  evidence: {:+.2f} ={}\n", total, parts);
}

void write_ties(std::ostream& out, const align::BeadExplanation& explanation) {
  const auto weak = [](const align::WordTie& tie) { return tie.value < kLeastTie; };
  const auto last = std::find_if(explanation.ties.begin(), explanation.ties.end(), weak);
  const auto count = std::min(static_cast<std::size_t>(last - explanation.ties.begin()), kMostTies);
  if (count == 0) return;
  out << "  ties:    ";
  for (std::size_t k = 0; k < count; ++k) {
    const align::WordTie& tie = explanation.ties[k];
    out << fmt::format("{} {} = {} ({} {:+.2f})", k == 0 ? "" : ";", escape_field(tie.source), escape_field(tie.target),
                       align::name_of(tie.evidence), tie.value);
  }
  out << '\n';
}

}  // namespace

void write_alignment_explained(std::ostream& out, const Bitext& bitext) {
  for (std::size_t k = 0; k < bitext.alignment.size(); ++k) {
    const align::Bead& bead = bitext.alignment[k];
    out << bead_line(bead) << '\n';
    if (!bead.source.empty()) out << "  source:   " << escape_field(joined_text(bitext.source, bead.source)) << '\n';
    if (!bead.target.empty()) out << "  target:   " << escape_field(joined_text(bitext.target, bead.target)) << '\n';
    const align::BeadExplanation& explanation = (*bitext.explanations)[k];
    if (!explanation.contributions.empty()) write_contributions(out, explanation);
    write_ties(out, explanation);
    out << '\n';
  }
}

}  // namespace tolmach::formats
