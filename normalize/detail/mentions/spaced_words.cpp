#include "normalize/detail/mentions/spaced_words.h"

#include <utility>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Letters that must be left before what is written to the end of a name.
constexpr std::size_t kShortestLeft = 2;

bool is_title_of_person(const KnownWord& word) noexcept {
  return word.facts->behind == NameKind::kPerson;
}

bool is_known(const KnownWord& word) noexcept {
  return word.facts->given || word.facts->behind || word.facts->stop || word.facts->title || word.name ||
         word.letters >= kSurelySpelled;
}

}  // namespace

bool is_no_name(const SpacedWord& word) {
  return word.length < kShortestSpaced || word.known->facts->stop || word.known->facts->title ||
         word.known->facts->behind || word.known->facts->common;
}

SpacedWords::SpacedWords(const text::Document& document, const SegmentTokens& tokens, const CaselessLanguage& language,
                         KnownNames& known)
    : document_(document), language_(language), lexicon_(known) {
  const auto count = static_cast<std::uint32_t>(document_.segments.size());
  for (std::uint32_t k = 0; k < count; ++k) tokens_.push_back(tokens(k));
  for (const std::vector<text::Token>& of_segment : tokens_) {
    segments_.push_back(words_of(of_segment));
    for (const SpacedWord& word : segments_.back()) lexicon_.count_use(*word.known);
  }
}

bool SpacedWords::has_written(std::string_view word) const {
  if (written_.empty())
    for (const std::vector<text::Token>& of_segment : tokens_)
      for (const text::Token& token : of_segment) written_.insert(of(token.span));
  return written_.count(word) != 0;
}

std::vector<SpacedWord> SpacedWords::words_of(const std::vector<text::Token>& tokens) {
  std::vector<SpacedWord> words;
  bool joined = false;
  for (const text::Token& token : tokens) {
    if (token.kind != text::Token::Kind::kWord) {
      joined = joined && of(token.span) == "-";
      continue;
    }
    SpacedWord word;
    word.span = token.span;
    word.joined = joined;
    take_off(word);
    word.form = std::string(of(word.span));
    word.length = text::count_code_points(word.form);
    word.known = &lexicon_.word(word.form);
    words.push_back(std::move(word));
    joined = true;
  }
  return words;
}

/// A name is what is known as one, with or without what is written to it; else all that may be written to it goes.
void SpacedWords::take_off(SpacedWord& word) {
  const std::string_view whole = of(word.span);
  if (is_known(lexicon_.word(whole))) return;
  for (const std::string& clitic : language_.clitics) {
    if (whole.substr(0, clitic.size()) != clitic) continue;
    const text::Span rest{word.span.begin + static_cast<std::uint32_t>(clitic.size()), word.span.end};
    if (text::count_code_points(of(rest)) < kShortestBehindClitic) continue;
    const KnownWord& left = lexicon_.word(of(rest));
    if (!is_known(left) && !is_written(of(rest), left)) continue;
    word.span = rest;
    word.clitic = true;
    return;
  }
  for (const std::string& ending : language_.words.endings()) {
    if (whole.size() <= ending.size() || whole.substr(whole.size() - ending.size()) != ending) continue;
    const text::Span rest{word.span.begin, word.span.end - static_cast<std::uint32_t>(ending.size())};
    if (text::count_code_points(of(rest)) < kShortestLeft && !is_title_of_person(lexicon_.word(of(rest)))) continue;
    word.span = rest;
    word.ending = true;
    return;
  }
}

/// Whether the text has a word, spelled as foreign names are, by itself.
bool SpacedWords::is_written(std::string_view form, const KnownWord& word) const {
  return word.letters >= kRepeatedSpelled && has_written(form);
}

}  // namespace tolmach::normalize::detail
