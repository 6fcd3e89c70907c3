#include "normalize/data_tables.h"

#include <filesystem>
#include <fstream>
#include <vector>

#include "normalize/detail/explanation/source_search.h"
#include "normalize/detail/similarity/name_model.h"
#include "normalize/everyday_forms.h"
#include "normalize/romanise.h"
#include "text/error.h"
#include "text/table_file.h"

namespace tolmach::normalize {
namespace {

void write(const std::vector<text::TableFile::Table>& tables, const std::filesystem::path& path) {
  std::filesystem::path made = path;
  made += ".making";
  std::ofstream out(made, std::ios::binary);
  text::TableFile::write(tables, out);
  out.close();
  std::error_code failure, ignored;
  if (out) std::filesystem::rename(made, path, failure);
  if (out && !failure) return;
  std::filesystem::remove(made, ignored);
  throw Error(Error::Kind::kIo, "can't write this table", {path.string()});
}

}  // namespace

void make_data_tables(const text::DataFolder& data) {
  write(detail::NameModels(data.file("names/costs.tsv")).tables(), data.file("names/costs.tables"));
  write(EverydayForms::tables(data), data.file("words/everyday.tables"));
  Romaniser romaniser(data);
  write(detail::SourceSearch(data, romaniser).tables(), data.file("romanization/writings.tables"));
}

}  // namespace tolmach::normalize
