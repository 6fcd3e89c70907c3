#include "check/detail/names/name_stems.h"

#include <algorithm>

#include "check/detail/words/word_shape.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
const std::vector<std::string>& NameStems::of(std::string_view entity) {
  const auto [entry, is_new] = stems_.try_emplace(entity);
  std::vector<std::string>& stems = entry.value;
  if (!is_new) return stems;
  constexpr std::size_t kShortest = 4;
  for (const normalize::KnownName& name : names_.forms_of(entity))
    for (const text::Token& token : text::tokenise(name.form))
      if (token.kind == text::Token::Kind::kWord)
        stems.emplace_back(stem_of(text::fold(token.span.of(name.form)), kShortest));
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace tolmach::check::detail
