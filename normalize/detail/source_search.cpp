#include "normalize/detail/source_search.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kBeam = 150;          // sources kept for every beginning of the form
constexpr double kFrequencyUnit = 1 / 1e4;  // of letters.tsv

/// `text` without the given beginning and end; none where it has not both.
std::optional<std::string> between(std::string_view text, std::string_view begin, std::string_view end) {
  if (text.size() < begin.size() + end.size() || text.substr(0, begin.size()) != begin ||
      text.substr(text.size() - end.size()) != end)
    return std::nullopt;
  return std::string(text.substr(begin.size(), text.size() - begin.size() - end.size()));
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

std::vector<SourceHypothesis> search(std::string_view form, const Writings& writings) {
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
        ending_at[at + 1].back().source += form[at];
      }
      continue;
    }
    for (const Writing& writing : initial ? writings.initial : writings.inner) {
      if (form.substr(at, writing.written.size()) != writing.written) continue;
      if (writing.letter->at_end && !ends_word(form, at + writing.written.size())) continue;
      for (const SourceHypothesis& h : here) {
        SourceHypothesis next = h;
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

double frequency_of(const text::DataRow& row, const std::string& path) {
  double frequency = 0;
  try {
    frequency = std::stod(row.fields[2]);
  } catch (const std::exception&) {
    frequency = 0;
  }
  if (frequency > 0) return frequency;
  throw Error(Error::Kind::kIo, fmt::format("'{}' is no frequency above 0", row.fields[2]), {path, row.line});
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

SourceSearch::SourceSearch(const text::DataFolder& data, Romaniser& romaniser) : romaniser_(romaniser) {
  const std::string path = data.file("romanization/letters.tsv").string();
  for (const text::DataRow& row : text::read_data_rows(path, 4))
    letters_[row.fields[0]].push_back(
        {row.fields[1], std::log(frequency_of(row, path) * kFrequencyUnit), row.fields[3] == "end"});
  for (const RomanisationSystem& system : romaniser.systems())
    if (knows(system.language)) systems_.push_back(&system);
}

std::string SourceSearch::written(std::string_view source, const std::string& system) {
  return text::lower(romaniser_.romanise(source, system));
}

/// Adds what the system writes for the letter between `before` and `behind`.
void SourceSearch::add(std::vector<Writing>& writings, const SourceLetter& letter, const std::string& before,
                       const std::string& behind, const std::string& system) {
  const auto here =
      between(written(before + letter.letter + behind, system), written(before, system), written(behind, system));
  if (here && !here->empty() && !contains(writings, letter.letter, *here)) writings.push_back({&letter, *here});
}

/// Tries every letter at the beginning of a word and after and before a consonant and a vowel.
const Writings& SourceSearch::writings_of(const RomanisationSystem& system) {
  const auto [found, fresh] = tables_.try_emplace(system.id);
  if (!fresh) return found->second;
  const std::vector<SourceLetter>& alphabet = letters_.at(system.language);
  const auto commonest = std::max_element(
      alphabet.begin(), alphabet.end(),
      [](const SourceLetter& a, const SourceLetter& b) { return a.log_probability < b.log_probability; });
  const std::string vowel = commonest->letter;  // a in every one of these languages
  const std::string consonant = consonant_of(system.language);
  for (const SourceLetter& letter : alphabet) {
    for (const std::string& behind : {std::string(), consonant, vowel}) {
      if (letter.at_end && !behind.empty()) continue;
      add(found->second.initial, letter, "", behind, system.id);
      for (const std::string& before : {consonant, vowel}) add(found->second.inner, letter, before, behind, system.id);
    }
  }
  return found->second;
}

std::vector<SourceHypothesis> SourceSearch::sources_of(std::string_view form, const RomanisationSystem& system) {
  return search(form, writings_of(system));
}

}  // namespace tolmach::normalize::detail
