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
    const KnownWord& whole = lexicon_.word(of(token.span));
    const KnownWord::Written written = whole.written ? *whole.written : written_to(of(token.span), whole);
    SpacedWord word;
    word.span = {token.span.begin + written.before, token.span.end - written.behind};
    word.joined = joined;
    word.clitic = written.before > 0;
    word.ending = written.behind > 0;
    word.form = std::string(of(word.span));
    word.length = text::count_code_points(word.form);
    word.known = word.clitic || word.ending ? &lexicon_.word(word.form) : &whole;
    words.push_back(std::move(word));
    joined = true;
  }
  return words;
}

/// A name is what is known as one, with or without what is written to it; else all that may be written to it goes.
KnownWord::Written SpacedWords::written_to(std::string_view word, const KnownWord& known) const {
  if (is_known(known)) return *(known.written = KnownWord::Written());
  bool by_text = false;
  for (const std::string& clitic : language_.clitics) {
    if (!word.starts_with(clitic)) continue;
    const std::string_view rest = word.substr(clitic.size());
    if (text::count_code_points(rest) < kShortestBehindClitic) continue;
    const KnownWord& left = lexicon_.word(rest);
    by_text = by_text || (!is_known(left) && left.letters >= kRepeatedSpelled);
    if (!is_known(left) && !is_written(rest, left)) continue;
    const KnownWord::Written written{.before = static_cast<std::uint32_t>(clitic.size())};
    if (!by_text) known.written = written;
    return written;
  }
  KnownWord::Written written;
  for (const std::string& ending : language_.words.endings()) {
    if (word.size() <= ending.size() || !word.ends_with(ending)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    if (text::count_code_points(rest) < kShortestLeft && !is_title_of_person(lexicon_.word(rest))) continue;
    written.behind = static_cast<std::uint32_t>(ending.size());
    break;
  }
  if (!by_text) known.written = written;
  return written;
}

/// Whether the text has a word, spelled as foreign names are, by itself.
bool SpacedWords::is_written(std::string_view form, const KnownWord& word) const {
  return word.letters >= kRepeatedSpelled && has_written(form);
}

}  // namespace tolmach::normalize::detail
