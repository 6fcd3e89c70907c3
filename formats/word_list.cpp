#include "formats/word_list.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <numeric>
#include <utility>

#include "formats/detail/file_ending.h"
#include "formats/detail/gunzip.h"
#include "formats/detail/word_list_readers.h"
#include "formats/input_file.h"
#include "text/decode.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

constexpr std::size_t kLinesShown = 5;
constexpr std::size_t kLinesGuessed = 200;  // a list shows what it is in its first lines

std::string_view expectation(WordListForm form) noexcept {
  switch (form) {
    case WordListForm::kTsv:
      return "a word, a tab and its translation on each line";
    case WordListForm::kHunalign:
      return "'target @ source' on each line, with spaces around the @";
    case WordListForm::kMuse:
      return "two words on each line, separated by a space or a tab";
    case WordListForm::kDictd:
      return "entries with a headword on the first line and translations behind it";
    case WordListForm::kDix:
      return "a bilingual dictionary with elements <e><p><l>…</l><r>…</r></p></e>";
    case WordListForm::kLttoolbox:
      return "a compiled bilingual dictionary (autobil.bin)";
  }
  return {};
}

std::optional<WordListForm> form_by_name(const std::string& path) {
  constexpr std::array<std::pair<std::string_view, WordListForm>, 7> kEndings{{{".index", WordListForm::kDictd},
                                                                               {".dict", WordListForm::kDictd},
                                                                               {".dict.dz", WordListForm::kDictd},
                                                                               {".dix", WordListForm::kDix},
                                                                               {".bin", WordListForm::kLttoolbox},
                                                                               {".dic", WordListForm::kHunalign},
                                                                               {".tsv", WordListForm::kTsv}}};
  for (const auto& [ending, form] : kEndings)
    if (detail::has_ending(path, ending)) return form;
  return std::nullopt;
}

/// A database is named by any of its files.
std::string without_ending(const std::string& path) {
  for (const std::string_view ending : {".index", ".dict.dz", ".dict"})
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return path;
}

WordList read_database(const std::string& path) {
  const std::string base = without_ending(path);
  const std::string index = read_file(base + ".index");
  std::error_code error;
  const bool plain = std::filesystem::exists(base + ".dict", error);
  const std::string bodies_path = base + (plain ? ".dict" : ".dict.dz");
  std::string bodies = read_file(bodies_path);
  if (!plain) bodies = detail::gunzip(bodies, bodies_path);
  return parse_word_list(index, bodies, base + ".index", WordListForm::kDictd);
}

/// Whether a list is, or may be, one of lines of text.
bool is_in_lines(std::optional<WordListForm> form) noexcept {
  return form != WordListForm::kLttoolbox && form != WordListForm::kDix;
}

void require_readable(const WordList& list) {
  const std::size_t left_out = list.left_out_count();
  if (left_out < list.entries.size()) return;
  const std::string expected = "expected " + std::string(expectation(list.form));
  if (left_out == 0) throw Error(Error::Kind::kIo, "there is no pair of words in this list", {list.path}, expected);
  const auto most = std::max_element(list.left_out.begin(), list.left_out.end(),
                                     [](const auto& a, const auto& b) { return a.second.count < b.second.count; });
  const std::size_t line = most->second.lines.empty() ? 0 : most->second.lines.front();
  throw Error(Error::Kind::kIo,
              "this is no word list of the form " + std::string(name_of(list.form)) + ": " + std::to_string(left_out) +
                  " of " + std::to_string(left_out + list.entries.size()) +
                  " entries can't be read, first: " + most->first,
              {list.path, line}, expected);
}

/// Where the base of a name is cut into what may be codes of languages.
std::vector<std::string> parts_of_name(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  std::vector<std::string> parts(1);
  for (const char c : name) {
    if (c == '-' || c == '.' || c == '_') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string language_of_code(const std::string& code) {
  const bool plain = code.size() >= 2 && code.size() <= 3 &&
                     std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!plain) return {};
  const std::string tag = text::canonical_language(code);
  return text::language_name(tag) == tag ? std::string() : tag;
}

}  // namespace

std::string_view name_of(WordListForm form) noexcept {
  switch (form) {
    case WordListForm::kTsv:
      return "tsv";
    case WordListForm::kHunalign:
      return "hunalign";
    case WordListForm::kMuse:
      return "muse";
    case WordListForm::kDictd:
      return "dictd";
    case WordListForm::kDix:
      return "dix";
    case WordListForm::kLttoolbox:
      return "bin";
  }
  return {};
}

