// Databases of dictd: an index of `headword offset length` (base 64 digits) and a text of entries. Within an entry this
// reads what FreeDict's tools write: the headword with its pronunciation on the first line, then translations, numbered
// where there are several senses, with notes, examples and definitions on lines of their own.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/detail/word_list_readers.h"
#include "formats/table_tsv.h"
#include "text/unicode.h"

namespace tolmach::formats::detail {
namespace {

/// The digits of dictd's numbers, most significant first.
std::optional<std::size_t> base64_number(std::string_view digits) noexcept {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t kMostDigits = 8;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  std::size_t value = 0;
  for (const char digit : digits) {
    const std::size_t at = kDigits.find(digit);
    if (at == std::string_view::npos) return std::nullopt;
    value = value * kDigits.size() + at;
  }
  return value;
}

/// Whether a headword is the database's own information ("00-database-info", folded to "00databaseinfo").
bool is_about_database(std::string_view headword) noexcept {
  return headword.substr(0, 10) == "00database" || headword.substr(0, 11) == "00-database";
}

/// The mark that ends an aside; 0 for what opens none.
constexpr char closing_mark(char mark) noexcept {
  switch (mark) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '<':
      return '>';
    case '{':
      return '}';
    case '"':
    case '/':
      return mark;
    default:
      return 0;
  }
}

/// Without what stands in brackets or between slashes or quotes: pronunciation, grammar, domain, notes, examples,
/// references. An opening mark without its end takes the rest with it.
std::string without_asides(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    // Within a word a slash is an alternative ("dick/zäh"), at its beginning a pronunciation.
    const bool within_word = line[at] == '/' && at > 0 && line[at - 1] != ' ' && line[at - 1] != '/';
    const char closing = within_word ? '\0' : closing_mark(line[at]);
    if (closing == 0) {
      out += line[at];
      continue;
    }
    at = line.find(closing, at + 1);
    if (at == std::string_view::npos) break;
    out += ' ';
  }
  return out;
}

/// The marks of a sense at the beginning of a line: "2.", "II.", or both.
std::size_t sense_mark_end(std::string_view line) noexcept {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    std::size_t dot = line.find_first_not_of("0123456789", begin);
    if (dot == begin) dot = line.find_first_not_of("IVX", begin);
    if (dot == begin || dot == std::string_view::npos || line[dot] != '.') break;
    at = end = dot + 1;
  }
  return end;
}

/// The words before a number that opens the next sense on a line of its own ("force 2.").
std::string_view without_next_mark(std::string_view text) noexcept {
  text = text::trim(text);
  if (text.empty() || text.back() != '.') return text;
  const std::size_t before = text.find_last_not_of("0123456789", text.size() - 2);
  const bool is_mark = before != std::string_view::npos && before + 2 < text.size() && text[before] == ' ';
  return is_mark ? text::trim(text.substr(0, before)) : text;
}

/// "Synonym: {…}", "see: {…}", "Note: …".
bool is_reference(std::string_view line) noexcept {
  const std::string_view text = text::trim(line);
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && text.find(' ') > colon;
}

/// Cuts a line of translations at commas and semicolons of any script.
template <typename Visit>
void for_each_alternative(std::string_view line, Visit visit) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t before = at;
    const char32_t c = text::next_code_point(line, at);
    if (c != U',' && c != U';' && c != U'،' && c != U'؛' && c != U'、') continue;
    visit(line.substr(begin, before - begin));
    begin = at;
  }
  visit(line.substr(begin));
}

std::string_view without_final_dot(std::string_view text) noexcept {
  text = text::trim(text);
  while (!text.empty() && text.back() == '.') text.remove_suffix(1);
  return text;
}

/// The translations of an entry's lines behind the headword: the first line, and each line that begins a sense.
std::vector<std::string> translations_of(std::string_view body) {
  std::vector<std::string> out;
  bool first = true;
  for_each_line(body, [&](std::string_view line, std::size_t) {
    const std::size_t mark = sense_mark_end(line);
    const bool gives_words = (first || mark > 0) && !is_reference(line);
    first = false;
    if (!gives_words) return;
    std::string plain = without_asides(line.substr(mark));
    // A part of speech may stand between two marks: "I. <N> 1. word".
    const std::size_t inner = sense_mark_end(plain);
    for_each_alternative(without_next_mark(std::string_view(plain).substr(inner)), [&](std::string_view words) {
      words = without_final_dot(words);
      if (!words.empty()) out.emplace_back(words);
    });
  });
  return out;
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (text::is_letter(c) || text::is_digit(c)) text::append_utf8(out, text::to_lower(c));
  }
  return out;
}

/// An index folds its headwords; the entry's first line has the form that people write, if it is the same word.
std::string headword_of(const std::string& indexed, std::string_view first_line) {
  std::string found = indexed;
  for_each_alternative(without_asides(first_line), [&](std::string_view form) {
    if (letters_of(form) == letters_of(indexed)) found = std::string(text::trim(form));
  });
  return found;
}

void read_entry(const std::string& indexed, std::string_view entry, std::size_t line, WordList& list) {
  const std::size_t end = entry.find('\n');
  const std::vector<std::string> translations =
      end == std::string_view::npos ? std::vector<std::string>() : translations_of(entry.substr(end + 1));
  if (translations.empty()) {
    list.leave_out("an entry without a translation", line);
    return;
  }
  const std::string headword = headword_of(indexed, entry.substr(0, end));
  for (const std::string& translation : translations) list.add(headword, translation, line);
}

}  // namespace

void read_dictd_words(std::string_view index, std::string_view bodies, WordList& list) {
  for_each_line(index, [&](std::string_view line, std::size_t number) {
    const std::vector<std::string> fields = split_fields(line);
    if (is_about_database(fields[0])) return;
    const auto offset = fields.size() < 3 ? std::nullopt : base64_number(fields[1]);
    const auto length = fields.size() < 3 ? std::nullopt : base64_number(fields[2]);
    if (!offset || !length) {
      list.leave_out("no 'headword, offset, length' in base 64 digits", number);
    } else if (*offset > bodies.size() || *length > bodies.size() - *offset) {
      list.leave_out("an entry behind the end of the text", number);
    } else if (const std::string_view entry = bodies.substr(*offset, *length);
               text::find_invalid_utf8(entry) || text::find_invalid_utf8(fields[0])) {
      list.leave_out("not valid UTF-8", number);
    } else {
      // A fourth field holds the headword before it was folded.
      read_entry(fields.size() > 3 && !fields[3].empty() ? fields[3] : fields[0], entry, number, list);
    }
  });
}

}  // namespace tolmach::formats::detail
