#include "normalize/system_detection.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "normalize/romanise.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

constexpr std::size_t kLongestForm = 100;   // bytes
constexpr std::size_t kBeam = 150;          // sources kept for every beginning of the form
constexpr double kKnownName = 7;            // log odds that a source is meant when it is a known name
constexpr double kUsualSystem = 1;          // log odds of the system that newspapers go by
constexpr double kFrequencyUnit = 1 / 1e4;  // of letters.tsv

/// A letter or group of letters of a language with its log probability.
struct Letter {
  std::string letter;
  double log_probability = 0;
  bool at_end = false;  ///< an ending, not for the middle of a word
};

/// What a system writes for a letter somewhere in a word.
struct Writing {
  const Letter* letter = nullptr;
  std::string written;
};

struct Writings {
  std::vector<Writing> initial, inner;
};

/// A source that yields the beginning of the form.
struct Hypothesis {
  std::string source;
  double log_probability = 0;
  std::vector<const Writing*> steps;
};

bool contains(const std::vector<Writing>& writings, const std::string& letter, std::string_view written) {
  return std::any_of(writings.begin(), writings.end(),
                     [&](const Writing& w) { return w.letter->letter == letter && w.written == written; });
}

/// `text` without the given beginning and end; none where it has not both.
std::optional<std::string> between(std::string_view text, std::string_view begin, std::string_view end) {
  if (text.size() < begin.size() + end.size() || text.substr(0, begin.size()) != begin ||
      text.substr(text.size() - end.size()) != end)
    return std::nullopt;
  return std::string(text.substr(begin.size(), text.size() - begin.size() - end.size()));
}

/// Only the best hypotheses are followed; the order does not depend on how they were found.
void prune(std::vector<Hypothesis>& hypotheses) {
  std::sort(hypotheses.begin(), hypotheses.end(), [](const Hypothesis& a, const Hypothesis& b) {
    return a.log_probability != b.log_probability ? a.log_probability > b.log_probability : a.source < b.source;
  });
  hypotheses.erase(std::unique(hypotheses.begin(), hypotheses.end(),
                               [](const Hypothesis& a, const Hypothesis& b) { return a.source == b.source; }),
                   hypotheses.end());
  if (hypotheses.size() > kBeam) hypotheses.resize(kBeam);
}

bool parts_words(char c) noexcept {
  return c == ' ' || c == '-';
}

bool ends_word(std::string_view form, std::size_t at) noexcept {
  return at == form.size() || parts_words(form[at]);
}

std::vector<Hypothesis> sources_of(std::string_view form, const Writings& writings) {
  std::vector<std::vector<Hypothesis>> ending_at(form.size() + 1);
  ending_at[0].emplace_back();
  bool initial = true;
  for (std::size_t at = 0; at < form.size(); ++at) {
    std::vector<Hypothesis>& here = ending_at[at];
    if (at > 0) initial = parts_words(form[at - 1]);
    if (here.empty()) continue;
    prune(here);
    if (parts_words(form[at])) {
      for (const Hypothesis& h : here) {
        ending_at[at + 1].push_back(h);
        ending_at[at + 1].back().source += form[at];
      }
      continue;
    }
    for (const Writing& writing : initial ? writings.initial : writings.inner) {
      if (form.substr(at, writing.written.size()) != writing.written) continue;
      if (writing.letter->at_end && !ends_word(form, at + writing.written.size())) continue;
      for (const Hypothesis& h : here) {
        Hypothesis next = h;
        next.source += writing.letter->letter;
        next.log_probability += writing.letter->log_probability;
        next.steps.push_back(&writing);
        ending_at[at + writing.written.size()].push_back(std::move(next));
      }
    }
  }
  prune(ending_at.back());
  return std::move(ending_at.back());
}

}  // namespace

struct SystemDetector::Impl {
  Impl(const text::DataFolder& data, const NameSource* source) : romaniser(data), names(source) {
    for (const text::DataRow& row : text::read_data_rows(data.file("romanization/letters.tsv"), 4)) {
      double frequency = 0;
      try {
        frequency = std::stod(row.fields[2]);
      } catch (const std::exception&) {
        frequency = 0;
      }
      if (frequency <= 0)
        throw Error(Error::Kind::kIo, fmt::format("'{}' is no frequency above 0", row.fields[2]),
                    {data.file("romanization/letters.tsv").string(), row.line});
      letters[row.fields[0]].push_back({row.fields[1], std::log(frequency * kFrequencyUnit), row.fields[3] == "end"});
    }
  }

