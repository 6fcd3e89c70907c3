#include "text/detail/sentence_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 11> kKindNames{{{"name", kBeforeName},
                                                                            {"number", kBeforeNumber},
                                                                            {"inner", kInner},
                                                                            {"end", kMayEnd},
                                                                            {"either", kEither},
                                                                            {"starter", kStarter},
                                                                            {"month", kMonth},
                                                                            {"open", kOpen},
                                                                            {"speech", kSpeech},
                                                                            {"exclaim", kExclaim},
                                                                            {"year", kYear}}};

constexpr std::uint32_t kAbbreviations = kBeforeName | kBeforeNumber | kInner | kMayEnd | kEither | kYear;

bool has_upper(std::string_view form) noexcept {
  for (std::size_t at = 0; at < form.size();)
    if (const char32_t c = next_code_point(form, at); to_lower(c) != c) return true;
  return false;
}

std::uint32_t kind_named(std::string_view name) noexcept {
  for (const auto& [kind_name, kind] : kKindNames)
    if (kind_name == name) return kind;
  return 0;
}

}  // namespace

SentenceWords::SentenceWords(const DataFolder& data, std::string_view language) {
  const std::string own = "segmentation/" + std::string(language) + ".txt";
  const Script script = script_of_language(language);
  const bool has_own = data.has(own);
  // Texts in other scripts hold Latin abbreviations too.
  if (!has_own || (script != Script::kLatin && script != Script::kCyrillic)) read(data, "segmentation/und.txt");
  if (has_own) read(data, own);
}

void SentenceWords::read(const DataFolder& data, const std::string& file) {
  for (const DataRow& row : read_data_rows(data.file(file), 2)) {
    const std::string& form = row.fields[0];
    const std::string& kind = row.fields[1];
    if (kind == "ordinal") {
      ordinals_ = form == "yes";
    } else if (kind == "mark") {
      for (std::size_t at = 0; at < form.size();) extra_marks_.push_back(next_code_point(form, at));
    } else if (kind == "vowel") {
      for (std::size_t at = 0; at < form.size();) syllabics_.push_back(next_code_point(form, at));
    } else if (const std::uint32_t bit = kind_named(kind); bit != 0) {
      add(form, bit);
    } else {
      throw Error(Error::Kind::kIo, "unknown kind '" + kind + "'", {data.file(file).string(), row.line});
    }
  }
}

void SentenceWords::add(std::string form, std::uint32_t kind) {
  if (kind == kSpeech) speech_.push_back(form);
  const bool ends_in_mark = !form.empty() && (kind == kExclaim ? form.back() == '!' || form.back() == '?'
                                                               : (kind & kAbbreviations) != 0 && form.back() == '.');
  if (ends_in_mark) form.pop_back();
  forms_[form] |= kind;
  if ((kind & kAbbreviations) == 0) return;
  if (const std::size_t space = form.rfind(' '); space != std::string::npos) forms_[form.substr(space + 1)] |= kSuffix;
  for (std::size_t at = form.find(' '); at != std::string::npos; at = form.find(' ', at + 1)) {
    std::string prefix = form.substr(0, at);
    if (!prefix.empty() && prefix.back() == '.') prefix.pop_back();
    forms_[prefix] |= kPrefix;
  }
}

std::uint32_t SentenceWords::kinds_of(std::string_view form) const {
  constexpr std::string_view kCurly = "’";
  if (const std::size_t at = form.find(kCurly); at != std::string_view::npos) {
    std::string straight(form);
    return kinds_of(straight.replace(at, kCurly.size(), "'"));
  }
  const auto exact = forms_.find(form);
  const std::uint32_t kinds = exact == forms_.end() ? 0 : exact->second;
  if (!has_upper(form)) return kinds;
  std::string lowered;
  for (std::size_t at = 0; at < form.size();) append_utf8(lowered, to_lower(next_code_point(form, at)));
  const auto found = forms_.find(lowered);
  return found == forms_.end() ? kinds : kinds | found->second;
}

bool SentenceWords::has_syllabic_within(std::string_view word) const noexcept {
  std::size_t at = 0;
  if (syllabics_.empty() || word.empty()) return false;
  (void)next_code_point(word, at);
  while (at < word.size()) {
    const char32_t c = next_code_point(word, at);
    if (at < word.size() && syllabics_.find(c) != std::u32string::npos) return true;
  }
  return false;
}

bool SentenceWords::holds_speech(std::string_view text) const {
  return std::any_of(speech_.begin(), speech_.end(),
                     [text](const std::string& verb) { return text.find(verb) != std::string_view::npos; });
}

}  // namespace tolmach::text::detail
