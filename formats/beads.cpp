#include "formats/beads.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

std::string ids(text::SegmentRange range) {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) out += fmt::format("{}{}", i > range.begin ? ", " : "", i);
  return out;
}

/// Parses "[0, 1]" at the beginning of `text` and removes it. @return false when it is not there
bool take_ids(std::string_view& text, std::vector<std::uint32_t>& out) {
  text = text::trim(text);
  if (text.empty() || text.front() != '[') return false;
  const std::size_t close = text.find(']');
  if (close == std::string_view::npos) return false;
  std::string_view inside = text.substr(1, close - 1);
  text.remove_prefix(close + 1);
  while (!(inside = text::trim(inside)).empty()) {
    if (inside.front() == ',') {
      inside.remove_prefix(1);
      continue;
    }
    std::uint32_t id = 0;
    const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), id);
    if (error != std::errc()) return false;
    out.push_back(id);
    inside.remove_prefix(static_cast<std::size_t>(end - inside.data()));
  }
  return true;
}

bool take_colon(std::string_view& text) {
  text = text::trim(text);
  if (text.empty() || text.front() != ':') return false;
  text.remove_prefix(1);
  return true;
}

bool parse_line(std::string_view text, BeadLine& bead) {
  if (!take_ids(text, bead.source) || !take_colon(text) || !take_ids(text, bead.target)) return false;
  text = text::trim(text);
  if (text.empty()) return true;
  if (!take_colon(text)) return false;
  text = text::trim(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bead.confidence = value;
  return error == std::errc() && end == text.data() + text.size();
}

text::SegmentRange contiguous(const std::vector<std::uint32_t>& ids, std::size_t count, const char* side,
                              const Where& where) {
  if (ids.empty()) return {};
  for (std::size_t k = 0; k < ids.size(); ++k) {
    if (ids[k] >= count)
      throw Error(Error::Kind::kIo, fmt::format("there is no {} segment {}, the last is {}", side, ids[k], count - 1),
                  where);
    if (ids[k] != ids[0] + k)
      throw Error(Error::Kind::kIo,
                  fmt::format("the {} segments of a bead must stand next to each other, in order", side), where);
  }
  return {ids.front(), ids.back() + 1};
}

void mark(text::SegmentRange range, std::vector<bool>& taken, const char* side, const Where& where) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (taken[i]) throw Error(Error::Kind::kIo, fmt::format("{} segment {} stands in two beads", side, i), where);
    taken[i] = true;
  }
}

/// A link and the line that it comes from.
struct LineLink {
  align::Bead bead;
  std::size_t line = 0;
};

void require_linkable(text::SegmentRange range, const text::Document& document, const char* side, const Where& where) {
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (!document.segments[i].linkable)
      throw Error(
          Error::Kind::kIo,
          fmt::format("{} segment {} is an empty line or a paragraph mark, which nothing can be linked to", side, i),
          where);
}

void require_size(text::SegmentRange range, std::uint32_t most, const char* side, const Where& where) {
  if (range.size() > most)
    throw Error(Error::Kind::kIo,
                fmt::format("the bead holds {} {} segments, the most are {}", range.size(), side, most), where);
}

/// Whether two links, the second behind the first in the source, are two neighbouring segments that have changed
/// places.
bool are_swapped(const align::Bead& first, const align::Bead& second) noexcept {
  return first.source.size() == 1 && first.target.size() == 1 && second.source.size() == 1 &&
         second.target.size() == 1 && second.source.begin == first.source.end &&
         second.target.end == first.target.begin;
}

/// @throws Error (io) with the line of the first link that may not stand where it does
void require_order(std::vector<LineLink> links, align::TargetOrder order, const std::string& name) {
  std::sort(links.begin(), links.end(),
            [](const LineLink& a, const LineLink& b) { return a.bead.source.begin < b.bead.source.begin; });
  const bool may_swap = order == align::TargetOrder::kMayCross;
  std::uint32_t end = 0;     // of the target segments so far
  std::uint32_t before = 0;  // the same without the last link
  for (std::size_t k = 0; k < links.size(); ++k) {
    const align::Bead& bead = links[k].bead;
    if (bead.target.begin >= end) {
      before = end;
      end = bead.target.end;
      continue;
    }
    if (may_swap && are_swapped(links[k - 1].bead, bead) && bead.target.begin >= before) {
      before = end;  // a segment changes places but once
      continue;
    }
    throw Error(Error::Kind::kIo, fmt::format("this bead and that of line {} cross", links[k - 1].line),
                {name, links[k].line},
                may_swap ? "only two neighbouring beads of one segment a side may change places"
                         : "with --swap neighbouring segments may change places");
  }
}

}  // namespace

