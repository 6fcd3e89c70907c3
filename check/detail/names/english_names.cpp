#include "check/detail/names/english_names.h"

#include <algorithm>

#include <fmt/format.h>

#include "normalize/word_difference.h"
#include "text/error.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortestStem = 3;    // letters; a form that would leave fewer is left whole
constexpr std::size_t kLongestEnding = 3;   // letters of a case ending
constexpr std::size_t kShortestJudged = 4;  // letters of a stem that slips are told from
constexpr std::size_t kLeastAgreed = 3;     // letters that a slip has in common with it
constexpr std::size_t kLeastBehind = 2;     // letters behind it, where the language's endings are not known
constexpr std::size_t kShortestWithin = 2;  // letters of a form that is looked for in a text without spaces

bool are_alike(const std::vector<std::pair<char32_t, char32_t>>& alike, char32_t a, char32_t b) noexcept {
  return std::any_of(alike.begin(), alike.end(),
                     [&](const auto& pair) { return pair == std::pair(a, b) || pair == std::pair(b, a); });
}

bool is_latin_vowel(char32_t c) noexcept {
  return std::u32string_view(U"aeiouy").find(c) != std::u32string_view::npos;
}

/// Whether a word has what stands in a stem behind their common beginning and two letters more, as it has with a slip.
bool ends_alike(std::string_view word, std::string_view stem) noexcept {
  std::size_t at = 0;
  for (std::size_t next = 0; next < stem.size(); at = next) {
    static_cast<void>(text::next_code_point(stem, next));
    if (!word.starts_with(stem.substr(0, next))) break;
  }
  const std::size_t common = at;
  for (int letter = 0; letter < 2 && at < stem.size(); ++letter) static_cast<void>(text::next_code_point(stem, at));
  return word.find(stem.substr(at), common) != std::string_view::npos;
}

}  // namespace

EnglishNames::EnglishNames(const text::DataFolder& data, std::string_view language) : language_(language) {
  const std::string file = "names/english/" + language_ + ".tsv";
  read_leeway(data, language);
  if (!data.has(file)) return;
  text::for_each_data_row(data.file(file), 2, [&](const text::DataRowView& row) {
    auto& [english, forms] = forms_.try_emplace(text::fold(row.fields[0])).first;
    forms = row.fields[1];
    text::for_each_word(text::fold(row.fields[1]), [&, name = english](std::string_view form) {
      const std::string_view stem = without_ending(form);
      longest_ = std::max(longest_, stem.size());
      if (endings_.empty() && vowels_.empty()) add_characters(stem);
      names_.try_emplace(stem).first.value.push_back(name);
    });
  });
}

void EnglishNames::add_characters(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = text::next_code_point(form, at);
    if (!text::is_ideograph(c)) continue;
    if (characters_.size() <= c) characters_.resize(c + 1);
    characters_[c] = true;
  }
}

void EnglishNames::read_leeway(const text::DataFolder& data, std::string_view language) {
  const auto path = data.file("names/english_leeway.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 3)) {
    const std::string &of = row.fields[0], &kind = row.fields[1];
    LetterPairs& pairs = of == "en" ? english_alike_ : alike_;
    const auto add = [&](std::string_view part) {
      const std::u32string letters = text::code_points(part);
      const bool is_pair = kind == "alike";
      std::u32string* const set = kind == "endings"    ? &endings_
                                  : kind == "changing" ? &changing_
                                  : kind == "vowels"   ? &vowels_
                                                       : nullptr;
      if ((!is_pair && set == nullptr) || letters.size() != (is_pair ? 2U : 1U))
        throw Error(Error::Kind::kIo,
                    fmt::format("{} “{}”: expected endings, changing or vowels, a letter each, or alike, two letters",
                                kind, part),
                    {path.string(), row.line});
      if (of != language && of != "en") return;
      if (is_pair) pairs.emplace_back(letters[0], letters[1]);
      if (!is_pair && of == language) *set += letters;
    };
    text::for_each_word(row.fields[2], add);
  }
}

