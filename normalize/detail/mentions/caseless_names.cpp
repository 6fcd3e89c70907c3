#include "normalize/detail/mentions/caseless_names.h"

#include <algorithm>

#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Forms of other languages count from this length on: shorter ones are words of this one by chance.
constexpr std::size_t kShortestForeign = 3;
/// Letters of a word that its letters may speak for.
constexpr std::size_t kShortestSpelled = 4;
/// Answers of a lexicon that are remembered.
constexpr std::size_t kMostAnswers = 200'000;

}  // namespace

CaselessLanguage::CaselessLanguage(const text::DataFolder& data, std::string_view base)
    : code(base), words(data, base), letters(data, base), clitics(words.prefixes()) {
  for (text::DataRow& row : text::read_data_rows(data.file("words/clitics.tsv"), 2))
    if (row.fields[0] == base) clitics.push_back(std::move(row.fields[1]));
  std::stable_sort(clitics.begin(), clitics.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  words.for_each([&](std::string_view word, const NameWordFacts& facts) {
    std::size_t at = 0;
    CharacterFacts& character = characters[text::next_code_point(word, at)];
    const std::size_t length = text::count_code_points(word);
    character.stop = character.stop || (facts.stop && length == 1);
    if (facts.common) character.longest_common = std::max(character.longest_common, length);
    if (facts.surname) character.longest_surname = std::max(character.longest_surname, length);
  });
}

std::optional<KnownName> KnownNames::ask(std::string_view form) const {
  if (lexicon_ == nullptr) return std::nullopt;
  for (KnownName& name : lexicon_->find(form, language_.code)) {
    const bool ours = name.language == "und" || text::base_language(name.language) == language_.code;
    if (name.kind != NameKind::kOther && (ours || text::count_code_points(form) >= kShortestForeign))
      return std::move(name);
  }
  return std::nullopt;
}

const KnownName* KnownNames::find(std::string_view form) {
  if (lexicon_ == nullptr) return nullptr;
  const std::optional<KnownName>* known = found_.find(form);
  if (known == nullptr) {
    std::optional<KnownName> answer = ask(form);  // before there is an entry: it may throw
    known = &(found_.try_emplace(form).first.value = std::move(answer));
  }
  return *known ? &**known : nullptr;
}

const KnownWord& KnownNames::word(std::string_view form) {
  if (const KnownWord* known = words_.find(form)) return *known;
  KnownWord word;
  word.facts = &language_.words.facts(form);
  word.name = ask(form);
  word.begins_name = lexicon_ != nullptr && lexicon_->may_begin(text::fold(form) + ' ');
  if (language_.letters.known()) {
    std::u32string letters = text::code_points(form);
    letters.erase(std::remove_if(letters.begin(), letters.end(), text::is_mark), letters.end());
    if (letters.size() >= kShortestSpelled) word.letters = language_.letters.score(letters);
  }
  return words_.try_emplace(form).first.value = std::move(word);
}

bool KnownNames::may_begin(char32_t first, char32_t second) {
  if (lexicon_ == nullptr) return false;
  const auto [found, is_new] = beginnings_.try_emplace((std::uint64_t{first} << 32U) | second);
  if (is_new) {
    std::string beginning;
    text::append_utf8(beginning, first);
    text::append_utf8(beginning, second);
    found->second = lexicon_->may_begin(text::fold(beginning));
  }
  return found->second;
}

void KnownNames::begin_text() {
  ++text_;
  if (found_.size() + words_.size() + beginnings_.size() < kMostAnswers) return;
  found_.clear();
  words_.clear();
  beginnings_.clear();
}

}  // namespace tolmach::normalize::detail
