#include "check/detail/names/name_stems.h"

#include <algorithm>
#include <climits>
#include <utility>

#include "check/detail/names/known_forms.h"
#include "check/detail/words/word_shape.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {

Stems::Stems(std::vector<std::string> stems) : stems_(std::move(stems)) {
  std::sort(stems_.begin(), stems_.end());
  stems_.erase(std::unique(stems_.begin(), stems_.end()), stems_.end());
  for (const std::string& stem : stems_) {
    if (stem.size() > 1) {
      first_bytes_.set(place(stem[0], stem[1]));
    } else if (stem.size() == 1) {
      for (int second = 0; second <= UCHAR_MAX; ++second) first_bytes_.set(place(stem[0], static_cast<char>(second)));
    }
  }
}

bool Stems::begin(std::string_view word) const noexcept {
  if (word.empty() || !first_bytes_[place(word[0], word.size() > 1 ? word[1] : char{0})]) return false;
  // In order, those that the word begins with stand before it, near each other.
  auto stem = std::upper_bound(stems_.begin(), stems_.end(), word);
  while (stem != stems_.begin()) {
    --stem;
    if (word.starts_with(*stem)) return true;
    if (stem->front() != word.front()) return false;
  }
  return false;
}

const Stems& NameStems::of(std::string_view entity) {
  const auto [entry, is_new] = stems_.try_emplace(entity);
  if (!is_new) return entry.value;
  constexpr std::size_t kShortest = 4;
  std::vector<std::string> stems;
  for (const normalize::KnownName& name : names_.forms_of(entity))
    for (const text::Token& token : text::tokenise(name.form))
      if (token.kind == text::Token::Kind::kWord)
        stems.emplace_back(stem_of(text::fold(token.span.of(name.form)), kShortest));
  return entry.value = Stems(std::move(stems));
}

const std::vector<std::string>& NameStems::beginnings_of(std::string_view entity) {
  const auto [entry, is_new] = beginnings_.try_emplace(entity);
  if (is_new) entry.value = detail::beginnings_of(names_.forms_of(entity));
  return entry.value;
}

}  // namespace tolmach::check::detail