std::string_view EnglishNames::without_ending(std::string_view folded) const {
  if (text::count_code_points(folded) <= kShortestStem) return folded;
  std::size_t end = folded.size();
  const bool is_ending = endings_.find(text::previous_code_point(folded, end)) != std::u32string::npos;
  return is_ending ? folded.substr(0, end) : folded;
}

EnglishNames::Form EnglishNames::form_of(std::string_view written) const {
  return {std::string(written), std::string(without_ending(text::fold(written)))};
}

std::vector<EnglishNames::Form> EnglishNames::forms_of(std::string_view english) const {
  std::vector<Form> forms;
  if (const std::string* found = forms_.find(english))
    text::for_each_word(*found, [&](std::string_view form) { forms.push_back(form_of(form)); });
  return forms;
}

const EnglishNames::Names& EnglishNames::names_of(std::string_view word) const {
  static const Names none;
  const std::size_t longest_ending = endings_.empty() ? 0 : kLongestEnding;
  std::size_t end = word.size();
  for (std::size_t dropped = 0; end > 0 && dropped <= longest_ending; ++dropped) {
    if (const Names* found = names_.find(word.substr(0, end))) return *found;
    static_cast<void>(text::previous_code_point(word, end));
  }
  return none;
}

bool EnglishNames::is_letter_away(std::string_view word, std::string_view name) {
  const normalize::WordDifference d = normalize::difference_of(text::code_points(word), text::code_points(name));
  const bool is_plural = d.in_b == 0 && d.suffix == 0 && word.ends_with('s');
  return d.changed() == 1 && d.prefix > 0 && d.prefix + d.suffix >= kLeastAgreed && !is_plural;
}

bool EnglishNames::is_listed(std::string_view word, const normalize::WordForms& word_forms) const {
  for (const std::string_view name : names_of(word))
    for (const Form& form : forms_of(name))
      if (word.starts_with(form.stem) && word_forms.same_word(text::fold(form.written), word, language_)) return true;
  return false;
}

template <typename Visit>
void EnglishNames::for_each_form(std::string_view text, text::Span part, const Visit& visit) const {
  for (std::size_t begin = part.begin; begin < part.end; static_cast<void>(text::next_code_point(text, begin))) {
    std::size_t end = begin;
    for (std::size_t letters = 1; end < text.size() && end - begin < longest_; ++letters) {
      static_cast<void>(text::next_code_point(text, end));
      if (letters < kShortestWithin) continue;
      const Names* found = names_.find(text.substr(begin, end - begin));
      if (found == nullptr) continue;
      visit(text::Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, *found);
    }
  }
}

std::vector<EnglishNames::Names> EnglishNames::names_within(std::string_view text) const {
  std::vector<Names> names;
  for_each_form(text, {0, static_cast<std::uint32_t>(text.size())},
                [&](text::Span, const Names& of_form) { names.push_back(of_form); });
  return names;
}

bool EnglishNames::has_form_at(std::string_view text, text::Span place, std::uint32_t least) const {
  std::size_t first = place.begin;
  while (first > 0 && place.begin - first < longest_) static_cast<void>(text::previous_code_point(text, first));
  bool has = false;
  for_each_form(text, {static_cast<std::uint32_t>(first), place.end},
                [&](text::Span form, const Names&) { has = has || (form.overlaps(place) && form.size() >= least); });
  return has;
}