const std::map<std::string, WordListForm>& word_list_forms() {
  static const std::map<std::string, WordListForm> forms{
      {"tsv", WordListForm::kTsv},     {"hunalign", WordListForm::kHunalign}, {"muse", WordListForm::kMuse},
      {"dictd", WordListForm::kDictd}, {"dix", WordListForm::kDix},           {"bin", WordListForm::kLttoolbox}};
  return forms;
}

void WordList::add(std::string_view source, std::string_view target, std::size_t line) {
  source = text::trim(source);
  target = text::trim(target);
  if (source.empty() || target.empty()) {
    leave_out("a side is empty", line);
  } else if (text::find_invalid_utf8(source) || text::find_invalid_utf8(target)) {
    leave_out("not valid UTF-8", line);
  } else {
    entries.push_back({std::string(source), std::string(target), line});
  }
}

void WordList::leave_out(const std::string& reason, std::size_t line) {
  LeftOut& left = left_out[reason];
  ++left.count;
  if (line > 0 && left.lines.size() < kLinesShown) left.lines.push_back(line);
}

std::size_t WordList::left_out_count() const noexcept {
  return std::accumulate(left_out.begin(), left_out.end(), std::size_t{0},
                         [](std::size_t sum, const auto& reason) { return sum + reason.second.count; });
}

WordList parse_word_list(std::string_view content, std::string_view bodies, const std::string& path,
                         WordListForm form) {
  WordList list{path, form, {}, {}};
  switch (form) {
    case WordListForm::kTsv:
      detail::read_tsv_words(content, list);
      break;
    case WordListForm::kHunalign:
      detail::read_hunalign_words(content, list);
      break;
    case WordListForm::kMuse:
      detail::read_muse_words(content, list);
      break;
    case WordListForm::kDictd:
      detail::read_dictd_words(content, bodies, list);
      break;
    case WordListForm::kDix:
      detail::read_dix_words(content, list);
      break;
    case WordListForm::kLttoolbox:
      detail::read_lttoolbox_words(content, list);
      break;
  }
  require_readable(list);
  return list;
}

std::optional<WordListForm> guess_word_list_form(std::string_view content) {
  if (content.substr(0, 4) == "LTTB") return WordListForm::kLttoolbox;
  if (const auto first = content.find_first_not_of(" \t\r\n"); first != std::string_view::npos && content[first] == '<')
    return WordListForm::kDix;
  std::size_t lines = 0;
  std::array<std::size_t, 3> votes{};  // hunalign, TSV, MUSE
  detail::for_each_line(content, [&](std::string_view line, std::size_t) {
    if (lines == kLinesGuessed) return;
    ++lines;
    if (line.find(" @ ") != std::string_view::npos) {
      ++votes[0];
    } else if (line.find('\t') != std::string_view::npos) {
      ++votes[1];
    } else if (std::count(line.begin(), line.end(), ' ') == 1) {
      ++votes[2];
    }
  });
  constexpr std::array<WordListForm, 3> kForms{WordListForm::kHunalign, WordListForm::kTsv, WordListForm::kMuse};
  const auto most = static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  if (votes[most] * 2 <= lines) return std::nullopt;
  return kForms[most];
}

WordList read_word_list(const std::string& path, std::optional<WordListForm> form) {
  if (!form) form = form_by_name(path);
  if (form == WordListForm::kDictd) return read_database(path);
  std::string content = read_file(path);
  if (const auto guess = guess_word_list_form(content); !form && !is_in_lines(guess)) form = guess;
  // XML says its encoding itself.
  if (is_in_lines(form)) content = text::decode(content, path).text;
  if (content.empty()) throw Error(Error::Kind::kIo, "this word list is empty", {path});
  if (!form) form = guess_word_list_form(content);
  if (!form)
    throw Error(Error::Kind::kIo, "this is no word list of a known form", {path, 1},
                "expected lines of two words (tab, space or ' @ ' between them), a dictd database, an Apertium "
                ".dix; say which with --from");
  return parse_word_list(content, {}, path, *form);
}

std::optional<NamedLanguages> languages_in_name(const std::string& path) {
  const std::vector<std::string> parts = parts_of_name(path);
  for (std::size_t k = 0; k + 1 < parts.size(); ++k) {
    NamedLanguages languages{language_of_code(parts[k]), language_of_code(parts[k + 1])};
    if (!languages.source.empty() && !languages.target.empty() && languages.source != languages.target)
      return languages;
  }
  return std::nullopt;
}

}  // namespace tolmach::formats
