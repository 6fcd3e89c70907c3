#include "lexicons/name_finder.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using normalize::ExplanationKind;
using normalize::NameExplanation;
using normalize::NameStatus;

bool is_same_name(const NewName& a, const NewName& b) {
  return a.entity == b.entity && a.form == b.form && a.language == b.language;
}

bool wanted(const NameQuery& query, const NewName& name) {
  return (query.language.empty() || text::base_language(name.language) == query.language) &&
         (!query.kind || name.kind == *query.kind) && (query.text.date.empty() || in_use(name, query.text.date));
}

bool is_romanised(const NameExplanation& explanation) {
  if (explanation.kind == ExplanationKind::kOneSource || explanation.kind == ExplanationKind::kPractice) return true;
  if (explanation.kind == ExplanationKind::kOneEntity) return !explanation.origins.empty();
  return !explanation.parts.empty() && std::all_of(explanation.parts.begin(), explanation.parts.end(), is_romanised);
}

NameMatch match_of(const NameExplanation& explanation) {
  if (explanation.kind == ExplanationKind::kTypography) return NameMatch::kFolded;
  if (explanation.kind == ExplanationKind::kInflected) return NameMatch::kInflected;
  return is_romanised(explanation) ? NameMatch::kRomanised : NameMatch::kFuzzy;
}

/// The likeliest first, see NameFinder::find().
class Ranking {
 public:
  explicit Ranking(const TextScope& text) : language_(text::base_language(text.language)) {}
  bool operator()(const FoundName& a, const FoundName& b) const { return key(a) < key(b); }

 private:
  [[nodiscard]] std::tuple<double, NameMatch, bool, NameStatus> key(const FoundName& found) const {
    const bool foreign = !language_.empty() && text::base_language(found.name.language) != language_;
    return {-found.score, found.match, foreign, found.status};
  }
  std::string language_;
};

/// Leaves the first of those that agree in `key`.
template <typename Found, typename Key>
void keep_first(std::vector<Found>& found, Key key) {
  std::set<decltype(key(found.front()))> seen;
  found.erase(
      std::remove_if(found.begin(), found.end(), [&](const Found& each) { return !seen.insert(key(each)).second; }),
      found.end());
}

std::size_t words_in(std::string_view form) {
  return static_cast<std::size_t>(std::count(form.begin(), form.end(), ' ')) + 1;
}

/// What the seed says of an entity of which the user has not said what it is.
normalize::NameKind kind_below(const OpenLexicons& lexicons, std::string_view entity) {
  const auto known = lexicons.seed == nullptr ? std::nullopt : lexicons.seed->entity(entity);
  return known ? known->kind : normalize::NameKind::kOther;
}

}  // namespace

std::string_view to_string(NameMatch match) noexcept {
  switch (match) {
    case NameMatch::kExact:
      return "exact";
    case NameMatch::kFolded:
      return "folded";
    case NameMatch::kInflected:
      return "inflected";
    case NameMatch::kRomanised:
      return "romanised";
    case NameMatch::kFuzzy:
      break;
  }
  return "fuzzy";
}

std::vector<NewName> whole_names(const OpenLexicons& lexicons, std::string_view entity) {
  std::vector<NewName> names;
  for (const Lexicon* lexicon : {lexicons.user.get(), lexicons.seed.get()}) {
    if (lexicon == nullptr) continue;
    for (NewName& name : lexicon->names_of(entity)) {
      const auto same = [&](const NewName& other) { return is_same_name(name, other); };
      if (std::none_of(names.begin(), names.end(), same)) names.push_back(std::move(name));
    }
  }
  return names;
}

NewName whole_name(const OpenLexicons& lexicons, const normalize::KnownName& known) {
  NewName name{known.entity, known.kind, known.form, known.language, known.status};
  for (NewName& whole : whole_names(lexicons, known.entity))
    if (is_same_name(whole, name)) name = std::move(whole);
  if (name.kind == normalize::NameKind::kOther) name.kind = kind_below(lexicons, name.entity);
  return name;
}

