#include "check/detail/word_facts.h"

#include "check/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

WordBook::WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys, NameBook& names)
    : everyday_(data), keys_(keys), names_(names) {}

WordBook::Entry& WordBook::entry_of(std::string_view form, std::string_view language) {
  question_.assign(language).append(1, ' ').append(form);
  const auto [found, is_new] = known_.try_emplace(question_);
  if (is_new) found->second.facts.concepts = everyday_.concepts_of(text::lower(form, language), language);
  return found->second;
}

const std::vector<std::uint32_t>& WordBook::concepts_of(std::string_view form, std::string_view language) {
  return entry_of(form, language).facts.concepts;
}

const WordFacts& WordBook::look_up(std::string_view form, std::string_view language) {
  Entry& entry = entry_of(form, language);
  if (entry.has_key) return entry.facts;
  entry.has_key = true;
  if (!text::is_ideograph(after(form, 0))) entry.facts.key = keys_.key(form, language);
  if (!entry.facts.key.empty()) entry.facts.name = &names_.key(entry.facts.key);
  return entry.facts;
}

}  // namespace tolmach::check::detail