  std::string written(const std::string& source, const std::string& system) {
    return text::lower(romaniser.romanise(source, system));
  }

  /// Adds what the system writes for the letter between `before` and `behind`.
  void add(std::vector<Writing>& writings, const Letter& letter, const std::string& before, const std::string& behind,
           const std::string& system) {
    const auto here =
        between(written(before + letter.letter + behind, system), written(before, system), written(behind, system));
    if (here && !here->empty() && !contains(writings, letter.letter, *here)) writings.push_back({&letter, *here});
  }

  /// Tries every letter at the beginning of a word and after and before a consonant and a vowel.
  const Writings& writings_of(const RomanisationSystem& system) {
    const auto [found, fresh] = tables.try_emplace(system.id);
    if (!fresh) return found->second;
    const std::vector<Letter>& alphabet = letters.at(system.language);
    const auto commonest = std::max_element(alphabet.begin(), alphabet.end(), [](const Letter& a, const Letter& b) {
      return a.log_probability < b.log_probability;
    });
    const std::string vowel = commonest->letter;  // a in every one of these languages
    const std::string consonant = system.language == "el"   ? "τ"
                                  : system.language == "ka" ? "დ"
                                  : system.language == "hy" ? "դ"
                                                            : "д";
    for (const Letter& letter : alphabet) {
      for (const std::string& behind : {std::string(), consonant, vowel}) {
        if (letter.at_end && !behind.empty()) continue;
        add(found->second.initial, letter, "", behind, system.id);
        for (const std::string& before : {consonant, vowel})
          add(found->second.inner, letter, before, behind, system.id);
      }
    }
    return found->second;
  }

  /// A name that the lexicon holds in the language under the source's key and that the system turns into the form.
  std::optional<std::string> known_name(const std::string& source, const RomanisationSystem& system,
                                        const std::string& form) {
    if (names == nullptr) return std::nullopt;
    for (const KnownName& name : names->find(source, system.language))
      if (name.language == system.language && written(name.form, system.id) == form) return text::lower(name.form);
    return std::nullopt;
  }

  /// What in the form is not as the language's usual system would have it.
  std::string reason(const Hypothesis& best, const RomanisationSystem& system, const std::string& usual) {
    if (usual.empty() || usual == system.id) return "the system that newspapers in English go by";
    const Writings& other = writings_of(romaniser_system(usual));
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
    const std::vector<Hypothesis> sources = sources_of(form, writings_of(system));
    const Hypothesis* best = nullptr;
    SystemGuess guess{system.id, system.language, {}, 0, false, {}};
    for (const Hypothesis& source : sources) {
      if (const auto name = known_name(source.source, system, form)) {
        best = &source;
        guess.source = *name;
        guess.known_name = true;
        break;
      }
      if (best != nullptr || written(source.source, system.id) != form) continue;
      best = &source;
      guess.source = source.source;
    }
    if (best == nullptr) return std::nullopt;
    const std::string usual = romaniser.usual_system(system.language);
    // A log weight until all guesses are known.
    guess.probability =
        best->log_probability + (guess.known_name ? kKnownName : 0) + (usual == system.id ? kUsualSystem : 0);
    guess.reason = (guess.known_name ? "a known name; " : "") + reason(*best, system, usual);
    return guess;
  }

  Romaniser romaniser;
  const NameSource* names;
  std::map<std::string, std::vector<Letter>> letters;
  std::map<std::string, Writings> tables;
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
  for (const RomanisationSystem& system : impl_->romaniser.systems()) {
    if (impl_->letters.count(system.language) == 0) continue;
    if (auto guess = impl_->guess(wanted, system)) guesses.push_back(std::move(*guess));
  }
  std::sort(guesses.begin(), guesses.end(), [](const SystemGuess& a, const SystemGuess& b) {
    return a.probability != b.probability ? a.probability > b.probability : a.system < b.system;
  });
  double sum = 0;
  for (const SystemGuess& guess : guesses) sum += std::exp(guess.probability - guesses.front().probability);
  const double best = guesses.empty() ? 0 : guesses.front().probability;
  std::size_t at = 0;
  // Georgian has capitals for whole words only.
  const bool capital = text::is_upper(text::next_code_point(text::trim(form), at));
  for (SystemGuess& guess : guesses) {
    guess.probability = std::exp(guess.probability - best) / sum;
    if (capital && guess.language != "ka") guess.source = text::capitalised(guess.source, guess.language);
  }
  return guesses;
}

}  // namespace tolmach::normalize
