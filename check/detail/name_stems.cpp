#include "check/detail/name_stems.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

/// All but its last four letters, and at least four of them.
std::string stem_of(const std::string& folded) {
  constexpr std::size_t kEnding = 4, kShortestStem = 4;
  std::size_t letters = text::count_code_points(folded);
  std::size_t end = folded.size();
  for (std::size_t k = 0; k < kEnding && letters > kShortestStem; ++k, --letters)
    static_cast<void>(text::previous_code_point(folded, end));
  return folded.substr(0, end);
}

}  // namespace

const std::vector<std::string>& NameStems::of(std::string_view entity) {
  const auto [entry, is_new] = stems_.try_emplace(entity);
  std::vector<std::string>& stems = entry.value;
  if (!is_new) return stems;
  for (const normalize::KnownName& name : names_.forms_of(entity))
    for (const text::Token& token : text::tokenise(name.form))
      if (token.kind == text::Token::Kind::kWord) stems.push_back(stem_of(text::fold(token.span.of(name.form))));
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace tolmach::check::detail
