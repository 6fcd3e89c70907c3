#include "check/detail/word_facts.h"

#include "check/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

WordBook::WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys, NameBook& names)
    : everyday_(data), keys_(keys), names_(names) {}

const WordFacts& WordBook::look_up(std::string_view form, std::string_view language) {
  question_.assign(language).append(1, ' ').append(form);
  const auto [found, is_new] = known_.try_emplace(question_);
  WordFacts& facts = found->second;
  if (!is_new) return facts;
  facts.concepts = everyday_.concepts_of(text::lower(form, language), language);
  if (!text::is_ideograph(after(form, 0))) facts.key = keys_.key(form, language);
  if (!facts.key.empty()) facts.name = &names_.key(facts.key);
  return facts;
}

}  // namespace tolmach::check::detail
