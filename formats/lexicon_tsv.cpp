#include "formats/lexicon_tsv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "formats/table_tsv.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using lexicons::NewName;

constexpr std::array<std::string_view, 6> kColumns = {"entity", "form", "language", "kind", "status", "source"};
enum Column : std::size_t { kEntity, kForm, kLanguage, kKind, kStatus, kSource };

/// Reads the next line without its end. @return false at the end of the file
bool next_line(std::istream& in, std::string& line) {
  if (!std::getline(in, line)) return false;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

/// Where the columns stand in a row.
class Header {
 public:
  Header(std::string_view line, std::string_view file_name) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    const std::vector<std::string> names = split_fields(line);
    width_ = names.size();
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
      const auto place = std::find(names.begin(), names.end(), kColumns[column]);
      if (place != names.end()) places_[column] = static_cast<std::size_t>(place - names.begin());
    }
    if (!places_[kForm] || !places_[kLanguage]) {
      throw Error(Error::Kind::kIo, "the first line must name the columns, \"form\" and \"language\" among them",
                  {std::string(file_name), 1, 0, {}}, "known columns: entity form language kind status source");
    }
  }

  /// @throws Error (usage) for a row with too few or too many fields, or an unknown word
  [[nodiscard]] NewName name_in(std::string_view line, bool escapes) const {
    const std::vector<std::string> fields = split_fields(line);
    if (fields.size() != width_) {
      throw Error(Error::Kind::kUsage, fmt::format("{} fields, expected {} as in the header", fields.size(), width_));
    }
    const auto field = [&](Column column) {
      const std::string raw = places_[column] ? fields[*places_[column]] : std::string();
      return escapes ? unescape_field(raw) : raw;
    };
    return {field(kEntity),   kind_from(field(kKind), normalize::NameKind::kOther),          field(kForm),
            field(kLanguage), status_from(field(kStatus), normalize::NameStatus::kAdmitted), field(kSource)};
  }

 private:
  std::array<std::optional<std::size_t>, kColumns.size()> places_;
  std::size_t width_ = 0;
};

}  // namespace

LexiconImportReport import_lexicon_tsv(std::istream& in, std::string_view file_name, lexicons::Lexicon& lexicon,
                                       const LexiconImportOptions& options) {
  std::string line;
  if (!next_line(in, line)) throw Error(Error::Kind::kIo, "the file is empty", {std::string(file_name), 0, 0, {}});
  const Header header(line, file_name);
  return import_rows(lexicon, file_name, options, [&](const LexiconRow& row) {
    for (std::size_t number = 2; next_line(in, line); ++number) {
      if (!line.empty()) row(number, [&] { store_name(lexicon, header.name_in(line, options.escapes)); });
    }
  });
}

void write_lexicon_tsv_header(std::ostream& out) {
  for (std::size_t i = 0; i < kColumns.size(); ++i) out << (i > 0 ? "\t" : "") << kColumns[i];
  out << '\n';
}

void write_lexicon_tsv_row(const NewName& name, std::ostream& out) {
  const std::array<std::string_view, kColumns.size()> fields = {
      name.entity, name.form, name.language, normalize::to_string(name.kind), normalize::to_string(name.status),
      name.source};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out << '\t';
    out << escape_field(fields[i]);
  }
  out << '\n';
}

void export_lexicon_tsv(const lexicons::Lexicon& lexicon, std::ostream& out) {
  write_lexicon_tsv_header(out);
  lexicon.for_each_name([&](const NewName& name) { write_lexicon_tsv_row(name, out); });
}

}  // namespace tolmach::formats
