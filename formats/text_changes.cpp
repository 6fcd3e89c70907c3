#include "formats/text_changes.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <utility>

#include "formats/input_file.h"
#include "formats/table_tsv.h"
#include "formats/xml.h"
#include "text/decode.h"
#include "text/encode.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

constexpr std::string_view kHeader = "begin\tend\tbefore\tafter\treason";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::uint64_t offset_of(const std::string& field, const Where& where) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc() || end != field.data() + field.size())
    throw Error(Error::Kind::kIo, "'" + field + "' is no offset", where, "expected bytes from the start of the file");
  return value;
}

/// Letters of scripts that put spaces between words, in which a name may not begin or end within one. Arabic and Hebrew
/// write small words to it.
bool is_letter_of_word(char32_t c) {
  const text::Script script = text::script_of(c);
  return text::is_letter(c) &&
         (script == text::Script::kLatin || script == text::Script::kCyrillic || script == text::Script::kGreek);
}

/// Whether letters stand on both sides of an offset.
bool is_within_word(std::string_view content, std::uint64_t offset) {
  if (offset == 0 || offset >= content.size()) return false;
  std::size_t before = offset, behind = offset;
  return is_letter_of_word(text::previous_code_point(content, before)) &&
         is_letter_of_word(text::next_code_point(content, behind));
}

bool cuts_word(std::string_view content, const TextChange& change) {
  return is_within_word(content, change.begin) || is_within_word(content, change.end);
}

/// The texts of a change in the bytes of a file.
struct Written {
  std::string before, after;
};

/// How a file writes changes.
class FileWriting {
 public:
  FileWriting(std::string_view content, const ChangeOptions& options)
      : options_(options),
        other_(text::is_utf8_name(options.encoding) && text::find_invalid_utf8(content)),
        wide_(text::is_utf8_name(options.encoding) && content.find('\0') != std::string_view::npos) {}

  /// Nothing where the file can't write the change: its encoding lacks a character, or is another than it is taken for.
  [[nodiscard]] std::optional<Written> of(const TextChange& change) const {
    if (wide_ || (other_ && !is_ascii(change.after))) return std::nullopt;
    auto before = text::encode(change.before, options_.encoding);
    auto after = text::encode(options_.markup ? escape_xml(change.after) : change.after, options_.encoding);
    if (!before || !after) return std::nullopt;
    return Written{std::move(*before), std::move(*after)};
  }

 private:
  const ChangeOptions& options_;
  bool other_, wide_;  ///< called UTF-8, and is not; or has characters of several bytes each, as UTF-16 has
};

/// Which of a list of changes a file has already: they have moved what follows them.
class PresentChanges {
 public:
  explicit PresentChanges(std::string_view content) : content_(content) {}

  /// To be asked in the order of the changes' places.
  bool has(const TextChange& change, const std::string& after) {
    const std::int64_t begin = static_cast<std::int64_t>(change.begin) + moved_;
    const bool present = begin >= 0 && begin <= static_cast<std::int64_t>(content_.size()) &&
                         content_.substr(static_cast<std::size_t>(begin), after.size()) == after;
    if (present)
      moved_ += static_cast<std::int64_t>(after.size()) - static_cast<std::int64_t>(change.end - change.begin);
    return present;
  }

 private:
  std::string_view content_;
  std::int64_t moved_ = 0;
};

}  // namespace

ChangedText apply_changes(std::string_view content, std::vector<TextChange> changes, const ChangeOptions& options) {
  std::stable_sort(changes.begin(), changes.end(),
                   [](const TextChange& a, const TextChange& b) { return a.begin < b.begin; });
  const FileWriting writing(content, options);
  ChangedText changed;
  PresentChanges present(content);
  std::uint64_t at = 0;
  for (TextChange& change : changes) {
    const std::optional<Written> written = writing.of(change);
    const bool fits = written && change.begin >= at && change.begin <= change.end && change.end <= content.size() &&
                      content.substr(change.begin, change.end - change.begin) == written->before &&
                      !(options.whole_words && cuts_word(content, change));
    if (!fits) {
      if (written && present.has(change, written->after))
        ++changed.present;
      else
        changed.skipped.push_back(std::move(change));
      continue;
    }
    changed.content += content.substr(at, change.begin - at);
    changed.content += written->after;
    at = change.end;
    changed.made.push_back(std::move(change));
  }
  changed.content += content.substr(at);
  return changed;
}

void write_changes_tsv(std::ostream& out, const std::vector<TextChange>& changes) {
  out << kHeader << '\n';
  for (const TextChange& change : changes)
    out << change.begin << '\t' << change.end << '\t' << escape_field(change.before) << '\t'
        << escape_field(change.after) << '\t' << escape_field(change.reason) << '\n';
}

bool is_changes_header(std::string_view line) noexcept {
  return line == kHeader;
}

std::vector<TextChange> read_changes_tsv(const std::string& path) {
  std::istringstream in(read_file(path));
  TableReader table(in, path, true);
  const std::size_t begin = table.require("begin");
  const std::size_t end = table.require("end");
  const std::size_t before = table.require("before");
  const std::size_t after = table.require("after");
  const auto reason = table.column("reason");
  std::vector<TextChange> changes;
  std::vector<std::string> row;
  while (table.next(row)) {
    const Where where{path, table.line()};
    TextChange change{offset_of(row[begin], where), offset_of(row[end], where), row[before], row[after],
                      reason ? row[*reason] : std::string()};
    if (change.end < change.begin) throw Error(Error::Kind::kIo, "the change ends before it begins", where);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace tolmach::formats
