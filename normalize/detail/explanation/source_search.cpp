#include "normalize/detail/explanation/source_search.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <unicode/uvernum.h>

#include "text/data_file.h"
#include "text/error.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr const char* kLetters = "romanization/letters.tsv";
constexpr std::size_t kBeam = 150;          // sources kept for every beginning of the form
constexpr double kUnaccented = -4;          // log odds of a Greek word without an accent
constexpr double kAccented = 1;             // where the accent stands is not told by the form: any place will do
constexpr double kFrequencyUnit = 1 / 1e4;  // of letters.tsv

/// A letter beside which others are tried (or none), and what the system writes for it alone.
struct Neighbour {
  std::string letter, written;
};

/// A letter tried between two others.
struct Trial {
  const SourceLetter* letter;
  const Neighbour *before, *behind;
};

/// `text` without the given beginning and end; empty where it has not both.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  if (text.size() < begin.size() + end.size() || !text.starts_with(begin) || !text.ends_with(end)) return {};
  return text.substr(begin.size(), text.size() - begin.size() - end.size());
}

/// Only the best hypotheses are followed; the order does not depend on how they were found.
void prune(std::vector<SourceHypothesis>& hypotheses) {
  std::sort(hypotheses.begin(), hypotheses.end(), [](const SourceHypothesis& a, const SourceHypothesis& b) {
    return a.log_probability != b.log_probability ? a.log_probability > b.log_probability : a.source < b.source;
  });
  hypotheses.erase(
      std::unique(hypotheses.begin(), hypotheses.end(),
                  [](const SourceHypothesis& a, const SourceHypothesis& b) { return a.source == b.source; }),
      hypotheses.end());
  if (hypotheses.size() > kBeam) hypotheses.resize(kBeam);
}

bool parts_words(char c) noexcept {
  return c == ' ' || c == '-';
}

bool ends_word(std::string_view form, std::size_t at) noexcept {
  return at == form.size() || parts_words(form[at]);
}

/// The log probability of a letter or group behind another. Groups are counted as such (ский): pairs of letters can't
/// know them, nor the groups what stands before them, so the better of the two is taken.
double step_probability(const SourceLetter& letter, char32_t before, bool at_end, const LetterPairs::Language& pairs) {
  double by_pairs = pairs.log_probability(before, letter.first) + letter.inside;
  if (at_end) by_pairs += pairs.log_probability(letter.last, LetterPairs::kEnd);
  const bool group = letter.at_end || letter.first != letter.last || letter.inside != 0;
  return group ? std::max(by_pairs, letter.log_probability) : by_pairs;
}

std::vector<SourceHypothesis> search(std::string_view form, const Writings& writings,
                                     const LetterPairs::Language& pairs) {
  std::vector<std::vector<SourceHypothesis>> ending_at(form.size() + 1);
  ending_at[0].emplace_back();
  bool initial = true;
  for (std::size_t at = 0; at < form.size(); ++at) {
    std::vector<SourceHypothesis>& here = ending_at[at];
    if (at > 0) initial = parts_words(form[at - 1]);
    if (here.empty()) continue;
    prune(here);
    if (parts_words(form[at])) {
      for (const SourceHypothesis& h : here) {
        ending_at[at + 1].push_back(h);
        SourceHypothesis& next = ending_at[at + 1].back();
        next.source += form[at];
        next.last = LetterPairs::kBegin;
      }
      continue;
    }
    for (const Writing& writing : initial ? writings.initial : writings.inner) {
      if (form.substr(at, writing.written.size()) != writing.written) continue;
      if (writing.letter->at_end && !ends_word(form, at + writing.written.size())) continue;
      for (const SourceHypothesis& h : here) {
        SourceHypothesis next = h;
        next.source += writing.letter->letter;
        next.log_probability +=
            step_probability(*writing.letter, h.last, ends_word(form, at + writing.written.size()), pairs);
        next.last = writing.letter->last;
        next.steps.push_back(&writing);
        ending_at[at + writing.written.size()].push_back(std::move(next));
      }
    }
  }
  prune(ending_at.back());
  return std::move(ending_at.back());
}

