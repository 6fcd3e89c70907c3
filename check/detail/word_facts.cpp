#include "check/detail/word_facts.h"

#include "check/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kMostKnown = 200'000;  // words that are remembered, so that memory stays bounded

}  // namespace

WordBook::WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys) : everyday_(data), keys_(keys) {}

WordBook::Entry& WordBook::entry_of(std::string_view form, std::string_view language) {
  std::string name(language);
  name.append(1, ' ').append(form);
  if (const auto found = known_.find(name); found != known_.end()) return found->second;
  if (known_.size() >= kMostKnown) known_.clear();
  Entry entry;
  entry.facts.concepts = everyday_.concepts_of(text::lower(form, language), language);
  return known_.emplace(std::move(name), std::move(entry)).first->second;
}

const std::vector<std::uint32_t>& WordBook::concepts_of(std::string_view form, std::string_view language) {
  return entry_of(form, language).facts.concepts;
}

const WordFacts& WordBook::look_up(std::string_view form, std::string_view language) {
  Entry& entry = entry_of(form, language);
  if (!entry.has_key) {
    if (!text::is_ideograph(after(form, 0))) entry.facts.key = keys_.key(form, language);
    entry.has_key = true;
  }
  return entry.facts;
}

}  // namespace tolmach::check::detail
