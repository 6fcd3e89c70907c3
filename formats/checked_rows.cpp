#include "formats/checked_rows.h"

#include <array>
#include <memory>
#include <utility>

#include "formats/alignment_jsonl_reader.h"
#include "formats/detail/file_ending.h"
#include "formats/input_file.h"
#include "formats/po_reader.h"
#include "formats/tmx_reader.h"
#include "formats/xliff_reader.h"
#include "text/decode.h"

namespace tolmach::formats {
namespace {

/// Rows that name no document are those of the file; each without an id gets its number.
std::vector<PairRow> of_one_document(std::vector<PairRow> rows, const std::string& path) {
  std::size_t number = 0;
  for (PairRow& row : rows) {
    if (row.document.empty()) row.document = path;
    ++number;
    if (row.id.empty()) row.id = std::to_string(number);
  }
  return rows;
}

CheckedRows open_tmx(const std::string& path, const CheckedRowsOptions& options) {
  CheckedRows opened;
  std::vector<PairRow> rows = read_tmx(path, options.source_language, options.target_language, &opened.left_out);
  opened.units = rows.size() + opened.left_out;
  if (!rows.empty()) opened.languages = rows.front().source_language + " and " + rows.front().target_language;
  opened.next = source_of(of_one_document(std::move(rows), path));
  return opened;
}

CheckedRows open_table(const std::string& path, bool escapes) {
  auto file = std::make_shared<InputFile>(path);
  CheckedRows opened;
  opened.next = [file, rows = table_rows(file->stream(), path, escapes, &opened.other_columns)](PairRow& row) {
    if (!rows(row)) return false;
    if (row.id.empty()) row.id = std::to_string(row.line);
    return true;
  };
  return opened;
}

}  // namespace

const std::vector<std::string>& checked_forms() {
  static const std::vector<std::string> forms{"tsv", "jsonl", "tmx", "xliff", "po"};
  return forms;
}

std::string_view checked_form_of(std::string_view path) noexcept {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSuffixes{{{".tsv", "tsv"},
                                                                                    {".jsonl", "jsonl"},
                                                                                    {".tmx", "tmx"},
                                                                                    {".xlf", "xliff"},
                                                                                    {".xliff", "xliff"},
                                                                                    {".po", "po"},
                                                                                    {".pot", "po"}}};
  for (const auto& [suffix, form] : kSuffixes)
    if (detail::has_ending(path, suffix)) return form;
  return {};
}

CheckedRows open_checked_rows(const std::string& path, const CheckedRowsOptions& options) {
  if (options.form == "tmx") return open_tmx(path, options);
  if (options.form == "jsonl")
    return {source_of(of_one_document(read_alignment_jsonl(text::decode(read_file(path), path).text, path), path))};
  if (options.form == "xliff") return {source_of(read_xliff(read_file(path), path))};
  if (options.form == "po") return {source_of(read_po(text::decode(read_file(path), path).text, path))};
  return open_table(path, options.escapes);
}

}  // namespace tolmach::formats
