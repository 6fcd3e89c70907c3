#include "align/detail/evidence/transliteration.h"

#include <algorithm>
#include <unordered_set>

#include "align/detail/evidence/loan_skeleton.h"
#include "text/unicode.h"

namespace tolmach::align::detail {
namespace {

constexpr std::size_t kLeastCharacters = 2;
constexpr std::size_t kMostCharacters = 6;
constexpr std::size_t kShortestSkeleton = 3;

std::unordered_set<std::string> skeletons_of_names(const Side& side) {
  std::unordered_set<std::string> skeletons;
  for (const Word& word : side.words) {
    if (word.kind != TokenClass::kName && word.capitalised == 0) continue;
    for (std::string skeleton : {loan_skeleton(word.key), loan_skeleton_without_final_r(word.key)})
      if (skeleton.size() >= kShortestSkeleton) skeletons.insert(std::move(skeleton));
  }
  return skeletons;
}

/// The characters of a row in their order; an empty one where something else stands between. Words of two characters
/// are passed over, for these stand in the row by themselves as well.
std::vector<std::string_view> characters_of(const Side& side, std::uint32_t row) {
  std::vector<std::string_view> characters;
  for (std::uint32_t k = side.token_begin[row]; k < side.token_begin[row + 1]; ++k) {
    const Word& word = side.words[side.tokens[k]];
    std::size_t at = 0;
    if (!word.is_word() || !text::is_ideograph(text::next_code_point(word.form, at))) {
      characters.emplace_back();
    } else if (at == word.form.size()) {
      characters.emplace_back(word.form);
    }
  }
  return characters;
}

/// Calls visit(key) for each reading of a run of characters, all of which spell something.
template <typename Visit>
void for_each_key(const std::vector<std::string_view>& run, std::size_t at, std::size_t end,
                  const SpellingCharacters& characters, const std::string& before, const Visit& visit) {
  if (at == end) return visit(before);
  for (const std::string& syllable : *characters.syllables(run[at]))
    for_each_key(run, at + 1, end, characters, before + syllable, visit);
}

}  // namespace

SpellingCharacters::SpellingCharacters(const text::DataFolder& data, std::string_view language) {
  const std::string file = "names/transliteration/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  for (const text::DataRow& row : text::read_data_rows(data.file(file), 2)) {
    const std::string& characters = row.fields[1];
    for (std::size_t at = 0; at < characters.size();) {
      const std::size_t begin = at;
      static_cast<void>(text::next_code_point(characters, at));
      syllables_[characters.substr(begin, at - begin)].push_back(row.fields[0]);
    }
  }
}

const std::vector<std::string>* SpellingCharacters::syllables(std::string_view character) const {
  const auto found = syllables_.find(std::string(character));
  return found == syllables_.end() ? nullptr : &found->second;
}

std::vector<SpelledName> find_spelled_names(const Side& spelling, const Side& named,
                                            const SpellingCharacters& characters) {
  std::vector<SpelledName> found;
  const std::unordered_set<std::string> wanted = skeletons_of_names(named);
  if (wanted.empty()) return found;
  for (std::uint32_t row = 0; row < spelling.rows(); ++row) {
    const std::vector<std::string_view> run = characters_of(spelling, row);
    for (std::size_t begin = 0; begin < run.size();) {
      std::size_t end = begin;
      while (end < run.size() && end - begin < kMostCharacters && characters.syllables(run[end]) != nullptr) ++end;
      std::size_t taken = 0;
      // The longest run that spells a name: a shorter one may be a part of it by chance.
      for (; end - begin >= kLeastCharacters && taken == 0; --end)
        for_each_key(run, begin, end, characters, {}, [&](const std::string& key) {
          if (taken > 0 || wanted.count(loan_skeleton(key)) == 0) return;
          taken = end - begin;
          std::string form;
          for (std::size_t k = begin; k < end; ++k) form += run[k];
          found.push_back({row, std::move(form), key});
        });
      begin += std::max<std::size_t>(taken, 1);
    }
  }
  return found;
}

void add_names(Side& side, const std::vector<SpelledName>& names) {
  if (names.empty()) return;
  std::unordered_map<std::string_view, WordId> ids;
  std::vector<WordId> tokens;
  std::vector<std::string> spellings;
  const bool spelled = !side.spellings.empty();
  std::vector<std::uint32_t> begins{0};
  auto next = names.begin();
  for (std::uint32_t row = 0; row < side.rows(); ++row) {
    tokens.insert(tokens.end(), side.tokens.begin() + side.token_begin[row],
                  side.tokens.begin() + side.token_begin[row + 1]);
    if (spelled)
      spellings.insert(spellings.end(), side.spellings.begin() + side.token_begin[row],
                       side.spellings.begin() + side.token_begin[row + 1]);
    for (; next != names.end() && next->row == row; ++next) {
      const auto [known, is_new] = ids.try_emplace(next->form, static_cast<WordId>(side.words.size()));
      if (is_new) side.words.push_back({next->form, next->form, next->key, TokenClass::kName, 0, 0});
      Word& word = side.words[known->second];
      ++word.count;
      ++word.capitalised;
      tokens.push_back(known->second);
      if (spelled) spellings.push_back(next->form);
    }
    begins.push_back(static_cast<std::uint32_t>(tokens.size()));
  }
  side.tokens = std::move(tokens);
  side.spellings = std::move(spellings);
  side.token_begin = std::move(begins);
}

}  // namespace tolmach::align::detail
