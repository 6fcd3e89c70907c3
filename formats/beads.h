#pragma once

#include <cstdint>
#include <istream>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "align/bead.h"
#include "formats/bitext.h"

namespace tolmach::formats {

/// A line of a bead list: `[0, 1]:[2]:0.97`. Gold lists may hold segments that do not stand next to each other.
struct BeadLine {
  std::vector<std::uint32_t> source, target;
  std::optional<double> confidence;
  std::size_t line = 0;  ///< of the file, from 1
};

/// `[0, 1]:[2]:0.97`
[[nodiscard]] std::string bead_line(const align::Bead& bead);

/// Writes `[0, 1]:[2]:0.97` a line, an empty side as `[]`, in source order; segments that are not linkable stand one by
/// one.
void write_beads(std::ostream& out, const Bitext& bitext);

/// Reads a bead list. @throws Error (io) for a line of another form, with file and line, and for a list without a bead
[[nodiscard]] std::vector<BeadLine> read_bead_lines(std::istream& in, const std::string& name);

/// What the links of a list have to keep to.
///
/// | option   | meaning                                                                                     | default |
/// |----------|---------------------------------------------------------------------------------------------|---------|
/// | order    | kMayCross: two links of a single segment a side, next to each other, may change their places | kKept |
/// | linkable | no link may hold an empty line or a paragraph mark                                          | false   |
/// | most     | segments on a side of a link                                                                | any     |
struct LinkRules {
  align::TargetOrder order = align::TargetOrder::kKept;
  bool linkable = false;
  std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
};

/// Bead lines as beads of two documents. @throws Error (io), with file and line, for segments that are not next to each
/// other, stand twice, or lie outside the documents, and for links that cross or break another of the rules
[[nodiscard]] std::vector<align::Bead> to_beads(const std::vector<BeadLine>& lines, const text::Document& source,
                                                const text::Document& target, const std::string& name,
                                                const LinkRules& rules = {});

/// An alignment that covers both documents: the beads as they are, and every segment that none of them holds by itself.
/// @param beads as to_beads() gives them
[[nodiscard]] align::Alignment complete_alignment(const std::vector<align::Bead>& beads, const text::Document& source,
                                                  const text::Document& target);

}  // namespace tolmach::formats
