#include "check/detail/english_names.h"

#include <algorithm>

#include "normalize/word_difference.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortestStem = 3;    // letters; a shorter form is left whole
constexpr std::size_t kLongestEnding = 3;   // letters of a case ending
constexpr std::size_t kLeastAgreed = 4;     // letters that a slip has in common with the name, its ending with it
constexpr std::size_t kShortestWithin = 2;  // letters of a form that is looked for in a text without spaces

/// @param alike pairs of letters, one behind the other
bool are_alike(std::u32string_view alike, char32_t a, char32_t b) noexcept {
  for (std::size_t k = 0; k + 1 < alike.size(); k += 2)
    if ((alike[k] == a && alike[k + 1] == b) || (alike[k] == b && alike[k + 1] == a)) return true;
  return false;
}

}  // namespace

EnglishNames::EnglishNames(const text::DataFolder& data, std::string_view language) {
  const std::string file = "names/english/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  read_leeway(data, language);
  text::for_each_data_row(data.file(file), 2, [&](const text::DataRowView& row) {
    const std::string english = text::fold(row.fields[0]);
    std::vector<Form>& forms = forms_[english];
    text::for_each_part(row.fields[1], " ", [&](std::string_view form) {
      const Form& added = forms.emplace_back(form_of(form));
      names_[added.stem].push_back(english);
      longest_ = std::max(longest_, added.stem.size());
    });
  });
}

void EnglishNames::read_leeway(const text::DataFolder& data, std::string_view language) {
  for (const text::DataRow& row : text::read_data_rows(data.file("names/english/leeway.tsv"), 3)) {
    const bool english = row.fields[0] == "en";
    if (!english && row.fields[0] != language) continue;
    std::u32string& letters = english                      ? english_alike_
                              : row.fields[1] == "endings" ? endings_
                              : row.fields[1] == "vowels"  ? vowels_
                                                           : alike_;
    text::for_each_part(row.fields[2], " ", [&](std::string_view part) { letters += text::code_points(part); });
  }
}

EnglishNames::Form EnglishNames::form_of(std::string_view written) const {
  Form form{std::string(written), text::fold(written)};
  std::size_t end = form.stem.size();
  if (text::count_code_points(form.stem) <= kShortestStem) return form;
  if (endings_.find(text::previous_code_point(form.stem, end)) != std::u32string::npos) form.stem.resize(end);
  return form;
}

const std::vector<EnglishNames::Form>& EnglishNames::forms_of(std::string_view english) const {
  static const std::vector<Form> kNoForms;
  const auto found = forms_.find(english);
  return found == forms_.end() ? kNoForms : found->second;
}

const std::vector<std::string>& EnglishNames::names_of(std::string_view word) const {
  static const std::vector<std::string> kNone;
  const std::size_t longest_ending = endings_.empty() ? 0 : kLongestEnding;
  std::size_t end = word.size();
  for (std::size_t dropped = 0; end > 0 && dropped <= longest_ending; ++dropped) {
    if (const auto found = names_.find(word.substr(0, end)); found != names_.end()) return found->second;
    static_cast<void>(text::previous_code_point(word, end));
  }
  return kNone;
}

std::vector<std::string> EnglishNames::names_within(std::string_view text) const {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < text.size(); static_cast<void>(text::next_code_point(text, begin))) {
    std::size_t end = begin;
    for (std::size_t letters = 1; end < text.size() && end - begin < longest_; ++letters) {
      static_cast<void>(text::next_code_point(text, end));
      if (letters < kShortestWithin) continue;
      const auto found = names_.find(text.substr(begin, end - begin));
      if (found != names_.end()) names.insert(names.end(), found->second.begin(), found->second.end());
    }
  }
  return names;
}

bool EnglishNames::is_slip(std::string_view word, std::string_view stem) const {
  std::u32string letters = text::code_points(word);
  const std::u32string right = text::code_points(stem);
  const std::size_t longest = right.size() + 1 + (endings_.empty() ? 0 : kLongestEnding);
  if (letters.size() + 1 < right.size() || letters.size() > longest) return false;
  for (std::size_t size = std::min(letters.size(), right.size() + 1); size + 1 >= right.size() && size > 0; --size) {
    if (letters.size() - size > kLongestEnding || (endings_.empty() && size != letters.size())) break;
    const std::u32string_view ours(letters.data(), size);
    const normalize::WordDifference d = normalize::difference_of(ours, right);
    if (d.in_a > 1 || d.in_b > 1 || d.changed() == 0 || d.prefix == 0 || d.suffix == 0) continue;
    if (d.prefix + d.suffix + (endings_.empty() ? 0 : 1) < kLeastAgreed) continue;
    return !is_open(ours.substr(d.prefix, d.in_a), std::u32string_view(right).substr(d.prefix, d.in_b),
                    right[d.prefix - 1]);
  }
  return false;
}

/// Whether right spellings of a name may differ in this: two letters for one sound, a vowel, a doubled letter, a sign
/// of softness. @param before the letter before the difference
bool EnglishNames::is_open(std::u32string_view ours, std::u32string_view theirs, char32_t before) const {
  constexpr char32_t kSoft = U'ь';
  const auto is_vowel = [&](std::u32string_view one) {
    return !one.empty() && vowels_.find(one.front()) != std::u32string::npos;
  };
  if (is_vowel(ours) || is_vowel(theirs)) return true;
  if (ours.empty() || theirs.empty()) {
    const char32_t lone = ours.empty() ? theirs.front() : ours.front();
    return lone == before || lone == kSoft;
  }
  return are_alike(alike_, ours.front(), theirs.front());
}

std::optional<text::Span> EnglishNames::slip_within(std::string_view text, std::string_view form) {
  constexpr std::size_t kShortest = 3;
  if (text::count_code_points(form) < kShortest) return std::nullopt;
  for (std::size_t begin = 0; begin < text.size(); static_cast<void>(text::next_code_point(text, begin))) {
    std::size_t at = begin, others = 0;
    for (std::size_t in_form = 0; in_form < form.size() && others <= 1;) {
      const char32_t ours = at < text.size() ? text::next_code_point(text, at) : U' ';
      if (ours == text::next_code_point(form, in_form)) continue;
      others += text::script_of(ours) == text::Script::kHan ? 1U : 2U;  // what is no character is no slip for one
    }
    if (others == 1) return text::Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
  }
  return std::nullopt;
}

bool EnglishNames::is_english_slip(std::string_view word, std::string_view name, bool consonants_only) const {
  const std::u32string ours = text::code_points(word), theirs = text::code_points(name);
  const normalize::WordDifference d = normalize::difference_of(ours, theirs);
  if (d.in_a != 1 || d.in_b != 1 || d.prefix == 0 || d.suffix == 0) return false;
  const auto is_vowel = [](char32_t c) { return std::u32string_view(U"aeiouy").find(c) != std::u32string_view::npos; };
  if (consonants_only && is_vowel(ours[d.prefix]) && is_vowel(theirs[d.prefix])) return false;
  return d.prefix + d.suffix >= kLeastAgreed - 1 && !are_alike(english_alike_, ours[d.prefix], theirs[d.prefix]);
}

}  // namespace tolmach::check::detail
