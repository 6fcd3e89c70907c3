#include "check/detail/names/regular_spelling.h"

#include <algorithm>
#include <utility>

#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Where two alphabets of one script differ, the learned costs know which letter stands for which: as likely as this.
constexpr double kCorrespond = 0.9;

/// Reasons that say all by themselves.
bool is_reason(normalize::ExplanationKind kind) noexcept {
  using Kind = normalize::ExplanationKind;
  return kind == Kind::kTypography || kind == Kind::kOneEntity || kind == Kind::kInflected || kind == Kind::kDemonym ||
         kind == Kind::kShortForm || kind == Kind::kCounterpart;
}

bool is_cyrillic(std::string_view name) {
  std::size_t at = 0;
  return text::script_of(text::next_code_point(name, at)) == text::Script::kCyrillic;
}

/// Folded, and with one letter for two.
std::string without_doubles(std::string_view name) {
  std::string single;
  for (const char c : text::fold(name))
    if (single.empty() || single.back() != c) single.push_back(c);
  return single;
}

}  // namespace

RegularSpelling::RegularSpelling(text::DataFolder data, const normalize::NameMatcher& matcher,
                                 const normalize::NameSource* lexicon)
    : data_(std::move(data)), matcher_(matcher), lexicon_(lexicon) {
  for (const text::DataRow& row : text::read_data_rows(data_.file("check/single_letters.tsv")))
    single_letters_.insert(row.fields[0]);
}

bool RegularSpelling::is(normalize::NameForm name, normalize::NameForm source) {
  if (text::base_language(name.language) == text::base_language(source.language)) return false;
  std::string key;
  for (const std::string_view part : {name.text, name.language, source.text, source.language}) key.append(part) += '\n';
  const auto [found, is_new] = answers_.try_emplace(std::move(key), false);
  if (is_new) found->second = look(name, source);
  return found->second;
}

bool RegularSpelling::look(normalize::NameForm name, normalize::NameForm source) {
  if (is_cyrillic(name.text) && is_cyrillic(source.text) && matcher_.compare(source, name).score >= kCorrespond)
    return true;
  if ((writes_single_letters(name.language) || writes_single_letters(source.language)) &&
      without_doubles(name.text) == without_doubles(source.text))
    return true;
  if (is_without_marks(name, source) || is_without_marks(source, name)) return true;
  // Spanish adds the accents of its own words: Márchenko.
  const std::string plain_name = text::capitalised(text::fold(name.text), name.language);
  const std::string plain_source = text::capitalised(text::fold(source.text), source.language);
  return is_explained(name, source) || ((plain_name != name.text || plain_source != source.text) &&
                                        is_explained({plain_name, name.language}, {plain_source, source.language}));
}

/// Whether a name is spelled with the letters that its language has for the marked ones of another: Bjoern, Björn.
bool RegularSpelling::is_without_marks(normalize::NameForm plain, normalize::NameForm marked) const {
  const std::string small = text::lower(marked.text, marked.language);
  if (text::fold(small) == small) return false;
  std::string without;
  for (const char32_t c : text::code_points(small)) {
    std::string letter;
    text::append_utf8(letter, c);
    without += text::fold(letter) == letter ? letter : matcher_.keys().key(letter, marked.language);
  }
  return without == text::fold(plain.text);
}

bool RegularSpelling::writes_single_letters(std::string_view language) const {
  return single_letters_.count(std::string(text::base_language(language))) != 0;
}

normalize::Romaniser& RegularSpelling::romaniser() {
  if (!romaniser_) romaniser_.emplace(data_);
  return *romaniser_;
}

bool RegularSpelling::is_explained(normalize::NameForm name, normalize::NameForm source) {
  if (!explainer_) explainer_.emplace(data_, matcher_, lexicon_, normalize::SystemChoice::kNewspapers);
  const normalize::NameExplanation explanation = explainer_->explain(source, name);
  if (is_reason(explanation.kind)) return true;
  using Kind = normalize::ExplanationKind;
  if (explanation.kind != Kind::kOneSource && explanation.kind != Kind::kPractice) return false;
  return explanation.origins.size() == 2 && is_written_so(explanation.origins[0], source) &&
         is_written_so(explanation.origins[1], name);
}

/// Whether newspapers in the form's language write its source so.
bool RegularSpelling::is_written_so(const normalize::FormOrigin& origin, normalize::NameForm form) {
  if (origin.system.empty()) return true;
  const std::string wanted = text::fold(form.text);
  const std::vector<std::string> systems = newspaper_systems(form.language, origin.language);
  return std::any_of(systems.begin(), systems.end(), [&](const std::string& system) {
    return text::fold(romaniser().romanise(origin.source, system)) == wanted;
  });
}

/// The practice of a language, or where it has none what English newspapers go by.
std::vector<std::string> RegularSpelling::newspaper_systems(std::string_view language,
                                                            std::string_view source_language) {
  std::vector<std::string> own, english{romaniser().usual_system(source_language)};
  const std::string name = text::language_name(text::base_language(language));
  for (const normalize::RomanisationSystem& system : romaniser().systems()) {
    if (system.language != source_language) continue;
    const std::string practice = normalize::practice_of(system);
    if (practice == "English") english.push_back(system.id);
    if (practice == name) own.push_back(system.id);
  }
  if (english.front().empty()) english.erase(english.begin());
  return own.empty() || name == "English" ? english : own;
}

}  // namespace tolmach::check::detail
