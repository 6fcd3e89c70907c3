#include "formats/pair_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "formats/table_tsv.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// A column that a table may lack.
class OptionalColumn {
 public:
  OptionalColumn(const TableReader& table, std::string_view name) : index_(table.column(name)) {}
  [[nodiscard]] const std::string& of(const std::vector<std::string>& row) const {
    static const std::string nothing;
    return index_ ? row[*index_] : nothing;
  }

 private:
  std::optional<std::size_t> index_;
};

/// Canonical tags of languages; most rows have that of the row before.
class Tags {
 public:
  /// @throws Error (io) that names the place
  const std::string& canonical(const std::string& tag, const Where& where) {
    const auto [found, is_new] = known_.try_emplace(tag);
    if (!is_new || tag.empty()) return found->second;
    try {
      return found->second = text::given_language(tag);
    } catch (const Error& error) {
      throw Error(Error::Kind::kIo, error.message(), where, error.hint());
    }
  }

 private:
  std::map<std::string, std::string> known_;
};

/// Appends a field as a paragraph of its own. @return whether it has any text
bool append_field(text::Document& document, std::vector<std::uint32_t>& begins, const std::string& field) {
  const auto begin = static_cast<std::uint32_t>(document.text.size());
  const auto paragraph = static_cast<std::uint32_t>(document.segments.size());
  begins.push_back(begin);
  constexpr std::string_view kBetween = "\n\n";
  if (document.text.empty()) document.text.reserve(field.size() + kBetween.size());  // there may be no other
  document.text += field;
  const std::string_view trimmed = text::trim(field);
  const auto at = trimmed.empty() ? begin : begin + static_cast<std::uint32_t>(trimmed.data() - field.data());
  document.segments.push_back({{at, at + static_cast<std::uint32_t>(trimmed.size())}, paragraph, !trimmed.empty()});
  document.text += kBetween;
  return !trimmed.empty();
}

void append_row(RowDocument& rows, const PairRow& row) {
  const auto index = static_cast<std::uint32_t>(rows.ids.size());
  rows.ids.push_back(row.id);
  rows.lines.push_back(row.line);
  rows.source_codes.push_back(row.source_codes);
  rows.target_codes.push_back(row.target_codes);
  const bool has_source = append_field(rows.source, rows.source_begin, row.source);
  const bool has_target = append_field(rows.target, rows.target_begin, row.target);
  if (has_source && has_target) {
    rows.alignment.push_back({{index, index + 1}, {index, index + 1}, 1});
  } else {
    rows.alignment.push_back({{index, index + 1}, {index, index}, 1});
    rows.alignment.push_back({{index + 1, index + 1}, {index, index + 1}, 1});
  }
}

}  // namespace

std::vector<PairRow> read_pair_rows(std::istream& in, const std::string& name, bool escapes) {
  TableReader table(in, name, escapes);
  const std::size_t source = table.require("source");
  const std::size_t target = table.require("target");
  const OptionalColumn source_language(table, "source_language");
  const OptionalColumn target_language(table, "target_language");
  const OptionalColumn document(table, "document");
  const OptionalColumn id(table, "id");
  Tags tags;
  std::vector<PairRow> rows;
  std::vector<std::string> row;
  while (table.next(row)) {
    const Where where{name, table.line()};
    rows.push_back({row[source], row[target], tags.canonical(source_language.of(row), where),
                    tags.canonical(target_language.of(row), where), document.of(row), id.of(row), table.line()});
  }
  return rows;
}

RowDocuments::RowDocuments(std::vector<PairRow> rows, std::string source_language, std::string target_language)
    : rows_(std::move(rows)), given_{std::move(source_language), std::move(target_language)} {
  using Key = std::tuple<std::string, std::string, std::string, std::size_t>;
  groups_.reserve(rows_.size());  // most often each row stands alone
  std::map<Key, std::size_t> known;
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    const PairRow& row = rows_[at];
    std::size_t index = groups_.size();
    const auto key = [&](std::size_t part) {
      return Key{row.document, row.source_language, row.target_language, part};
    };
    if (!row.document.empty()) index = known.try_emplace(key(row.part), index).first->second;
    if (index == groups_.size()) {
      const auto first = row.document.empty() ? known.end() : known.find(key(0));
      groups_.push_back({at, {}, first == known.end() ? index : first->second, {}});
    } else {
      groups_[index].more_rows.push_back(at);
    }
  }
}

RowDocument RowDocuments::make(std::size_t index) {
  Group& group = groups_[index];
  const PairRow first = std::move(rows_[group.first_row]);
  RowDocument document;
  document.name = document.source.id = document.target.id = first.document;
  append_row(document, first);
  for (const std::size_t at : group.more_rows) append_row(document, std::exchange(rows_[at], PairRow()));
  const auto language = [&](const std::string& said, const std::string& given, const text::Document& side,
                            const std::string& of_first_part) {
    if (!said.empty()) return said;
    if (!given.empty()) return given;
    return group.first_part < index ? of_first_part : text::detect_language(side.text).tag;
  };
  const Languages& known = groups_[group.first_part].languages;
  group.languages = {language(first.source_language, given_.source, document.source, known.source),
                     language(first.target_language, given_.target, document.target, known.target)};
  document.source.language = group.languages.source;
  document.target.language = group.languages.target;
  return document;
}

std::vector<RowDocument> RowDocuments::next(std::size_t most) {
  std::vector<RowDocument> documents;
  const std::size_t end = next_ + std::min(most, groups_.size() - next_);
  documents.reserve(end - next_);
  for (; next_ < end; ++next_) documents.push_back(make(next_));
  return documents;
}

}  // namespace tolmach::formats
