#include "check/detail/name_words.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

bool is_apostrophe(char32_t c) noexcept {
  return c == U'\'' || c == U'’';
}

/// Marks behind which a sentence, a quotation or a list item begins.
bool begins_something(char32_t c) noexcept {
  static constexpr std::u32string_view kMarks = U".!?…:;\"“”„«»‘([{•–—*¿¡";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// The part of a word that may be a name: "Kyiv's" and "Kyiv'in" without what follows the apostrophe, "l'Oise" without
/// what stands before it.
text::Span name_part(std::string_view text, text::Span word, std::string_view language) {
  const std::string_view form = word.of(text);
  std::size_t first = form.size();
  std::size_t behind = 0;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    if (!is_apostrophe(text::next_code_point(form, at))) continue;
    first = std::min(first, begin);
    behind = at;
  }
  if (behind == 0) return word;
  const std::string_view ending = form.substr(behind);
  if (language == "tr" || ((language == "en" || language == "de") && (ending == "s" || ending == "S")))
    return {word.begin, word.begin + static_cast<std::uint32_t>(first)};
  constexpr std::size_t kLongestArticle = 4;  // bytes: "dell"
  const bool elided = language == "fr" || language == "it" || language == "ca";
  if (elided && first <= kLongestArticle) return {word.begin + static_cast<std::uint32_t>(behind), word.end};
  return word;
}

bool is_all_capitals(std::string_view form) noexcept {
  for (std::size_t at = 0; at < form.size();)
    if (text::is_lower(text::next_code_point(form, at))) return false;
  return true;
}

std::vector<NameWord> words_in(const DocumentView& view, std::uint32_t segment, bool with_capitals) {
  std::vector<NameWord> words;
  bool first = true;
  for (const text::Token& token : view.tokens(segment)) {
    if (token.kind != text::Token::Kind::kWord) {
      std::size_t at = token.span.begin;
      if (begins_something(text::next_code_point(view.text(), at))) first = true;
      if (token.kind == text::Token::Kind::kNumber) first = false;
      continue;
    }
    NameWord word;
    word.span = name_part(view.text(), token.span, view.language());
    if (word.span.empty()) continue;
    std::size_t at = word.span.begin;
    word.capital = text::is_upper(text::next_code_point(view.text(), at)) || !with_capitals;
    word.shouts = with_capitals && is_all_capitals(word.span.of(view.text()));
    word.folded = text::fold(word.span.of(view.text()));
    word.length = text::count_code_points(word.folded);
    word.first = std::exchange(first, false);
    words.push_back(std::move(word));
  }
  return words;
}

/// Languages whose names are not inflected, or hardly.
bool keeps_endings(std::string_view language) noexcept {
  for (const std::string_view known : {"ar", "bg", "ca", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pt", "zh"})
    if (language == known) return true;
  return false;
}
/// Letters of an ending that may be taken away, and what must be left.
constexpr std::size_t kLongestEnding = 3;
constexpr std::size_t kShortestStem = 4;

}  // namespace

bool has_capitals(text::Script script) noexcept {
  using text::Script;
  return script == Script::kLatin || script == Script::kCyrillic || script == Script::kGreek ||
         script == Script::kArmenian;
}

NameWords::NameWords(const DocumentView& view, Resources& resources, const normalize::Spellings& spellings)
    : view_(view), resources_(resources), spellings_(spellings) {
  const bool capitals = has_capitals(view.script());
  for (std::uint32_t k = 0; k < view.segment_count(); ++k) {
    segments_.push_back(words_in(view, k, capitals));
    for (const NameWord& word : segments_.back()) {
      Use& use = uses_[word.folded];
      (word.capital ? use.capital : use.small) += 1;
    }
  }
}

std::size_t NameWords::count(const std::string& folded) const {
  const auto found = uses_.find(folded);
  return found == uses_.end() ? 0 : found->second.capital + found->second.small;
}

bool NameWords::is_small_somewhere(const std::string& folded) const {
  const auto found = uses_.find(folded);
  return found != uses_.end() && found->second.small > 0;
}

const std::vector<normalize::KnownName>& NameWords::known(const NameWord& word) {
  const auto [found, is_new] = known_.try_emplace(word.folded);
  if (is_new && resources_.lexicon() != nullptr)
    found->second = known_by_mention(word);
  return found->second;
}

const std::string& NameWords::key(const NameWord& word) {
  const auto [found, is_new] = keys_.try_emplace(word.folded);
  if (is_new) found->second = resources_.matcher().keys().key(word.span.of(view_.text()), view_.language());
  return found->second;
}

std::vector<normalize::KnownName> NameWords::known_by_mention(const NameWord& word) const {
  const normalize::NameSource& lexicon = *resources_.lexicon();
  if (auto names = lexicon.find(word.span.of(view_.text()), view_.language()); !names.empty()) return names;
  // An inflected form, or a part of a longer name.
  const auto& mentions = view_.mentions();
  const auto mention = std::lower_bound(mentions.begin(), mentions.end(), word.span.end,
                                        [](const normalize::Mention& m, std::uint32_t end) { return m.span.end < end; });
  const bool covered = mention != mentions.end() && mention->span.overlaps(word.span) && !mention->entity.empty();
  return covered ? lexicon.forms_of(mention->entity) : std::vector<normalize::KnownName>();
}

const std::vector<normalize::PreparedName>& NameWords::prepared(const NameWord& word) {
  const auto [found, is_new] = prepared_.try_emplace(word.folded);
  if (is_new) {
    const std::string_view form = word.span.of(view_.text());
    std::size_t end = form.size();
    const std::size_t cuts = keeps_endings(view_.language()) ? 0 : kLongestEnding;
    for (std::size_t cut = 0; cut <= cuts && word.length >= cut + kShortestStem; ++cut) {
      found->second.push_back(resources_.matcher().prepare({form.substr(0, end), view_.language()}));
      // What is learned of a language is learned of its own names: foreign ones are spelled as its sisters spell them.
      if (view_.script() == text::Script::kCyrillic)
        found->second.push_back(resources_.matcher().prepare({form.substr(0, end), {}}));
      static_cast<void>(text::previous_code_point(form, end));
    }
  }
  return found->second;
}

}  // namespace tolmach::check::detail
