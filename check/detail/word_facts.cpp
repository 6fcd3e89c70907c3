#include "check/detail/word_facts.h"

#include "check/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kMostKnown = 200'000;  // words that are remembered, so that memory stays bounded

}  // namespace

WordBook::WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys) : everyday_(data), keys_(keys) {}

const WordFacts& WordBook::look_up(std::string_view form, std::string_view language) {
  std::string entry(language);
  entry.append(1, ' ').append(form);
  if (const auto found = known_.find(entry); found != known_.end()) return found->second;
  if (known_.size() >= kMostKnown) known_.clear();
  WordFacts facts;
  facts.concepts = everyday_.concepts_of(text::lower(form, language), language);
  if (!text::is_ideograph(after(form, 0))) facts.key = keys_.key(form, language);
  return known_.emplace(std::move(entry), std::move(facts)).first->second;
}

}  // namespace tolmach::check::detail
