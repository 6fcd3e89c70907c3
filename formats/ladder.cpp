#include "formats/ladder.h"

#include <numeric>
#include <optional>
#include <sstream>

#include <fmt/format.h>

#include "text/error.h"

namespace tolmach::formats {
namespace {

std::vector<std::uint32_t> range(std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> ids(end - begin);
  std::iota(ids.begin(), ids.end(), begin);
  return ids;
}

}  // namespace

void write_ladder(std::ostream& out, const Bitext& bitext) {
  for (const align::Bead& bead : bitext.alignment)
    out << fmt::format("{}\t{}\t{:.4g}\n", bead.source.begin, bead.target.begin, bead.confidence);
  out << fmt::format("{}\t{}\t0\n", bitext.source.segments.size(), bitext.target.segments.size());
}

std::vector<BeadLine> read_ladder(std::istream& in, const std::string& name) {
  std::vector<BeadLine> beads;
  std::string text;
  bool first = true;
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::optional<double> confidence;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::istringstream fields(text);
    std::uint32_t next_source = 0;
    std::uint32_t next_target = 0;
    if (!(fields >> next_source >> next_target))
      throw Error(Error::Kind::kIo, "expected a rung: source segment, target segment, confidence", {name, line});
    std::optional<double> next_confidence;
    if (double value = 0; fields >> value) next_confidence = value;
    if (!first && (next_source < source || next_target < target))
      throw Error(Error::Kind::kIo, "a rung lies before the one above it", {name, line});
    if (!first) beads.push_back({range(source, next_source), range(target, next_target), confidence, line});
    first = false;
    source = next_source;
    target = next_target;
    confidence = next_confidence;
  }
  if (beads.empty()) throw Error(Error::Kind::kIo, "there is no bead between rungs in this file", {name});
  return beads;
}

}  // namespace tolmach::formats
