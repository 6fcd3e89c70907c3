#include "lexicons/seed.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <unistd.h>

#include "lexicons/detail/cldr_names.h"
#include "lexicons/detail/database.h"
#include "lexicons/detail/folded_forms.h"
#include "lexicons/lexicon.h"
#include "text/error.h"

namespace tolmach::lexicons {
namespace {

namespace fs = std::filesystem;
using normalize::NameStatus;

constexpr const char* kNeverSame = "never_same.tsv";

[[noreturn]] void refuse(const fs::path& file, std::size_t line, std::string what) {
  throw Error(Error::Kind::kIo, std::move(what), {file.string(), line, 0, {}});
}

/// Rows below the header, which is there for the reader of the file and is held to.
std::vector<text::DataRow> rows_below(const fs::path& file, const std::vector<std::string>& header) {
  std::vector<text::DataRow> rows = text::read_data_rows(file, header.size());
  if (rows.empty() || rows.front().fields != header) {
    refuse(file, rows.empty() ? 1 : rows.front().line, fmt::format("expected the header: {}", fmt::join(header, " ")));
  }
  rows.erase(rows.begin());
  return rows;
}

NewName name_of(const text::DataRow& row, const fs::path& file) {
  NewName name{row.fields[0], {}, row.fields[1], row.fields[2], {}, row.fields[5]};
  if (!normalize::parse(row.fields[3], name.kind)) refuse(file, row.line, "unknown kind: " + row.fields[3]);
  if (!normalize::parse(row.fields[4], name.status)) refuse(file, row.line, "unknown status: " + row.fields[4]);
  if (name.entity.empty() || name.form.empty() || name.source.empty()) {
    refuse(file, row.line, "an entity, a form and a source are expected");
  }
  return name;
}

/// The names that people have written down, file by file.
std::vector<NewName> written_names(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    if (entry.path().extension() == ".tsv" && entry.path().filename() != kNeverSame) files.push_back(entry.path());
  }
  if (failure) refuse(folder, 0, failure.message());
  std::sort(files.begin(), files.end());
  std::vector<NewName> names;
  for (const fs::path& file : files) {
    for (const text::DataRow& row : rows_below(file, {"entity", "form", "language", "kind", "status", "source"})) {
      names.push_back(name_of(row, file));
    }
  }
  return names;
}

std::vector<NewName> cldr_names(const fs::path& folder) {
  std::vector<std::string> languages;
  for (const text::DataRow& row : rows_below(folder / "languages.tsv", {"language"})) {
    languages.push_back(row.fields[0]);
  }
  std::map<std::string, std::string> renamed;
  for (const text::DataRow& row : rows_below(folder / "zones.tsv", {"old", "new"})) {
    renamed[row.fields[0]] = row.fields[1];
  }
  return detail::cldr_names(languages, renamed);
}

/// Adds what CLDR says where people have said nothing else: a written status stands, and so does a written preference.
void add_names(Lexicon& lexicon, const std::vector<NewName>& written, std::vector<NewName> from_cldr) {
  std::set<std::tuple<std::string, std::string, std::string>> forms;
  std::set<std::pair<std::string, std::string>> with_preferred;
  for (const NewName& name : written) {
    lexicon.add(name);
    forms.insert({name.entity, name.language, name.form});
    if (name.status == NameStatus::kPreferred) with_preferred.insert({name.entity, name.language});
  }
  for (NewName& name : from_cldr) {
    if (!forms.insert({name.entity, name.language, name.form}).second) continue;
    if (name.status == NameStatus::kPreferred && !with_preferred.insert({name.entity, name.language}).second) {
      name.status = NameStatus::kAdmitted;
    }
    lexicon.add(name);
  }
}

void fill(Lexicon& lexicon, const fs::path& folder) {
  Lexicon::Transaction transaction(lexicon, "build", "seed");
  add_names(lexicon, written_names(folder), cldr_names(folder / "cldr"));
  for (const text::DataRow& row : rows_below(folder / kNeverSame, {"a", "b", "source"})) {
    lexicon.add_never_same(row.fields[0], row.fields[1], row.fields[2]);
  }
  transaction.commit();
}

/// One file without a log, the same bytes for the same data. Not in WAL mode, which would need to write to be read.
void seal(const fs::path& path) {
  {
    detail::Database lexicon(path, OpenMode::kReadWrite);
    detail::FoldedForms::store(lexicon);
  }
  try {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
    std::vector<std::string> guards;
    for (const char* name : {"log_is_never_shortened", "log_rows_are_never_shortened"}) {
      guards.push_back(
          database.execAndGet(fmt::format("SELECT sql FROM sqlite_schema WHERE name = '{}'", name)).getString());
      database.exec(fmt::format("DROP TRIGGER {}", name));
    }
    database.exec("DELETE FROM log_rows; DELETE FROM log; DELETE FROM sqlite_sequence");
    database.exec("UPDATE search_index SET log_row = 0");
    for (const std::string& guard : guards) database.exec(guard);
    // All that Lexicon::forms_of() asks for, in its order: the rows themselves lie far apart.
    database.exec("CREATE INDEX IF NOT EXISTS names_of_entity ON names (entity, key, form, language, status)");
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec("VACUUM");
  } catch (const SQLite::Exception& failure) {
    throw detail::to_error(failure, path);
  }
}

}  // namespace

void build_seed(const text::DataFolder& data, const fs::path& output) {
  const fs::path made = fmt::format("{}.making-{}", output.string(), ::getpid());
  std::error_code failure;
  try {
    {
      Lexicon lexicon(made, OpenMode::kCreate);
      lexicon.index_with(data);
      fill(lexicon, data.file("lexicon"));
    }
    seal(made);
    fs::rename(made, output, failure);
    if (failure) refuse(output, 0, failure.message());
  } catch (...) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(made.string() + suffix, failure);
    throw;
  }
}

}  // namespace tolmach::lexicons
