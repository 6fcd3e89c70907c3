#include "align/detail/evidence/concepts.h"

#include <algorithm>
#include <unordered_map>

#include "text/unicode.h"

namespace tolmach::align::detail {
namespace {

constexpr double kConceptStrength = 0.5;
/// Letters that may follow a beginning: most endings of inflection are shorter.
constexpr std::size_t kLongestEnding = 5;

template <typename Visit>
void for_each_concept(const Side& side, WordId id, std::string_view language, const ConceptWords& words,
                      const Clitics& clitics, const Visit& visit) {
  const Word& word = side.words[id];
  if (!word.is_word()) return;
  words.for_each_concept(word.form, visit);
  if (const std::string_view bare = clitics.without(word.form, language); bare.size() < word.form.size())
    words.for_each_concept(bare, visit);
}

}  // namespace

ConceptWords::ConceptWords(const text::DataFolder& data, std::string_view language, ConceptNumbers& numbers)
    : forms_(data, language, normalize::EverydayForms::Spelling::kWritten) {
  const std::string file = "words/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  text::for_each_data_row(data.file(file), 2, [&](const text::DataRowView& row) {
    const std::uint32_t number = numbers.of(row.fields[0]);
    numbers_.push_back(number);
    if (number >= expressed_.size()) expressed_.resize(number + 1);
    expressed_[number] = true;
  });
}

std::size_t ConceptWords::shortest_beginning(std::string_view word) noexcept {
  const std::size_t letters = text::count_code_points(word);
  std::size_t at = 0;
  if (letters <= kLongestEnding) return 1;
  for (std::size_t skip = letters - kLongestEnding; skip > 0; --skip)
    static_cast<void>(text::next_code_point(word, at));
  return at;
}

ConceptTables::ConceptTables(text::DataFolder data) : data_(std::move(data)) {
  for (text::DataRow& row : text::read_data_rows(data_.file("words/aliases.tsv"), 2))
    aliases_.emplace(std::move(row.fields[0]), std::move(row.fields[1]));
}

const ConceptWords& ConceptTables::of(std::string_view language) const {
  if (const auto alias = aliases_.find(language); alias != aliases_.end()) language = alias->second;
  const std::lock_guard one_reads(lock_);
  auto known = tables_.find(language);
  if (known == tables_.end())
    known = tables_.emplace(language, std::make_unique<const ConceptWords>(data_, language, numbers_)).first;
  return *known->second;
}

std::uint32_t ConceptTables::number_of(std::string_view name) const {
  const std::lock_guard one_asks(lock_);
  return numbers_.of(name);
}

void tie_concepts(const Side& source, std::string_view source_language, const Side& target,
                  std::string_view target_language, const ConceptTables& tables, const Clitics& clitics,
                  TieTable& ties) {
  const ConceptWords& source_words = tables.of(source_language);
  const ConceptWords& target_words = tables.of(target_language);
  if (source_words.empty() || target_words.empty()) return;
  std::unordered_map<std::uint32_t, std::vector<WordId>> by_concept;
  for (WordId id = 0; id < target.words.size(); ++id)
    for_each_concept(target, id, target_language, target_words, clitics, [&](std::uint32_t found) {
      by_concept[found].push_back(id);
      if (source_words.expresses(found)) ties.known_target[id] = true;
    });
  for (WordId id = 0; id < source.words.size(); ++id)
    for_each_concept(source, id, source_language, source_words, clitics, [&](std::uint32_t found) {
      if (target_words.expresses(found)) ties.known_source[id] = true;
      const auto others = by_concept.find(found);
      if (others == by_concept.end()) return;
      for (const WordId other : others->second) ties.tie(id, other, kConceptStrength, Evidence::kConcepts);
    });
}

}  // namespace tolmach::align::detail