double positive(const text::DataRow& row, std::size_t field, const std::filesystem::path& path) {
  const double number = text::number_in(row, field, path);
  if (number > 0) return number;
  throw Error(Error::Kind::kIo, fmt::format("'{}' is no number above 0", row.fields[field]), {path.string(), row.line});
}

/// Greek words of two syllables and more bear an accent.
bool lacks_accent(const SourceHypothesis& source) {
  static constexpr std::u32string_view kAccentedLetters = U"άέήίόύώΐΰ";
  constexpr std::size_t kOneSyllable = 3;  // letters
  if (source.steps.size() <= kOneSyllable) return false;
  for (std::size_t at = 0; at < source.source.size();)
    if (kAccentedLetters.find(text::next_code_point(source.source, at)) != std::u32string_view::npos) return false;
  return true;
}

/// Writings as a text: "number of the letter TAB what is written" in lines, and an empty one before the inner ones.
std::string text_of(const Writings& writings, const std::vector<SourceLetter>& alphabet) {
  std::string text;
  const auto add = [&](const std::vector<Writing>& some) {
    for (const Writing& writing : some)
      text += fmt::format("{}\t{}\n", writing.letter - alphabet.data(), writing.written);
  };
  add(writings.initial);
  text += '\n';
  add(writings.inner);
  return text;
}

/// The reverse.
Writings writings_in(std::string_view text, const std::vector<SourceLetter>& alphabet) {
  Writings writings;
  std::vector<Writing>* some = &writings.initial;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t tab = line.find('\t');
    std::size_t letter = alphabet.size();
    std::from_chars(line.data(), line.data() + std::min(tab, line.size()), letter);
    if (line.empty()) some = &writings.inner;
    if (letter < alphabet.size() && tab != std::string_view::npos)
      some->push_back({&alphabet[letter], std::string(line.substr(tab + 1))});
  }
  return writings;
}

/// A consonant after and before which letters are tried.
std::string consonant_of(const std::string& language) {
  return language == "el" ? "τ" : language == "ka" ? "დ" : language == "hy" ? "դ" : "д";
}

}  // namespace

bool contains(const std::vector<Writing>& writings, std::string_view letter, std::string_view written) {
  return std::any_of(writings.begin(), writings.end(),
                     [&](const Writing& w) { return w.letter->letter == letter && w.written == written; });
}

SourceSearch::SourceSearch(const text::DataFolder& data, Romaniser& romaniser)
    : data_(data),
      letters_hash_(text::TableFile::hash_of_file(data.file(kLetters))),
      ready_(text::TableFile::open(data.file("romanization/writings.tables"))),
      romaniser_(romaniser),
      pairs_(data) {
  const std::filesystem::path path = data.file(kLetters);
  for (const text::DataRow& row : text::read_data_rows(path, 4))
    letters_[row.fields[0]].push_back(
        {row.fields[1], std::log(positive(row, 2, path) * kFrequencyUnit), row.fields[3] == "end"});
  for (auto& [language, letters] : letters_) set_pairs(language, letters);
  for (const RomanisationSystem& system : romaniser.systems())
    if (knows(system.language)) systems_.push_back(&system);
}

void SourceSearch::set_pairs(const std::string& language, std::vector<SourceLetter>& letters) {
  for (const SourceLetter& letter : letters)
    if (text::count_code_points(letter.letter) == 1 && !letter.at_end) {
      std::size_t at = 0;
      pairs_.set_letter(language, text::next_code_point(letter.letter, at), std::exp(letter.log_probability));
    }
  const LetterPairs::Language& pairs = pairs_.of(language);
  for (SourceLetter& letter : letters) {
    std::size_t at = 0;
    letter.first = letter.last = text::next_code_point(letter.letter, at);
    while (at < letter.letter.size()) {
      const char32_t next = text::next_code_point(letter.letter, at);
      letter.inside += pairs.log_probability(letter.last, next);
      letter.last = next;
    }
  }
}

