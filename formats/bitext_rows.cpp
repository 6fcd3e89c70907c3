#include "formats/bitext_rows.h"

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "formats/alignment_jsonl_reader.h"
#include "formats/detail/file_ending.h"
#include "formats/input_file.h"
#include "formats/tmx_reader.h"
#include "text/decode.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

std::vector<std::string> lines_of(const std::string& path) {
  const std::string content = text::decode(read_file(path), path).text;
  std::vector<std::string> lines;
  std::istringstream in(content);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(std::move(line));
  }
  return lines;
}

enum class RowForm : std::uint8_t { kTmx, kJsonl, kTsv };

/// The form of a file by its name, else by how its content begins.
RowForm form_of(const std::string& path, std::string_view content) {
  if (detail::has_ending(path, ".tmx")) return RowForm::kTmx;
  if (detail::has_ending(path, ".jsonl")) return RowForm::kJsonl;
  if (detail::has_ending(path, ".tsv")) return RowForm::kTsv;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (content.substr(0, kMark.size()) == kMark) content.remove_prefix(kMark.size());
  content = text::trim(content.substr(0, 200));
  if (content.substr(0, 1) == "{") return RowForm::kJsonl;
  for (const std::string_view tag : {"<?xml", "<!DOCTYPE", "<tmx"})
    if (content.substr(0, tag.size()) == tag) return RowForm::kTmx;
  return RowForm::kTsv;
}

std::vector<PairRow> with_text(std::vector<PairRow> rows, const std::string& path) {
  rows.erase(std::remove_if(
                 rows.begin(), rows.end(),
                 [](const PairRow& row) { return text::trim(row.source).empty() || text::trim(row.target).empty(); }),
             rows.end());
  if (rows.empty()) throw Error(Error::Kind::kIo, "there is no pair with text on both sides", {path});
  return rows;
}

}  // namespace

std::vector<PairRow> read_bitext_rows(const std::string& path, const std::string& source_language,
                                      const std::string& target_language) {
  const std::string content = read_file(path);
  const RowForm form = form_of(path, content);
  if (form == RowForm::kTmx) return with_text(read_tmx_text(content, path, source_language, target_language), path);
  if (form == RowForm::kJsonl) return with_text(read_alignment_jsonl(text::decode(content, path).text, path), path);
  std::istringstream in(text::decode(content, path).text);
  return with_text(read_pair_rows(in, path, /*escapes=*/true), path);
}

std::vector<PairRow> read_moses_rows(const std::string& source_path, const std::string& target_path) {
  std::vector<std::string> sources = lines_of(source_path);
  std::vector<std::string> targets = lines_of(target_path);
  if (sources.size() != targets.size())
    throw Error(Error::Kind::kIo, "has " + std::to_string(targets.size()) + " lines", {target_path},
                "expected " + std::to_string(sources.size()) + ", as " + source_path + " has");
  std::vector<PairRow> rows;
  for (std::size_t k = 0; k < sources.size(); ++k) {
    PairRow row;
    row.source = std::move(sources[k]);
    row.target = std::move(targets[k]);
    rows.push_back(std::move(row));
  }
  return with_text(std::move(rows), source_path);
}

std::vector<std::string> read_lines_of_segments(const std::string& path, const text::Document& document) {
  std::vector<std::string> lines = lines_of(path);
  if (lines.size() == document.segments.size()) return lines;
  lines.erase(std::remove_if(lines.begin(), lines.end(), [](const auto& line) { return text::trim(line).empty(); }),
              lines.end());
  const auto linkable = static_cast<std::size_t>(std::count_if(document.segments.begin(), document.segments.end(),
                                                               [](const auto& segment) { return segment.linkable; }));
  if (lines.size() != linkable)
    throw Error(Error::Kind::kIo, fmt::format("{} lines with text, expected {}", lines.size(), linkable), {path},
                "a line for each segment of " + document.id + ", as 'tolmach segment' writes them");
  std::vector<std::string> texts(document.segments.size());
  auto next = lines.begin();
  for (std::size_t k = 0; k < texts.size(); ++k)
    if (document.segments[k].linkable) texts[k] = std::move(*next++);
  return texts;
}

}  // namespace tolmach::formats
