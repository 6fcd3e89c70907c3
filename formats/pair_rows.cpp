#include "formats/pair_rows.h"

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "formats/detail/row_columns.h"
#include "formats/table_tsv.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// A column that a table may lack.
class OptionalColumn {
 public:
  OptionalColumn(const TableReader& table, std::span<const std::string_view> names) : index_(table.column(names)) {}
  [[nodiscard]] const std::string& of(const std::vector<std::string>& row) const {
    static const std::string nothing;
    return index_ ? row[*index_] : nothing;
  }
  [[nodiscard]] bool is(std::size_t index) const noexcept { return index_ == index; }

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
  text::StringMap<std::string> known_;
};

/// Rows of a table with the columns of table_rows().
class TableRows {
 public:
  TableRows(std::istream& in, const std::string& name, bool escapes)
      : name_(name),
        table_(in, name, escapes),
        source_(table_.require(detail::kSourceNames)),
        target_(table_.require(detail::kTargetNames)),
        source_language_(table_, detail::kSourceLanguageNames),
        target_language_(table_, detail::kTargetLanguageNames),
        document_(table_, detail::kDocumentNames),
        id_(table_, detail::kIdNames) {}

  [[nodiscard]] bool next(PairRow& row) {
    if (!table_.next(fields_)) return false;
    row.line = table_.line();
    const Where where{name_, row.line};
    row.source.swap(fields_[source_]);
    row.target.swap(fields_[target_]);
    row.source_language = tags_.canonical(source_language_.of(fields_), where);
    row.target_language = tags_.canonical(target_language_.of(fields_), where);
    row.document = document_.of(fields_);
    row.id = id_.of(fields_);
    return true;
  }

  /// The columns that are none of these.
  [[nodiscard]] std::vector<std::string> others() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table_.header().size(); ++i) {
      const bool known = i == source_ || i == target_ || source_language_.is(i) || target_language_.is(i) ||
                         document_.is(i) || id_.is(i);
      if (!known) names.push_back(table_.header()[i]);
    }
    return names;
  }

 private:
  std::string name_;
  TableReader table_;
  std::size_t source_, target_;
  OptionalColumn source_language_, target_language_, document_, id_;
  Tags tags_;
  std::vector<std::string> fields_;  ///< of the row that is read
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

RowSource source_of(std::vector<PairRow> rows) {
  return [rows = std::move(rows), at = std::size_t{0}](PairRow& row) mutable {
    if (at == rows.size()) return false;
    row = std::move(rows[at++]);
    return true;
  };
}

RowSource table_rows(std::istream& in, const std::string& name, bool escapes, std::vector<std::string>* others) {
  TableRows rows(in, name, escapes);
  if (others != nullptr) *others = rows.others();
  return [table = std::move(rows)](PairRow& row) mutable { return table.next(row); };
}

std::vector<PairRow> read_pair_rows(std::istream& in, const std::string& name, bool escapes) {
  TableRows table(in, name, escapes);
  std::vector<PairRow> rows;
  for (PairRow row; table.next(row);) rows.push_back(row);
  return rows;
}

RowDocuments::RowDocuments(RowSource rows, std::string source_language, std::string target_language)
    : rows_(std::move(rows)), given_{std::move(source_language), std::move(target_language)} {}

void RowDocuments::group(PairRow first) {
  using Key = std::tuple<std::string, std::string, std::string, std::size_t>;
  std::map<Key, std::size_t> known;
  PairRow row = std::move(first);
  do {
    std::size_t index = groups_.size();
    const auto key = [&](std::size_t part) {
      return Key{row.document, row.source_language, row.target_language, part};
    };
    if (!row.document.empty()) index = known.try_emplace(key(row.part), index).first->second;
    if (index == groups_.size()) {
      const auto first_part = row.document.empty() ? known.end() : known.find(key(0));
      groups_.push_back({{}, first_part == known.end() ? index : first_part->second, {}});
    }
    groups_[index].rows.push_back(std::move(row));
  } while (rows_(row));
}

RowDocument RowDocuments::make(Group& group, const Languages* of_first_part) const {
  const PairRow& first = group.rows.front();
  RowDocument document;
  document.name = document.source.id = document.target.id = first.document;
  for (const PairRow& row : group.rows) append_row(document, row);
  const auto language = [&](std::string Languages::*side, const std::string& said, const text::Document& text) {
    if (!said.empty()) return said;
    if (!(given_.*side).empty()) return given_.*side;
    return of_first_part != nullptr ? of_first_part->*side : text::detect_language(text.text).tag;
  };
  group.languages = {language(&Languages::source, first.source_language, document.source),
                     language(&Languages::target, first.target_language, document.target)};
  document.source.language = group.languages.source;
  document.target.language = group.languages.target;
  return document;
}

std::optional<RowDocument> RowDocuments::next() {
  if (!is_read_) {
    PairRow& row = alone_.rows.front();
    is_read_ = !rows_(row);
    if (!is_read_ && row.document.empty()) return make(alone_, nullptr);
    if (!is_read_) group(std::move(row));
    is_read_ = true;
  }
  if (next_ == groups_.size()) return std::nullopt;
  Group& group = groups_[next_];
  const bool is_first = group.first_part == next_++;
  RowDocument document = make(group, is_first ? nullptr : &groups_[group.first_part].languages);
  group.rows = {};
  return document;
}

std::vector<RowDocument> RowDocuments::next(std::size_t rows) {
  std::vector<RowDocument> documents;
  documents.reserve(rows);
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  try {
    for (std::size_t taken = 0; taken < rows; taken += documents.back().ids.size()) {
      std::optional<RowDocument> document = next();
      if (!document) break;
      documents.push_back(*std::move(document));
    }
  } catch (const Error&) {
    if (documents.empty()) throw;
    failure_ = std::current_exception();
  }
  return documents;
}

}  // namespace tolmach::formats
