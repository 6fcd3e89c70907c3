#include "align/everyday_words.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/concepts.h"
#include "text/string_table.h"

namespace tolmach::align {

struct EverydayWords::Impl {
  detail::ConceptTables tables;
  detail::Clitics clitics;
  text::StringTable<const detail::ConceptWords*> languages;

  explicit Impl(const text::DataFolder& data) : tables(data), clitics(data) {}

  [[nodiscard]] const detail::ConceptWords& of(std::string_view language) {
    const detail::ConceptWords*& words = languages.try_emplace(language).first.value;
    if (words == nullptr) words = &tables.of(language);
    return *words;
  }
};

EverydayWords::EverydayWords(const text::DataFolder& data) : impl_(std::make_unique<Impl>(data)) {}

EverydayWords::~EverydayWords() = default;

std::vector<std::uint32_t> EverydayWords::concepts_of(std::string_view word, std::string_view language) {
  std::vector<std::uint32_t> found;
  const detail::ConceptWords& words = impl_->of(language);
  const auto add = [&](std::uint32_t number) { found.push_back(number); };
  words.for_each_concept(word, add);
  if (const std::string_view bare = impl_->clitics.without(word, language); bare.size() < word.size())
    words.for_each_concept(bare, add);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::uint32_t EverydayWords::number_of(std::string_view name) {
  return impl_->tables.number_of(name);
}

bool EverydayWords::expresses(std::uint32_t number, std::string_view language) const {
  return impl_->of(language).expresses(number);
}

}  // namespace tolmach::align
