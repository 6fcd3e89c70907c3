#include "check/detail/names/known_forms.h"

#include <algorithm>
#include <set>

#include "text/language.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

using normalize::KnownName;

/// What all forms of a word and the words derived from it begin with: all but its last letters, and at least four.
std::string beginning_of(std::string_view folded) {
  constexpr std::size_t kEnding = 3, kShortest = 4;
  std::size_t letters = text::count_code_points(folded), end = folded.size();
  for (std::size_t k = 0; k < kEnding && letters > kShortest; ++k, --letters)
    static_cast<void>(text::previous_code_point(folded, end));
  return std::string(folded.substr(0, end));
}

/// The words of a name. Characters of a script without spaces, which are tokens each, are one where nothing parts them.
std::vector<text::Span> words_of(std::string_view form) {
  std::vector<text::Span> words;
  for (const text::Token& token : text::tokenise(form)) {
    if (token.kind != text::Token::Kind::kWord) continue;
    if (!words.empty() && words.back().end == token.span.begin)
      words.back().end = token.span.end;
    else
      words.push_back(token.span);
  }
  return words;
}

}  // namespace

std::string form_in(const std::vector<KnownName>& forms, std::string_view language) {
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const KnownName& name) {
    return text::base_language(name.language) == language;
  });
  return found == forms.end() ? std::string() : found->form;
}

std::vector<std::string_view> meant_entities(const std::vector<KnownName>& names, std::string_view language,
                                             const normalize::NameSource& lexicon) {
  const auto is_own = [&](const KnownName& name) {
    return name.language == "und" || text::base_language(name.language) == language;
  };
  if (names.empty()) return {};
  std::set<std::string_view> entities;
  for (const KnownName& name : names)
    if (is_own(name)) entities.insert(name.entity);
  for (const KnownName& name : names) {
    if (entities.count(name.entity) != 0) continue;
    const std::vector<KnownName> forms = lexicon.forms_of(name.entity);
    if (std::none_of(forms.begin(), forms.end(), is_own)) entities.insert(name.entity);
  }
  return {entities.begin(), entities.end()};
}

std::vector<std::string> beginnings_of(const std::vector<KnownName>& forms) {
  std::vector<std::string> beginnings;
  for (const KnownName& name : forms)
    for (const text::Span word : words_of(name.form))
      beginnings.push_back(beginning_of(text::fold(word.of(name.form))));
  std::sort(beginnings.begin(), beginnings.end());
  beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
  return beginnings;
}

bool is_named(const std::vector<std::string>& beginnings, std::string_view folded) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return folded.find(beginning) != std::string_view::npos; });
}

}  // namespace tolmach::check::detail
