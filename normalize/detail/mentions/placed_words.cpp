#include "normalize/detail/mentions/placed_words.h"

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using text::Token;

bool is_quote(char32_t c) noexcept {
  static constexpr std::u32string_view kQuotes = U"\"“”„«»‘’'";
  return kQuotes.find(c) != std::u32string_view::npos;
}

/// Marks after which a sentence may begin inside a segment.
bool opens_sentence(char32_t c) noexcept {
  static constexpr std::u32string_view kOpeners = U"(•–—:*-‐";
  return kOpeners.find(c) != std::u32string_view::npos;
}

/// The same mark opens in one language and closes in another; one that opens stands against the word behind it.
bool stands_before_word(std::string_view segment, text::Span mark) noexcept {
  std::size_t behind = mark.end;
  if (behind >= segment.size() || text::is_white_space(text::next_code_point(segment, behind))) return false;
  std::size_t before = mark.begin;
  return before == 0 || !text::is_letter(text::previous_code_point(segment, before));
}

/// Where the word begins behind what is written to it with an apostrophe ("d'Emmanuel").
std::uint32_t behind_elision(std::string_view form, const NameWords& words, std::string_view language) {
  for (const std::string_view mark : {"'", "’"}) {
    const std::size_t at = form.find(mark);
    if (at == std::string_view::npos || at + mark.size() >= form.size()) continue;
    if (words.is_elision(text::lower(form.substr(0, at), language)))
      return static_cast<std::uint32_t>(at + mark.size());
  }
  return 0;
}

bool ends_with_final_mark(std::string_view segment) noexcept {
  static constexpr std::u32string_view kFinal = U".!?…。\"”»“";
  std::size_t at = segment.size();
  return at > 0 && kFinal.find(text::previous_code_point(segment, at)) != std::u32string_view::npos;
}

}  // namespace

std::vector<PlacedWord> placed_words(std::string_view segment, std::uint32_t base, const std::vector<Token>& tokens,
                                     const NameWords& known, CasedWords& cased, std::string_view language) {
  std::vector<PlacedWord> words;
  bool first = true;
  bool hyphen = false;
  bool joined = false;
  std::uint32_t last_end = 0;
  words.reserve(tokens.size());
  for (Token token : tokens) {
    token.span = {token.span.begin - base, token.span.end - base};
    if (token.kind == Token::Kind::kWord && !token.plain && known.has_elisions()) {
      const std::uint32_t elided = behind_elision(token.span.of(segment), known, language);
      token.span.begin += elided;
      first = first && elided == 0;
      hyphen = hyphen && elided == 0;
    }
    const std::string_view form = token.span.of(segment);
    if (token.kind == Token::Kind::kWord) {
      PlacedWord& word = words.emplace_back(text::Span{base + token.span.begin, base + token.span.end}, form, cased);
      word.first = first;
      word.joined = joined;
      word.hyphen_before = hyphen;
      first = false;
      joined = true;
      hyphen = false;
      last_end = token.span.end;
      continue;
    }
    std::size_t at = 0;
    const char32_t head = text::next_code_point(form, at);
    hyphen = joined && (head == U'-' || head == U'‐' || head == U'‑') && token.span.begin == last_end &&
             token.span.end < segment.size() && segment[token.span.end] != ' ';
    // "J." is an initial: its full stop does not end the name.
    const bool initial = head == U'.' && !words.empty() && words.back().capital && words.back().letters() <= 2 &&
                         token.span.begin == last_end;
    joined = hyphen || (initial && joined);
    if (!hyphen && (opens_sentence(head) || (is_quote(head) && stands_before_word(segment, token.span)))) first = true;
  }
  return words;
}

bool is_title_case(const std::vector<PlacedWord>& words, std::string_view segment) {
  if (ends_with_final_mark(segment)) return false;
  std::size_t longer = 0;
  std::size_t capitals = 0;
  for (const PlacedWord& word : words) {
    if (word.letters() < 4) continue;
    ++longer;
    capitals += word.capital ? 1U : 0U;
  }
  return longer >= 4 && capitals * 5 >= longer * 4;
}

}  // namespace tolmach::normalize::detail
