#include "normalize/system_detection.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "normalize/detail/explanation/source_search.h"
#include "normalize/romanise.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using detail::SourceHypothesis;
using detail::Writing;
using detail::Writings;

constexpr std::size_t kLongestForm = 100;  // bytes
constexpr double kKnownName = 7;           // log odds that a source is meant when it is a name of the language's own
constexpr double kKnownForeign = 3;        // when the language has it from another
constexpr double kUsualSystem = 2;         // log odds of the system that newspapers go by

}  // namespace

struct SystemDetector::Impl {
  Impl(const text::DataFolder& data, const NameSource* source)
      : romaniser(data), search(data, romaniser), names(source) {}

  /// A name that the lexicon holds in the language under the source's key and that the system turns into the form.
  std::optional<KnownName> known_name(const std::string& source, const RomanisationSystem& system,
                                      const std::string& form) {
    if (names == nullptr) return std::nullopt;
    for (const KnownName& name : names->find(source, system.language))
      if (name.language == system.language && search.written(name.form, system.id) == form) return name;
    return std::nullopt;
  }

  /// What in the form is not as the language's usual system would have it.
  std::string reason(const SourceHypothesis& best, const RomanisationSystem& system, const std::string& usual) {
    if (usual.empty() || usual == system.id) return "the system that newspapers in English go by";
    const Writings& other = search.writings_of(romaniser_system(usual));
    std::set<std::string> marks;
    for (const Writing* step : best.steps)
      if (!contains(other.initial, step->letter->letter, step->written) &&
          !contains(other.inner, step->letter->letter, step->written))
        marks.insert(fmt::format("{} for {}", step->written, step->letter->letter));
    if (marks.empty()) return fmt::format("as {} has it too", usual);
    return fmt::format("{}, unlike {}", fmt::join(marks, ", "), usual);
  }

  const RomanisationSystem& romaniser_system(const std::string& id) {
    const auto& all = romaniser.systems();
    return *std::find_if(all.begin(), all.end(), [&](const RomanisationSystem& s) { return s.id == id; });
  }

  std::optional<SystemGuess> guess(const std::string& form, const RomanisationSystem& system) {
    const std::vector<SourceHypothesis> sources = search.sources_of(form, system);
    const SourceHypothesis* best = nullptr;
    SystemGuess guess{system.id, system.language, {}, 0, false, {}};
    double known = 0;
    for (const SourceHypothesis& source : sources) {
      if (const auto name = known_name(source.source, system, form)) {
        best = &source;
        guess.source = text::lower(name->form);
        guess.known_name = true;
        known = name->status == NameStatus::kPreferred ? kKnownName : kKnownForeign;
        break;
      }
      if (best != nullptr || search.written(source.source, system.id) != form) continue;
      best = &source;
      guess.source = source.source;
    }
    if (best == nullptr) return std::nullopt;
    const std::string usual = romaniser.usual_system(system.language);
    // A log weight until all guesses are known.
    guess.probability = best->log_probability + known + (usual == system.id ? kUsualSystem : 0);
    guess.reason = (guess.known_name ? "a known name; " : "") + reason(*best, system, usual);
    return guess;
  }

  Romaniser romaniser;
  detail::SourceSearch search;
  const NameSource* names;
};

SystemDetector::SystemDetector(const text::DataFolder& data, const NameSource* names)
    : impl_(std::make_unique<Impl>(data, names)) {}
SystemDetector::~SystemDetector() = default;
SystemDetector::SystemDetector(SystemDetector&&) noexcept = default;
SystemDetector& SystemDetector::operator=(SystemDetector&&) noexcept = default;

std::vector<SystemGuess> SystemDetector::detect(std::string_view form) {
  std::vector<SystemGuess> guesses;
  const std::string wanted = text::lower(text::nfc(text::trim(form)));
  if (wanted.empty() || wanted.size() > kLongestForm) return guesses;
  for (const RomanisationSystem* system : impl_->search.systems())
    if (auto guess = impl_->guess(wanted, *system)) guesses.push_back(std::move(*guess));
  std::sort(guesses.begin(), guesses.end(), [](const SystemGuess& a, const SystemGuess& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.system < b.system;
  });
  double sum = 0;
  for (const SystemGuess& guess : guesses) sum += std::exp(guess.probability - guesses.front().probability);
  const double best = guesses.empty() ? 0 : guesses.front().probability;
  std::size_t at = 0;
  const bool capital = text::is_upper(text::next_code_point(text::trim(form), at));
  for (SystemGuess& guess : guesses) {
    guess.probability = std::exp(guess.probability - best) / sum;
    if (capital) guess.source = text::capitalised(guess.source, guess.language);
  }
  return guesses;
}

}  // namespace tolmach::normalize
