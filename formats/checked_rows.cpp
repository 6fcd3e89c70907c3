#include "formats/checked_rows.h"

#include <array>
#include <sstream>
#include <utility>

#include "formats/alignment_jsonl_reader.h"
#include "formats/input_file.h"
#include "formats/po_reader.h"
#include "formats/tmx_reader.h"
#include "formats/xliff_reader.h"
#include "text/decode.h"

namespace tolmach::formats {
namespace {

/// Rows of a form that has no documents of its own are those of the file, each with its number.
std::vector<PairRow> of_one_document(std::vector<PairRow> rows, const std::string& path) {
  std::size_t number = 0;
  for (PairRow& row : rows) {
    row.document = path;
    row.id = std::to_string(++number);
  }
  return rows;
}

}  // namespace

const std::vector<std::string>& checked_forms() {
  static const std::vector<std::string> forms{"tsv", "jsonl", "tmx", "xliff", "po"};
  return forms;
}

std::string_view checked_form_of(std::string_view path) noexcept {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSuffixes{
      {{".tmx", "tmx"}, {".xlf", "xliff"}, {".xliff", "xliff"}, {".po", "po"}, {".pot", "po"}}};
  for (const auto& [suffix, form] : kSuffixes)
    if (path.size() > suffix.size() && path.substr(path.size() - suffix.size()) == suffix) return form;
  return {};
}

std::vector<PairRow> read_checked_rows(const std::string& path, const CheckedRowsOptions& options) {
  if (options.form == "tmx")
    return of_one_document(read_tmx(path, options.source_language, options.target_language), path);
  if (options.form == "jsonl")
    return of_one_document(read_alignment_jsonl(text::decode(read_file(path), path).text, path), path);
  if (options.form == "xliff") return read_xliff(read_file(path), path);
  if (options.form == "po") return read_po(text::decode(read_file(path), path).text, path);
  std::istringstream in(read_file(path));
  return read_pair_rows(in, path, options.escapes);
}

}  // namespace tolmach::formats