std::string SourceSearch::written(std::string_view source, const std::string& system) {
  return text::lower(romaniser_.romanise(source, system));
}

std::uint64_t SourceSearch::hash_of(const RomanisationSystem& system) const {
  const std::uint64_t rules =
      text::TableFile::hash_of_file(data_.file(fmt::format("romanization/{}.rules", system.id)));
  return text::hash_of(fmt::format("{} {} {}", letters_hash_, rules, U_ICU_VERSION));
}

const Writings& SourceSearch::writings_of(const RomanisationSystem& system) {
  if (const auto found = writings_.find(system.id); found != writings_.end()) return found->second;
  const auto text = ready_ ? ready_->find(system.id, hash_of(system)) : std::nullopt;
  return writings_.emplace(system.id, text ? writings_in(*text, letters_.at(system.language)) : tried(system))
      .first->second;
}

std::vector<text::TableFile::Table> SourceSearch::tables() {
  std::vector<text::TableFile::Table> tables;
  for (const RomanisationSystem* system : systems_)
    tables.push_back({system->id, hash_of(*system), text_of(tried(*system), letters_.at(system->language))});
  return tables;
}

/// Tries every letter at the beginning of a word and after and before a consonant and a vowel: each a line of one text,
/// for to ask line by line takes several times as long.
Writings SourceSearch::tried(const RomanisationSystem& system) {
  const std::vector<SourceLetter>& alphabet = letters_.at(system.language);
  const auto commonest = std::max_element(
      alphabet.begin(), alphabet.end(),
      [](const SourceLetter& a, const SourceLetter& b) { return a.log_probability < b.log_probability; });
  const auto neighbour = [&](const std::string& letter) { return Neighbour{letter, written(letter, system.id)}; };
  const Neighbour none;
  const Neighbour vowel = neighbour(commonest->letter);  // a in every one of these languages
  const Neighbour consonant = neighbour(consonant_of(system.language));
  std::string lines;
  std::vector<Trial> trials;
  const auto attempt = [&](const SourceLetter& letter, const Neighbour& before, const Neighbour& behind) {
    trials.push_back({&letter, &before, &behind});
    lines.append(before.letter).append(letter.letter).append(behind.letter).append(1, '\n');
  };
  for (const SourceLetter& letter : alphabet) {
    for (const Neighbour* behind : {&none, &consonant, &vowel}) {
      if (letter.at_end && behind != &none) continue;
      for (const Neighbour* before : {&none, &consonant, &vowel}) attempt(letter, *before, *behind);
    }
  }
  Writings writings;
  const std::string all = written(lines, system.id);
  std::size_t at = 0;
  for (const Trial& trial : trials) {
    const std::string_view line = std::string_view(all).substr(at, all.find('\n', at) - at);
    at = std::min(at + line.size() + 1, all.size());
    const std::string_view here = between(line, trial.before->written, trial.behind->written);
    auto& found = trial.before == &none ? writings.initial : writings.inner;
    if (!here.empty() && !contains(found, trial.letter->letter, here))
      found.push_back({trial.letter, std::string(here)});
  }
  return writings;
}

std::vector<SourceHypothesis> SourceSearch::sources_of(std::string_view form, const RomanisationSystem& system) {
  std::vector<SourceHypothesis> found = search(form, writings_of(system), pairs_.of(system.language));
  if (system.language == "el")
    for (SourceHypothesis& source : found) source.log_probability += lacks_accent(source) ? kUnaccented : kAccented;
  prune(found);
  return found;
}

}  // namespace tolmach::normalize::detail
