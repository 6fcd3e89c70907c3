#include "align/everyday_words.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/concepts.h"
#include "text/string_table.h"

namespace tolmach::align {

struct EverydayWords::Impl {
  enum class Answer : std::uint8_t { kUnasked, kNo, kYes };
  struct Language {
    const detail::ConceptWords* words = nullptr;
    std::vector<Answer> expressed;  ///< by number: whether it has words for a concept
  };

  detail::ConceptTables tables;
  detail::Clitics clitics;
  text::StringTable<std::uint32_t> numbers;
  std::vector<std::string> names;  ///< by number
  text::StringTable<Language> languages;

  explicit Impl(const text::DataFolder& data) : tables(data), clitics(data) {}

  [[nodiscard]] std::uint32_t number_of(std::string_view name) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    const auto [known, is_new] = numbers.try_emplace(name);
    if (is_new) {
      known.value = next;
      names.emplace_back(name);
    }
    return known.value;
  }

  [[nodiscard]] Language& of(std::string_view name) {
    Language& language = languages.try_emplace(name).first.value;
    if (language.words == nullptr) language.words = &tables.of(name);
    return language;
  }
};

EverydayWords::EverydayWords(const text::DataFolder& data) : impl_(std::make_unique<Impl>(data)) {}

EverydayWords::~EverydayWords() = default;

std::vector<std::uint32_t> EverydayWords::concepts_of(std::string_view word, std::string_view language) {
  std::vector<std::uint32_t> found;
  const detail::ConceptWords& words = *impl_->of(language).words;
  const auto add = [&](std::string_view name) { found.push_back(impl_->number_of(name)); };
  words.for_each_concept(word, add);
  if (const std::string_view bare = impl_->clitics.without(word, language); bare.size() < word.size())
    words.for_each_concept(bare, add);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::uint32_t EverydayWords::number_of(std::string_view name) {
  return impl_->number_of(name);
}

bool EverydayWords::expresses(std::uint32_t number, std::string_view language) const {
  using Answer = Impl::Answer;
  Impl::Language& known = impl_->of(language);
  if (known.expressed.size() <= number) known.expressed.resize(impl_->names.size(), Answer::kUnasked);
  Answer& answer = known.expressed[number];
  if (answer == Answer::kUnasked) answer = known.words->expresses(impl_->names[number]) ? Answer::kYes : Answer::kNo;
  return answer == Answer::kYes;
}

}  // namespace tolmach::align
