#include "pipeline/word_list.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "align/listed_words.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::pipeline {
namespace {

using formats::WordList;
using formats::WordListEntry;
using SideOf = std::string WordListEntry::*;

constexpr std::size_t kMostJudged = 5000;    // entries, from all over the list
constexpr double kLeastInScript = 0.5;       // of a side's letters
constexpr std::size_t kLeastLetters = 20;    // fewer say nothing
constexpr std::size_t kSampleEntries = 250;  // the detector is sure of that many words, hardly ever of fewer
constexpr double kMostOther = 0.6;           // of the samples that are in one other language
constexpr double kLeastOwn = 0.2;            // of the samples that are in the language itself

/// Calls `visit` with the text of entries that are spread evenly over the list.
template <typename Visit>
void for_each_judged(const WordList& list, SideOf side, Visit visit) {
  const std::size_t step = list.entries.size() / kMostJudged + 1;
  for (std::size_t k = 0; k < list.entries.size(); k += step) visit(list.entries[k].*side);
}

bool is_written_in(text::Script script, text::Script of_language) noexcept {
  using text::Script;
  if (script == of_language) return true;
  // Japanese and Korean are written with Han characters too.
  return script == Script::kHan && (of_language == Script::kKana || of_language == Script::kHangul);
}

/// The share of a side's letters that are in the script of a language; 1 where script or letters say nothing.
double share_in_script(const WordList& list, SideOf side, std::string_view language) {
  const text::Script expected = text::script_of_language(language);
  if (expected == text::Script::kOther) return 1;
  std::size_t letters = 0;
  std::size_t in_script = 0;
  for_each_judged(list, side, [&](const std::string& words) {
    for (std::size_t at = 0; at < words.size();) {
      const char32_t c = text::next_code_point(words, at);
      if (!text::is_letter(c)) continue;
      ++letters;
      in_script += is_written_in(text::script_of(c), expected) ? 1U : 0U;
    }
  });
  return letters < kLeastLetters ? 1 : static_cast<double>(in_script) / static_cast<double>(letters);
}

/// What the detector says of samples of a side: shares of the samples, by language.
std::map<std::string, double> detected_shares(const WordList& list, SideOf side) {
  std::map<std::string, double> shares;
  std::string sample;
  std::size_t words = 0;
  std::size_t samples = 0;
  for_each_judged(list, side, [&](const std::string& entry) {
    sample += entry + '\n';
    if (++words % kSampleEntries != 0) return;
    ++samples;
    const text::DetectedLanguage detected = text::detect_language(sample);
    if (detected.reliable) ++shares[std::string(text::base_language(detected.tag))];
    sample.clear();
  });
  for (auto& [language, share] : shares) share /= static_cast<double>(samples);
  return shares;
}

/// The other language that a side is in, strongly; empty where it may be in its own.
std::string other_language(const std::map<std::string, double>& shares, const std::string& own) {
  if (const auto found = shares.find(own); found != shares.end() && found->second > kLeastOwn) return {};
  for (const auto& [language, share] : shares)
    if (language != own && share > kMostOther) return language;
  return {};
}

[[noreturn]] void refuse(const WordList& list, const std::string& what, const std::string& hint) {
  throw Error(Error::Kind::kIo, what, {list.path}, hint);
}

[[noreturn]] void refuse_as_turned(const WordList& list, const LanguagePair& languages) {
  refuse(list,
         fmt::format("the list is the other way round: its first side is {}, its second {}",
                     text::language_name(languages.target), text::language_name(languages.source)),
         "--reverse turns it");
}

void require_scripts(const WordList& list, const LanguagePair& languages) {
  const auto fits = [&list](SideOf side, const std::string& language) {
    return share_in_script(list, side, language) >= kLeastInScript;
  };
  const bool source_fits = fits(&WordListEntry::source, languages.source);
  const bool target_fits = fits(&WordListEntry::target, languages.target);
  if (source_fits && target_fits) return;
  if (fits(&WordListEntry::source, languages.target) && fits(&WordListEntry::target, languages.source))
    refuse_as_turned(list, languages);
  refuse(list,
         fmt::format("the {} side of the list is not in the script of {}", source_fits ? "target" : "source",
                     text::language_name(source_fits ? languages.target : languages.source)),
         "--force takes it as it is");
}

void require_detected(const WordList& list, const LanguagePair& languages) {
  const std::string source = other_language(detected_shares(list, &WordListEntry::source), languages.source);
  const std::string target = other_language(detected_shares(list, &WordListEntry::target), languages.target);
  if (source.empty() && target.empty()) return;
  if (source == languages.target && target == languages.source) refuse_as_turned(list, languages);
  refuse(list,
         fmt::format("the {} side of the list seems to be {}, not {}", source.empty() ? "target" : "source",
                     text::language_name(source.empty() ? target : source),
                     text::language_name(source.empty() ? languages.target : languages.source)),
         "--force takes it as it is");
}

LanguagePair bases_of(const LanguagePair& languages) {
  return {std::string(text::base_language(languages.source)), std::string(text::base_language(languages.target))};
}

std::string_view reason_of(align::Unused unused) noexcept {
  switch (unused) {
    case align::Unused::kNoWord:
      return "no word on a side";
    case align::Unused::kPhrase:
      return "a phrase";
  }
  return {};
}

}  // namespace

void turn(WordList& list) {
  for (WordListEntry& entry : list.entries) std::swap(entry.source, entry.target);
}

void require_languages(const WordList& list, const LanguagePair& languages) {
  const LanguagePair bases = bases_of(languages);
  require_scripts(list, bases);
  require_detected(list, bases);
}

ListLesson learn_word_list(const text::DataFolder& data, const WordList& list, const LanguagePair& languages,
                           lexicons::Lexicon& lexicon) {
  const LanguagePair bases = bases_of(languages);
  if (bases.source == bases.target)
    throw Error(Error::Kind::kUsage, "words are learned between two languages", {list.path},
                "both are " + bases.source);
  std::vector<align::ListedPair> entries;
  for (const WordListEntry& entry : list.entries) entries.push_back({entry.source, entry.target});
  const align::ListedWords words = align::words_of_list(data, entries, bases.source, bases.target);

  ListLesson lesson{words.pairs.size(), {}};
  WordList notes;  // counts and shows lines as a reader does
  for (const auto& [index, unused] : words.unused)
    notes.leave_out(std::string(reason_of(unused)), list.entries[index].line);
  lesson.unused = std::move(notes.left_out);
  if (words.pairs.empty())
    throw Error(Error::Kind::kIo, "nothing of this list can be used: no entry has one word on each side", {list.path});

  lexicons::Lexicon::Transaction transaction(lexicon);
  lexicon.log_learning(bases.source, bases.target, words.pairs.size(), list.path);
  for (const align::LearnedPair& pair : words.pairs)
    lexicon.add_word_pair({pair.source, bases.source, pair.target, bases.target, pair.count});
  transaction.commit();
  return lesson;
}

}  // namespace tolmach::pipeline