std::optional<std::string> EnglishNames::without_slip(std::string_view word, std::string_view stem,
                                                      Leeway leeway) const {
  if (!ends_alike(word, stem)) return std::nullopt;
  const std::u32string letters = text::code_points(word), right = text::code_points(stem);
  const std::size_t longest_ending = endings_.empty() ? 0 : kLongestEnding;
  if (right.size() < kShortestJudged) return std::nullopt;
  for (std::size_t ending = 0; ending <= longest_ending && ending < letters.size(); ++ending) {
    const std::u32string_view ours(letters.data(), letters.size() - ending);
    const normalize::WordDifference d = normalize::difference_of(ours, right);
    const bool at_end = d.suffix == 0 && (ending > 0 || d.in_a != d.in_b);  // another form, as far as one can tell
    if (d.changed() == 0 || d.prefix == 0 || at_end || d.prefix + d.suffix < kLeastAgreed) continue;
    if (endings_.empty() && vowels_.empty() && d.suffix < kLeastBehind) continue;
    const std::u32string_view changed = ours.substr(d.prefix, d.in_a);
    const std::u32string_view instead = std::u32string_view(right).substr(d.prefix, d.in_b);
    if (ending > 0 && d.suffix < kLeastBehind && may_change(changed, instead)) continue;
    const bool is_letter = d.in_a <= 1 && d.in_b <= 1;
    if (!is_letter && !normalize::is_exchange(ours, right, d)) continue;
    if (is_letter && (leeway == Leeway::kSound || !vowels_.empty()) &&
        may_differ(changed, instead, right[d.prefix - 1]))
      return std::nullopt;
    if (d.suffix == 0 && endings_.find(ours.back()) != std::u32string::npos) continue;
    std::string corrected(stem);
    for (const char32_t c : std::u32string_view(letters).substr(ours.size())) text::append_utf8(corrected, c);
    return corrected;
  }
  return std::nullopt;
}

bool EnglishNames::may_change(std::u32string_view ours, std::u32string_view theirs) const {
  const auto all_change = [&](std::u32string_view letters) {
    return letters.find_first_not_of(changing_) == std::u32string_view::npos;
  };
  return all_change(ours) && all_change(theirs);
}

/// Whether right spellings of a name may differ in this: two letters for one sound, a vowel, a doubled letter, a sign
/// of softness. @param before the letter before the difference
bool EnglishNames::may_differ(std::u32string_view ours, std::u32string_view theirs, char32_t before) const {
  constexpr char32_t kSoft = U'ь';
  const auto is_vowel = [&](std::u32string_view one) {
    return !one.empty() && vowels_.find(one.front()) != std::u32string::npos;
  };
  if (is_vowel(ours) || is_vowel(theirs)) return true;
  if (ours.empty() || theirs.empty()) {
    const char32_t lone = ours.empty() ? theirs.front() : ours.front();
    return before != kSoft && (lone == before || lone == kSoft);
  }
  return are_alike(alike_, ours.front(), theirs.front());
}

std::optional<EnglishNames::CharacterSlip> EnglishNames::slip_within(std::string_view text, std::string_view form,
                                                                     std::uint32_t from) const {
  constexpr std::size_t kShortest = 3;
  if (text::count_code_points(form) < kShortest) return std::nullopt;
  for (std::size_t begin = from; begin < text.size(); static_cast<void>(text::next_code_point(text, begin))) {
    std::size_t at = begin, in_form = 0, others = 0;
    text::Span character;
    while (in_form < form.size() && at < text.size() && others <= 1) {
      const auto here = static_cast<std::uint32_t>(at);
      const char32_t ours = text::next_code_point(text, at);
      if (ours == text::next_code_point(form, in_form)) continue;
      const bool is_of_names = ours < characters_.size() && characters_[ours];
      others += is_of_names ? 1U : 2U;
      character = {here, static_cast<std::uint32_t>(at)};
    }
    if (others == 1 && in_form == form.size())
      return CharacterSlip{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, character};
  }
  return std::nullopt;
}

bool EnglishNames::is_english_slip(std::string_view word, std::string_view name, bool consonants_only) const {
  const std::u32string ours = text::code_points(word), theirs = text::code_points(name);
  const normalize::WordDifference d = normalize::difference_of(ours, theirs);
  const auto are_vowels = [&](std::size_t at) { return is_latin_vowel(ours[at]) && is_latin_vowel(theirs[at]); };
  if (d.prefix > 0 && normalize::is_exchange(ours, theirs, d))
    return d.prefix + d.suffix >= kLeastAgreed &&
           !(consonants_only && are_vowels(d.prefix) && are_vowels(d.prefix + 1));
  if (d.in_a != 1 || d.in_b != 1 || d.prefix == 0 || d.suffix == 0) return false;
  if (consonants_only && are_vowels(d.prefix)) return false;
  return d.prefix + d.suffix >= kLeastAgreed && !are_alike(english_alike_, ours[d.prefix], theirs[d.prefix]);
}

}  // namespace tolmach::check::detail
