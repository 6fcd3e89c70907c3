#include "formats/po_reader.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// Splits lines at LF or CRLF and counts them.
class Lines {
 public:
  explicit Lines(std::string_view content) : content_(content) {}
  bool next(std::string_view& line) {
    if (at_ >= content_.size()) return false;
    const std::size_t end = std::min(content_.find('\n', at_), content_.size());
    line = text::trim(content_.substr(at_, end - at_));
    at_ = end + 1;
    ++number_;
    return true;
  }
  [[nodiscard]] std::size_t number() const noexcept { return number_; }

 private:
  std::string_view content_;
  std::size_t at_ = 0, number_ = 0;
};

/// The text of a C string literal.
std::string unquoted(std::string_view literal, const Where& where) {
  if (literal.size() < 2 || literal.front() != '"' || literal.back() != '"')
    throw Error(Error::Kind::kIo, "expected a text in quotation marks", where);
  std::string text;
  for (std::size_t at = 1; at + 1 < literal.size(); ++at) {
    if (literal[at] != '\\') {
      text += literal[at];
      continue;
    }
    if (++at + 1 >= literal.size()) throw Error(Error::Kind::kIo, "the text ends with a lone backslash", where);
    const char c = literal[at];
    text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
  }
  return text;
}

struct Entry {
  std::string message, plural;
  std::vector<std::string> translations;
  std::size_t line = 0;  ///< of the msgid; 0: there is none yet
};

/// "Language: uk" of the header, canonical; empty where it says nothing that is a language.
std::string language_of(const std::string& header) {
  const std::size_t found = header.find("Language:");
  if (found == std::string::npos) return {};
  const std::string_view rest = std::string_view(header).substr(found + 9);
  std::string tag(text::trim(rest.substr(0, rest.find('\n'))));
  tag = tag.substr(0, tag.find_first_of(".@"));
  try {
    return tag.empty() ? tag : text::canonical_language(tag);
  } catch (const Error&) {
    return {};  // the languages of the options, or what is detected, serve as well
  }
}

class PoReader {
 public:
  PoReader(std::string_view content, const std::string& name) : lines_(content), name_(name) {}

  std::vector<PairRow> read() {
    std::string_view line;
    while (lines_.next(line)) {
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == '"') {
        if (open_ == nullptr) throw Error(Error::Kind::kIo, "expected a keyword before the text", here());
        *open_ += unquoted(line, here());
        continue;
      }
      const std::size_t space = std::min(line.find_first_of(" \t"), line.size());
      open(line.substr(0, space)) += unquoted(text::trim(line.substr(space)), here());
    }
    finish();
    return std::move(rows_);
  }

 private:
  [[nodiscard]] Where here() const { return {name_, lines_.number(), 0, {}}; }

  /// The text that a keyword begins.
  std::string& open(std::string_view keyword) {
    if (keyword == "msgctxt" || keyword == "msgid") {
      // A context begins an entry, and so does a message that has none.
      if (entry_.line > 0) finish();
      if (keyword == "msgid") entry_.line = lines_.number();
      open_ = keyword == "msgid" ? &entry_.message : &context_;
    } else if (keyword == "msgid_plural" && entry_.line > 0) {
      open_ = &entry_.plural;
    } else if (keyword.substr(0, 6) == "msgstr" && entry_.line > 0) {
      open_ = &entry_.translations.emplace_back();
    } else {
      throw Error(Error::Kind::kIo, "'" + std::string(keyword) + "' is not expected here", here(),
                  "expected msgctxt, msgid, msgid_plural or msgstr");
    }
    return *open_;
  }

  void finish() {
    if (entry_.line > 0) add(std::exchange(entry_, {}));
    open_ = nullptr;
  }

  void add(const Entry& entry) {
    if (entry.translations.empty()) throw Error(Error::Kind::kIo, "a msgid has no msgstr", {name_, entry.line, 0, {}});
    if (entry.message.empty()) {
      language_ = language_of(entry.translations.front());
      return;
    }
    const bool translated = std::any_of(entry.translations.begin(), entry.translations.end(),
                                        [](const std::string& form) { return !form.empty(); });
    const bool has_forms = translated && !entry.plural.empty();
    // A language with one form for any number has that of the plural.
    const bool one_form = has_forms && entry.translations.size() == 1;
    add_row(one_form ? entry.plural : entry.message, entry.translations.front(), entry.line);
    for (std::size_t form = 1; has_forms && form < entry.translations.size(); ++form)
      add_row(entry.plural, entry.translations[form], entry.line);
  }

  /// A source that comes again, for another form of the plural or in another context, may be translated otherwise.
  void add_row(const std::string& source, const std::string& target, std::size_t line) {
    const std::size_t part = seen_[source]++;
    rows_.push_back({source, target, {}, language_, name_, std::to_string(line), line, part, {}, {}});
  }

  Lines lines_;
  const std::string& name_;
  std::string language_, context_;
  std::unordered_map<std::string, std::size_t> seen_;  ///< how often a source has come
  Entry entry_;
  std::string* open_ = nullptr;  ///< what a line that is only a text goes on with
  std::vector<PairRow> rows_;
};

}  // namespace

std::vector<PairRow> read_po(std::string_view content, const std::string& name) {
  return PoReader(content, name).read();
}

}  // namespace tolmach::formats
