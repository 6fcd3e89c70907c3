#include "normalize/detail/explanation/source_finder.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "normalize/detail/explanation/typography.h"
#include "text/language.h"

namespace tolmach::normalize::detail {
namespace {

constexpr double kExact = 8;           // outweighs all the rest
constexpr double kOwnPractice = 1.5;   // of the language that the form stands in; the standard goes before it
constexpr double kUsual = 2;           // the system that newspapers go by
constexpr double kOtherPractice = -1;  // of another language
constexpr double kKnownName = 7;
/// A source less likely than this a letter is a chance: letters put together so that two forms meet.
constexpr double kLeastPerLetter = -6.5;
constexpr std::size_t kLongestForm = 100;  // bytes

std::string small(std::string_view form) {
  return text::lower(text::nfc(text::trim(form)));
}

bool starts_large(std::string_view form) noexcept {
  std::size_t at = 0;
  return !form.empty() && text::is_upper(text::next_code_point(form, at));
}

}  // namespace

double SourceFinder::weight_of(const RomanisationSystem& system, std::string_view text_language) {
  double weight = romaniser_.usual_system(system.language) == system.id ? kUsual : 0;
  if (const std::string practice = practice_of(system); !practice.empty())
    weight += practice == text::language_name(text_language) ? kOwnPractice : kOtherPractice;
  return weight;
}

std::optional<SourceFinder::Maker> SourceFinder::maker(NameForm form, std::string_view source,
                                                       std::string_view language) {
  const std::string wanted = small(form.text);
  const std::string bare = bare_letters(form.text);
  std::optional<Maker> best;
  for (const RomanisationSystem& system : romaniser_.systems()) {
    if (system.language != language) continue;
    const std::string written = search_.written(source, system.id);
    const bool exact = written == wanted;
    if (!exact && bare_letters(written) != bare) continue;
    const double weight = (exact ? kExact : 0) + weight_of(system, form.language);
    if (!best || weight > best->weight) best = Maker{&system, weight, exact};
  }
  return best;
}

std::optional<FormOrigin> SourceFinder::origin(NameForm form, std::string_view source, std::string_view language) {
  const auto best = maker(form, source, language);
  if (!best) return std::nullopt;
  return FormOrigin{std::string(source), std::string(language), best->system->id, practice_of(*best->system),
                    best->exact};
}

std::optional<FormOrigin> SourceFinder::origin(NameForm form, const std::vector<KnownName>& sources) {
  const KnownName* source = nullptr;
  double best = 0;
  for (const KnownName& name : sources) {
    const auto found = maker(form, name.form, name.language);
    if (!found || (source != nullptr && found->weight <= best)) continue;
    source = &name;
    best = found->weight;
  }
  return source == nullptr ? std::nullopt : origin(form, source->form, source->language);
}

std::optional<CommonSource> SourceFinder::romanised(NameForm source, NameForm form) {
  std::vector<std::string> languages;
  if (!source.language.empty() && source.language != "und") {
    languages.emplace_back(source.language);
  } else {
    const text::Script script = script_of_name(source.text);
    for (const RomanisationSystem& system : romaniser_.systems())
      if (text::script_of_language(system.language) == script &&
          (languages.empty() || languages.back() != system.language))
        languages.push_back(system.language);
  }
  std::optional<CommonSource> found;
  double best = 0;
  for (const std::string& language : languages) {
    const auto made = maker(form, source.text, language);
    if (!made) continue;
    const bool known = is_known(source.text, language);
    const double weight = made->weight + (known ? kKnownName : 0);
    if (found && weight <= best) continue;
    best = weight;
    const std::string spelling(source.text);
    found = CommonSource{{spelling, language, {}, {}, true},
                         {spelling, language, made->system->id, practice_of(*made->system), made->exact},
                         known};
  }
  return found;
}

std::optional<CommonSource> SourceFinder::searched(NameForm a, NameForm b) {
  const std::string small_a = small(a.text);
  const std::string small_b = small(b.text);
  // For each source of a form of `a` in a language: the system that speaks most for it.
  struct Found {
    const RomanisationSystem* system;
    double weight;
  };
  std::map<std::pair<std::string, std::string>, Found> ours;
  const auto better = [](const Found& x, const Found& y) { return x.weight > y.weight; };
  for (const RomanisationSystem* system : search_.systems()) {
    const double weight = weight_of(*system, a.language);
    for (const SourceHypothesis& source : search_.sources_of(small_a, *system)) {
      const auto letters = static_cast<double>(source.steps.size());
      if (source.log_probability < kLeastPerLetter * letters) continue;
      const Found found{system, weight};
      const auto [place, fresh] = ours.try_emplace({system->language, source.source}, found);
      if (!fresh && better(found, place->second)) place->second = found;
    }
  }
  struct Candidate {
    double weight;
    std::string source;
    const RomanisationSystem *a, *b;
    bool known;
  };
  std::vector<Candidate> candidates;
  for (const RomanisationSystem* system : search_.systems()) {
    const double weight = weight_of(*system, b.language);
    for (const SourceHypothesis& source : search_.sources_of(small_b, *system)) {
      const auto other = ours.find({system->language, source.source});
      if (other == ours.end()) continue;
      const bool known = is_known(source.source, system->language);
      candidates.push_back({source.log_probability + weight + other->second.weight + (known ? kKnownName : 0),
                            source.source, other->second.system, system, known});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& x, const Candidate& y) { return x.weight > y.weight; });
  for (const Candidate& c : candidates) {
    if (search_.written(c.source, c.a->id) != small_a || search_.written(c.source, c.b->id) != small_b) continue;
    const bool large = starts_large(text::trim(a.text));
    const std::string source = large ? text::capitalised(c.source, c.a->language) : c.source;
    return CommonSource{{source, c.a->language, c.a->id, practice_of(*c.a), true},
                        {source, c.b->language, c.b->id, practice_of(*c.b), true},
                        c.known};
  }
  return std::nullopt;
}

std::optional<CommonSource> SourceFinder::find(NameForm a, NameForm b) {
  if (a.text.size() > kLongestForm || b.text.size() > kLongestForm) return std::nullopt;
  const bool latin_a = script_of_name(a.text) == text::Script::kLatin;
  const bool latin_b = script_of_name(b.text) == text::Script::kLatin;
  if (latin_a && latin_b) return searched(a, b);
  if (!latin_a && latin_b) return romanised(a, b);
  if (latin_a) {
    auto found = romanised(b, a);
    if (found) std::swap(found->a, found->b);
    return found;
  }
  return std::nullopt;
}

bool SourceFinder::is_known(std::string_view source, std::string_view language) const {
  if (names_ == nullptr) return false;
  const auto known = names_->find(source, language);
  return std::any_of(known.begin(), known.end(), [&](const KnownName& name) {
    return name.language == language && text::lower(name.form) == text::lower(source);
  });
}

}  // namespace tolmach::normalize::detail