std::string bead_line(const align::Bead& bead) {
  return fmt::format("[{}]:[{}]:{:.4g}", ids(bead.source), ids(bead.target), bead.confidence);
}

void write_beads(std::ostream& out, const Bitext& bitext) {
  for (const align::Bead& bead : bitext.alignment) out << bead_line(bead) << '\n';
}

std::vector<BeadLine> read_bead_lines(std::istream& in, const std::string& name) {
  std::vector<BeadLine> beads;
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (line == 1 && text.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) text.erase(0, kByteOrderMark.size());
    if (text::trim(text).empty()) continue;
    BeadLine bead;
    bead.line = line;
    if (!parse_line(text, bead))
      throw Error(Error::Kind::kIo, "expected a bead such as [0, 1]:[2] or [3]:[]:0.9", {name, line});
    beads.push_back(std::move(bead));
  }
  if (beads.empty()) throw Error(Error::Kind::kIo, "there is no bead in this file", {name});
  return beads;
}

std::vector<align::Bead> to_beads(const std::vector<BeadLine>& lines, const text::Document& source,
                                  const text::Document& target, const std::string& name, const LinkRules& rules) {
  std::vector<bool> source_taken(source.segments.size());
  std::vector<bool> target_taken(target.segments.size());
  std::vector<align::Bead> beads;
  std::vector<LineLink> links;
  for (const BeadLine& line : lines) {
    const Where where{name, line.line};
    align::Bead bead{contiguous(line.source, source.segments.size(), "source", where),
                     contiguous(line.target, target.segments.size(), "target", where), line.confidence.value_or(1)};
    if (bead.source.empty() && bead.target.empty()) continue;
    mark(bead.source, source_taken, "source", where);
    mark(bead.target, target_taken, "target", where);
    beads.push_back(bead);
    if (!bead.is_link()) continue;
    links.push_back({bead, line.line});
    require_size(bead.source, rules.most, "source", where);
    require_size(bead.target, rules.most, "target", where);
    if (!rules.linkable) continue;
    require_linkable(bead.source, source, "source", where);
    require_linkable(bead.target, target, "target", where);
  }
  require_order(std::move(links), rules.order, name);
  return beads;
}

align::Alignment complete_alignment(const std::vector<align::Bead>& beads, const text::Document& source,
                                    const text::Document& target) {
  std::vector<align::Bead> links;
  std::vector<bool> linked_target(target.segments.size());
  std::vector<double> alone_source(source.segments.size(), 1);
  std::vector<double> alone_target(target.segments.size(), 1);
  for (const align::Bead& bead : beads) {
    if (bead.is_link()) {
      links.push_back(bead);
      std::fill(linked_target.begin() + bead.target.begin, linked_target.begin() + bead.target.end, true);
    }
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i) alone_source[i] = bead.confidence;
    for (std::uint32_t j = bead.target.begin; j < bead.target.end; ++j) alone_target[j] = bead.confidence;
  }
  std::sort(links.begin(), links.end(), [](const auto& a, const auto& b) { return a.source.begin < b.source.begin; });
  const auto source_count = static_cast<std::uint32_t>(source.segments.size());
  const auto target_count = static_cast<std::uint32_t>(target.segments.size());
  align::Alignment alignment;
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  const auto alone_upto = [&](std::uint32_t source_end, std::uint32_t target_end) {
    for (; i < source_end; ++i) alignment.push_back({{i, i + 1}, {j, j}, alone_source[i]});
    for (; j < target_end; ++j)
      if (!linked_target[j]) alignment.push_back({{i, i}, {j, j + 1}, alone_target[j]});
  };
  for (const align::Bead& link : links) {
    alone_upto(link.source.begin, link.target.begin);
    alignment.push_back(link);
    i = link.source.end;
    j = std::max(j, link.target.end);
  }
  alone_upto(source_count, target_count);
  return alignment;
}

}  // namespace tolmach::formats
