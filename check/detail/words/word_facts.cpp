#include "check/detail/words/word_facts.h"

#include <algorithm>

#include "check/detail/characters/characters.h"
#include "check/detail/completeness/length_balance.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

bool is_apostrophe(char32_t c) noexcept {
  return c == U'\'' || c == U'’';
}

struct Bytes {
  std::size_t begin = 0, end = 0;
};

/// "Kyiv's" and "Kyiv'in" without what follows the apostrophe, "l'Oise" without what stands before it.
Bytes without_elisions(std::string_view form, std::string_view language) {
  std::size_t first = form.size(), last = form.size();
  std::size_t behind = 0;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    if (!is_apostrophe(text::next_code_point(form, at))) continue;
    first = std::min(first, begin);
    last = begin;
    behind = at;
  }
  if (behind == 0) return {0, form.size()};
  const std::string_view ending = form.substr(behind);
  // Names of English firms keep theirs in all languages: "Sainsbury's".
  if (language == "tr" || ending == "s" || ending == "S") return {0, last};
  constexpr std::size_t kLongestArticle = 4;  // bytes: "dell"
  const bool elided = language == "fr" || language == "it" || language == "ca";
  if (elided && first <= kLongestArticle) return {behind, form.size()};
  return {0, form.size()};
}

bool is_all_capitals(std::string_view form) noexcept {
  for (std::size_t at = 0; at < form.size();)
    if (text::is_lower(text::next_code_point(form, at))) return false;
  return true;
}

bool is_in_one_script(std::string_view form) noexcept {
  std::optional<text::Script> script;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = text::next_code_point(form, at);
    if (text::is_letter(c) && script.value_or(text::script_of(c)) != text::script_of(c)) return false;
    if (text::is_letter(c)) script = text::script_of(c);
  }
  return true;
}

NamePart part_of(std::string_view form, std::string_view language) {
  const Bytes bytes = without_elisions(form, language);
  const std::string_view name = form.substr(bytes.begin, bytes.end - bytes.begin);
  if (name.empty()) return {};
  // "We've": what still holds an apostrophe is several words of English.
  const bool contracted = language == "en" && name.find('\'') != std::string_view::npos;
  NamePart part;
  part.begin = static_cast<std::uint32_t>(bytes.begin);
  part.end = static_cast<std::uint32_t>(bytes.end);
  part.capital = !contracted && text::is_upper(after(name, 0));
  part.shouts = is_all_capitals(name);
  return part;
}

}  // namespace

WordBook::WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys, NameBook& names,
                   const FunctionWords& small_words)
    : everyday_(data), shares_(data, everyday_), keys_(keys), names_(names), small_words_(small_words) {}

template <typename Element>
std::span<const Element> WordBook::kept(std::span<const Element> elements) {
  if (elements.empty()) return {};
  auto* const place = static_cast<Element*>(memory_.allocate(elements.size_bytes(), alignof(Element)));
  std::copy(elements.begin(), elements.end(), place);
  return {place, elements.size()};
}

std::string_view WordBook::kept(std::string_view text) {
  const auto bytes = kept(std::span<const char>(text));
  return {bytes.data(), bytes.size()};
}

std::uint32_t WordBook::reading(std::string_view folded) {
  const auto [number, is_new] = readings_.try_emplace(folded);
  if (is_new) number.value = static_cast<std::uint32_t>(readings_.size());
  return number.value;
}

WordBook::Vocabulary& WordBook::of(std::string_view language, text::Script script) {
  auto of_language = vocabularies_.find(language);
  if (of_language == vocabularies_.end()) of_language = vocabularies_.try_emplace(std::string(language)).first;
  const auto [vocabulary, is_new] = of_language->second.try_emplace(script);
  if (is_new) vocabulary->second.language_ = language;
  return vocabulary->second;
}

void WordBook::set_facts(WordFacts& word, std::string_view form, text::Token::Kind kind, const Vocabulary& vocabulary) {
  ++size_;
  word.form = form;
  word.language = vocabulary.language_;
  const std::string folded = text::fold(form);
  word.folded = folded == form ? word.form : kept(folded);
  word.length = static_cast<std::uint32_t>(text::count_code_points(word.folded));
  word.reading = reading(word.folded);
  word.weight = length_of(form);
  word.number = kind == text::Token::Kind::kNumber;
  word.capital = text::is_upper(after(form, 0));
  word.small = !word.number && !word.capital;
  word.one_script = is_in_one_script(form);
  if (!word.number) word.script = text::script_of(after(form, 0));
  word.small_word = small_words_.languages_with(form, word.folded);
}

const NamePart& WordBook::new_name_part(WordFacts& word, Vocabulary& vocabulary) {
  NamePart& part = word.name_part;
  word.has_name_part = true;
  part = part_of(word.form, word.language);
  if (part.begin == part.end) return part;
  const std::string_view name = word.form.substr(part.begin, part.end - part.begin);
  part.form =
      &this->name(name.size() == word.form.size() ? std::string(word.folded) : text::fold(name), {}, vocabulary);
  part.length = short_length(part.form->length);
  part.number = part.form->number;
  part.folded = part.form->folded;
  return part;
}

NameForm& WordBook::name(std::string_view folded, std::string_view around, Vocabulary& vocabulary) {
  std::string key;
  if (!around.empty()) key.append(folded).append(1, '\t').append(around);
  const auto [entry, is_new] = vocabulary.names_.try_emplace(around.empty() ? folded : std::string_view(key));
  NameForm& form = entry.value;
  if (!is_new) return form;
  form.folded = entry.key.substr(0, folded.size());
  form.length = static_cast<std::uint32_t>(text::count_code_points(folded));
  form.number = reading(folded);
  form.booked = names_.new_word();
  return form;
}

Concepts WordBook::new_concepts(WordFacts& word) {
  const bool small = word.folded == word.form;  // and without accents, as most words are
  const auto found = small ? everyday_.concepts_of(word.form, word.language)
                           : everyday_.concepts_of(text::lower(word.form, word.language), word.language);
  word.has_concepts = found.empty() ? WordFacts::Answer::kNo : WordFacts::Answer::kYes;
  word.concepts = KeptConcepts(KeptConcepts::is_few(found) ? Concepts(found) : kept(Concepts(found)));
  if (!found.empty()) word.translated_share = shares_.of(found, word.language);
  return word.concepts.all();
}

bool WordBook::may_be_translated(Concepts concepts, std::string_view other_language) const {
  return std::any_of(concepts.begin(), concepts.end(),
                     [&](std::uint32_t number) { return everyday_.expresses(number, other_language); });
}

const std::vector<bool>& WordBook::concept_set(std::span<const char* const> names) {
  const auto [set, is_new] = concept_sets_.try_emplace(names.data());
  if (!is_new) return set->second;
  for (const char* const name : names) {
    const std::uint32_t number = concept_number(name);
    if (set->second.size() <= number) set->second.resize(number + 1, false);
    set->second[number] = true;
  }
  return set->second;
}

double WordBook::translated_share(Concepts concepts, std::string_view language) const {
  return shares_.of(concepts, language);
}

const WordFacts& WordBook::with_key(WordFacts& word) {
  if (word.key) return word;
  word.key.emplace();
  if (!text::is_ideograph(after(word.form, 0))) word.key = kept(keys_.key(word.form, word.language));
  if (word.key->empty()) return word;
  word.name = &names_.key(*word.key);
  word.name_number = word.name->number;
  word.key_first = word.key->front();
  return word;
}

}  // namespace tolmach::check::detail
