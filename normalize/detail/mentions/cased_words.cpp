#include "normalize/detail/mentions/cased_words.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kMostWords = 200'000;

/// @param lowered the form in lower case
bool is_all_capitals(std::string_view form, std::string_view lowered) {
  if (text::count_code_points(form) < 2 || lowered == form) return false;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = text::next_code_point(form, at);
    if ((c >= U'a' && c <= U'z') || text::is_lower(c)) return false;
  }
  return true;
}

/// In Cyrillic letters too, which are on the keyboard of who writes the text.
bool is_roman_numeral(std::string_view form) {
  static constexpr std::u32string_view kDigits = U"IVXІХ";
  for (std::size_t at = 0; at < form.size();)
    if (kDigits.find(text::next_code_point(form, at)) == std::u32string_view::npos) return false;
  return true;
}

}  // namespace

void CasedWords::begin_text() {
  ++text_;
  if (written_.size() + lowered_.size() < kMostWords) return;
  written_.clear();
  lowered_.clear();
}

CasedWord& CasedWords::look_up(std::string_view form, std::uint32_t fetched) {
  const auto [entry, is_new] = written_.try_emplace(form, fetched);
  CasedWord& word = entry.value;
  if (!is_new) return word;
  std::size_t at = 0;
  const std::string lower = text::lower(form, language_);
  const std::string_view bare = without_possessive(form, language_);
  word.lowered = &lowered(lower);
  word.bare = bare.size() == form.size() ? word.lowered : &lowered(text::lower(bare, language_));
  word.bare_size = static_cast<std::uint32_t>(bare.size());
  word.all_capitals = text::is_upper(text::next_code_point(form, at)) && is_all_capitals(form, lower);
  word.particle = words_.is_particle(form);
  word.lowered_particle = words_.is_particle(lower);
  word.numeral = word.all_capitals && is_roman_numeral(form);
  return word;
}

LoweredWord& CasedWords::lowered(std::string_view form) {
  const auto [entry, is_new] = lowered_.try_emplace(form);
  LoweredWord& word = entry.value;
  if (!is_new) return word;
  word.form = entry.key;
  word.facts = &words_.facts(form);
  word.ends_like_noun = words_.ends_like_noun(form);
  return word;
}

const std::vector<std::string>& CasedWords::lemmas(std::string_view form, CasedWord& word) const {
  if (!word.lemmas) word.lemmas = inflection_.lemmas(form.substr(0, word.bare_size), language_);
  return *word.lemmas;
}

WordUse& CasedWords::use(LoweredWord& word) const noexcept {
  if (word.text != text_) {
    word.text = text_;
    word.use = {};
  }
  return word.use;
}

WordUse CasedWords::use_of(std::string_view lowered) {
  LoweredWord* const word = lowered_.find(lowered);
  return word == nullptr ? WordUse() : use(*word);
}

}  // namespace tolmach::normalize::detail
