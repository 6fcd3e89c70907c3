#include "formats/lexicon_tsv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "formats/detail/csv.h"
#include "formats/detail/line_reader.h"
#include "formats/table_tsv.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using lexicons::NewName;

enum Column : std::size_t {
  kEntity,
  kForm,
  kLanguage,
  kKind,
  kStatus,
  kSource,
  kSystem,
  kWritten,  ///< how many of them are written
  kDescription = kWritten,
  kIds,
  kTarget,
  kStyle,
  kSince,
  kUntil,
  kColumnCount
};
constexpr std::array<std::string_view, kColumnCount> kColumns = {"entity", "form",   "language",    "kind", "status",
                                                                 "source", "system", "description", "ids",  "target",
                                                                 "style",  "since",  "until"};

/// "wikidata=Q1899 geonames=703448"
std::vector<lexicons::ExternalId> ids_in(std::string_view text) {
  std::vector<lexicons::ExternalId> ids;
  for (text = text::trim(text); !text.empty(); text = text::trim(text)) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view id = text.substr(0, end);
    const std::size_t equals = id.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == id.size())
      throw Error(Error::Kind::kUsage, fmt::format("\"{}\" is no external id, expected wikidata=Q1899", id));
    ids.push_back({std::string(id.substr(0, equals)), std::string(id.substr(equals + 1))});
    text.remove_prefix(end);
  }
  return ids;
}

/// Where the columns stand in a row.
class Header {
 public:
  Header(std::vector<std::string> names, const std::string& file_name) : width_(names.size()) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (!names.empty() && names.front().starts_with(kByteOrderMark)) names.front().erase(0, kByteOrderMark.size());
    if (!names.empty() && (names.front().starts_with("\xFF\xFE") || names.front().starts_with("\xFE\xFF")))
      throw Error(Error::Kind::kIo, "the file is in UTF-16, expected UTF-8", {file_name, 1, 0, {}});
    for (std::string& name : names) name = text::lower(text::trim(name));
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
      const auto place = std::find(names.begin(), names.end(), kColumns[column]);
      if (place == names.end()) continue;
      places_[column] = static_cast<std::size_t>(place - names.begin());
      if (std::find(place + 1, names.end(), kColumns[column]) != names.end())
        throw Error(Error::Kind::kIo, fmt::format("two columns are named \"{}\"", kColumns[column]),
                    {file_name, 1, 0, {}});
    }
    if (!places_[kForm] || !places_[kLanguage]) {
      throw Error(Error::Kind::kIo, "the first line must name the columns, \"form\" and \"language\" among them",
                  {file_name, 1, 0, {}}, fmt::format("known columns: {}", fmt::join(kColumns, " ")));
    }
  }

  /// @throws Error (usage) for a row with too few or too many fields, or an unknown word
  void store(const std::vector<std::string>& fields, bool escapes, LexiconImport& importer) const {
    if (fields.size() != width_)
      throw Error(Error::Kind::kUsage, fmt::format("{} fields, expected {} as in the header", fields.size(), width_));
    const auto field = [&](Column column) {
      const std::string raw = places_[column] ? fields[*places_[column]] : std::string();
      return escapes ? unescape_field(raw) : raw;
    };
    NewName name{field(kEntity),   kind_from(field(kKind), normalize::NameKind::kOther),          field(kForm),
                 field(kLanguage), status_from(field(kStatus), normalize::NameStatus::kAdmitted), field(kSource),
                 field(kSystem)};
    lexicons::Ruling ruling{name.status, field(kTarget), field(kStyle), field(kSince), field(kUntil), name.source};
    const bool is_ruling = !(ruling.target_language + ruling.style + ruling.since + ruling.until).empty();
    if (is_ruling) {
      name.status = normalize::NameStatus::kAdmitted;
      name.rulings.push_back(std::move(ruling));
    }
    ImportedName row{std::move(name), !is_ruling && !text::trim(field(kStatus)).empty(), field(kDescription),
                     ids_in(field(kIds))};
    if (row.name.entity.empty() && (!row.description.empty() || !row.external_ids.empty()))
      throw Error(Error::Kind::kUsage, "a row with a description or ids needs an entity");
    importer.store(std::move(row));
  }

 private:
  std::array<std::optional<std::size_t>, kColumns.size()> places_;
  std::size_t width_ = 0;
};

std::array<std::string_view, kWritten> fields_of(const NewName& name) {
  return {name.entity, name.form,  name.language, normalize::to_string(name.kind), normalize::to_string(name.status),
          name.source, name.system};
}

template <typename Escape>
void write_row(const std::array<std::string_view, kWritten>& fields, char separator, const Escape& escape,
               std::ostream& out) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out << separator;
    out << escape(fields[i]);
  }
  out << '\n';
}

std::array<std::string_view, kWritten> header_fields() {
  std::array<std::string_view, kWritten> fields;
  std::copy_n(kColumns.begin(), fields.size(), fields.begin());
  return fields;
}

[[noreturn]] void refuse_empty(const std::string& file_name) {
  throw Error(Error::Kind::kIo, "the file is empty", {file_name, 0, 0, {}});
}

}  // namespace

LexiconImportReport import_lexicon_tsv(std::istream& in, const std::string& file_name, lexicons::Lexicon& lexicon,
                                       const LexiconImportOptions& options) {
  detail::LineReader lines(in);
  std::string line;
  if (!lines.next(line)) refuse_empty(file_name);
  const Header header(split_fields(line), file_name);
  LexiconImport importer(lexicon, file_name, options);
  importer.watch_contradictions();
  while (lines.next(line)) {
    importer.advance(lines.number());
    if (line.empty()) continue;
    importer.row(lines.number(), [&] {
      if (lines.too_long()) throw Error(Error::Kind::kUsage, "the line is too long");
      header.store(split_fields(line), options.escapes, importer);
    });
  }
  return importer.finish();
}

LexiconImportReport import_lexicon_csv(std::istream& in, const std::string& file_name, lexicons::Lexicon& lexicon,
                                       const LexiconImportOptions& options) {
  detail::LineReader lines(in);
  detail::CsvReader records(lines);
  std::vector<std::string> fields;
  if (!records.next(fields)) refuse_empty(file_name);
  const Header header(fields, file_name);
  LexiconImport importer(lexicon, file_name, options);
  importer.watch_contradictions();
  for (bool more = true; more;) {
    const std::size_t number = lines.number() + 1;
    importer.advance(number);
    importer.row(number, [&] {
      more = records.next(fields);
      if (more && (fields.size() > 1 || !fields.front().empty())) header.store(fields, /*escapes=*/false, importer);
    });
  }
  return importer.finish();
}

void write_lexicon_tsv_header(std::ostream& out) {
  write_row(
      header_fields(), '\t', [](std::string_view field) { return field; }, out);
}

void write_lexicon_tsv_row(const NewName& name, std::ostream& out) {
  write_row(fields_of(name), '\t', escape_field, out);
}

void export_lexicon_tsv(const lexicons::Lexicon& lexicon, std::ostream& out) {
  write_lexicon_tsv_header(out);
  lexicon.for_each_name([&](const NewName& name) { write_lexicon_tsv_row(name, out); });
}

void export_lexicon_csv(const lexicons::Lexicon& lexicon, std::ostream& out) {
  write_row(header_fields(), ',', detail::csv_field, out);
  lexicon.for_each_name([&](const NewName& name) { write_row(fields_of(name), ',', detail::csv_field, out); });
}

}  // namespace tolmach::formats
