#include "check/detail/word_facts.h"

#include "check/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

WordBook::WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys, NameBook& names,
                   const FunctionWords& small_words)
    : everyday_(data), keys_(keys), names_(names), small_words_(small_words) {}

WordBook::Vocabulary& WordBook::of(std::string_view language) {
  const auto known = vocabularies_.find(language);
  if (known != vocabularies_.end()) return known->second;
  Vocabulary& vocabulary = vocabularies_.try_emplace(std::string(language)).first->second;
  vocabulary.language_ = language;
  return vocabulary;
}

WordFacts& WordBook::look_up(std::string_view form, text::Token::Kind kind, Vocabulary& vocabulary) {
  const auto known = vocabulary.words_.find(form);
  if (known != vocabulary.words_.end()) return known->second;
  const auto added = vocabulary.words_.try_emplace(std::string(form)).first;
  ++size_;
  WordFacts& word = added->second;
  word.form = added->first;
  word.language = vocabulary.language_;
  word.folded = text::fold(form);
  word.length = static_cast<std::uint32_t>(text::count_code_points(word.folded));
  word.number = kind == text::Token::Kind::kNumber;
  word.capital = text::is_upper(after(form, 0));
  word.small = !word.number && !word.capital;
  word.small_word = small_words_.languages_with(word.folded);
  return word;
}

const std::vector<std::uint32_t>& WordBook::concepts(WordFacts& word) {
  if (!word.concepts) word.concepts = everyday_.concepts_of(text::lower(word.form, word.language), word.language);
  return *word.concepts;
}

const WordFacts& WordBook::with_key(WordFacts& word) {
  if (word.key) return word;
  word.key.emplace();
  if (!text::is_ideograph(after(word.form, 0))) word.key = keys_.key(word.form, word.language);
  if (!word.key->empty()) word.name = &names_.key(*word.key);
  return word;
}

}  // namespace tolmach::check::detail
