#include "formats/checked_rows.h"

#include <array>
#include <utility>

#include "formats/alignment_jsonl_reader.h"
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
    if (path.size() > suffix.size() && path.substr(path.size() - suffix.size()) == suffix) return form;
  return {};
}

std::vector<PairRow> read_checked_rows(const std::string& path, const CheckedRowsOptions& options,
                                       std::size_t& left_out) {
  left_out = 0;
  if (options.form == "tmx")
    return of_one_document(read_tmx(path, options.source_language, options.target_language, &left_out), path);
  if (options.form == "jsonl")
    return of_one_document(read_alignment_jsonl(text::decode(read_file(path), path).text, path), path);
  if (options.form == "xliff") return read_xliff(read_file(path), path);
  if (options.form == "po") return read_po(text::decode(read_file(path), path).text, path);
  InputFile file(path);
  std::vector<PairRow> rows = read_pair_rows(file.stream(), path, options.escapes);
  for (PairRow& row : rows)
    if (row.id.empty()) row.id = std::to_string(row.line);
  return rows;
}

}  // namespace tolmach::formats