std::vector<normalize::KnownName> inflected_names(const OpenLexicons& lexicons, const normalize::NameLemmas& lemmas,
                                                  const std::string& form, const std::string& language) {
  std::vector<normalize::KnownName> found = lexicons.stack->find_inflected(form);
  for (normalize::KnownName& name : lemmas.find(form, language, *lexicons.stack)) found.push_back(std::move(name));
  keep_first(found,
             [](const normalize::KnownName& name) { return std::make_tuple(name.entity, name.form, name.language); });
  return found;
}

NameFinder::NameFinder(const OpenLexicons& lexicons, const NearSearch& near, const normalize::NameLemmas& lemmas,
                       normalize::NameExplainer& explainer)
    : lexicons_(lexicons), near_(near), lemmas_(lemmas), explainer_(explainer) {}

/// Names by their spelling, as lemmas, and by their sounds; the same one may be there several times.
std::vector<FoundName> NameFinder::candidates(const NameQuery& query) const {
  std::vector<FoundName> found;
  const auto take = [&](const normalize::KnownName& known, NameMatch match, double score) {
    found.push_back({whole_name(lexicons_, known), match, score, known.status, {}, {}});
  };
  const std::string folded = text::fold(query.form);
  for (const normalize::KnownName& known : lexicons_.stack->find(query.form, query.language))
    take(known, known.form == query.form ? NameMatch::kExact : NameMatch::kFolded, 1);
  for (const normalize::KnownName& known : inflected_names(lexicons_, lemmas_, query.form, query.language))
    take(known, NameMatch::kInflected, 1);
  // Some will be left out by date, as never the same, or as one entity's other names.
  const std::size_t enough = (query.each_entity_once ? 8 : 2) * query.count + 10;
  for (const NearName& near : near_.find({query.form, "und"}, enough, {query.language, query.kind})) {
    const NewName& name = near.name;
    if (text::fold(name.form) != folded)
      take({name.entity, name.kind, name.form, name.language, name.status}, NameMatch::kFuzzy, near.score);
  }
  return found;
}

void NameFinder::explain(const NameQuery& query, FoundName& found) {
  if (found.match == NameMatch::kInflected) {
    found.explanation = fmt::format("{} is an inflected form of {}.", query.form, found.name.form);
    return;
  }
  const NameExplanation explanation = explainer_.explain({query.form, "und"}, {found.name.form, found.name.language});
  found.explanation = normalize::sentence(explanation);
  if (found.match == NameMatch::kFuzzy) found.match = match_of(explanation);
}

std::string NameFinder::preferred_beside(const FoundName& found, const TextScope& text) const {
  if (found.status == NameStatus::kPreferred) return {};
  const std::string& language = text.language.empty() ? found.name.language : text.language;
  if (language == "und") return {};
  for (const NewName& other : whole_names(lexicons_, found.name.entity)) {
    // A surname is not told to be a full name.
    if (words_in(other.form) == words_in(found.name.form) &&
        text::base_language(other.language) == text::base_language(language) &&
        status_for(other, text) == NameStatus::kPreferred && other.form != found.name.form)
      return other.form;
  }
  return {};
}

std::vector<FoundName> NameFinder::find(const NameQuery& query) {
  require_ruling_date(query.text.date);
  std::vector<FoundName> found = candidates(query);
  const auto unwanted = [&](const FoundName& each) {
    return !wanted(query, each.name) ||
           (each.match != NameMatch::kExact && lexicons_.stack->never_same(query.form, each.name.form));
  };
  found.erase(std::remove_if(found.begin(), found.end(), unwanted), found.end());
  for (FoundName& each : found) each.status = status_for(each.name, query.text);
  std::stable_sort(found.begin(), found.end(), Ranking(query.text));
  keep_first(found, [](const FoundName& each) {
    return std::make_tuple(each.name.entity, each.name.form, each.name.language);
  });
  if (query.each_entity_once) keep_first(found, [](const FoundName& each) { return each.name.entity; });
  if (found.size() > query.count) found.resize(query.count);
  for (FoundName& each : found) {
    explain(query, each);
    each.use = preferred_beside(each, query.text);
  }
  // The reasons may have told romanised from fuzzy ones.
  std::stable_sort(found.begin(), found.end(), Ranking(query.text));
  return found;
}

}  // namespace tolmach::lexicons
