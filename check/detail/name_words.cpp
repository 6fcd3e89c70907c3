#include "check/detail/name_words.h"

#include <algorithm>

#include <fmt/format.h>

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

std::string_view without_last(std::string_view form) noexcept {
  std::size_t end = form.size();
  static_cast<void>(text::previous_code_point(form, end));
  return form.substr(0, end);
}

bool is_all_capitals(std::string_view form) noexcept {
  for (std::size_t at = 0; at < form.size();)
    if (text::is_lower(text::next_code_point(form, at))) return false;
  return true;
}

std::vector<NameWord> words_in(const DocumentView& view, std::uint32_t segment, bool with_capitals) {
  std::vector<NameWord> words;
  bool first = true;
  auto whole = view.words(segment).begin();
  for (const text::Token& token : view.tokens(segment)) {
    if (token.kind != text::Token::Kind::kWord) {
      std::size_t at = token.span.begin;
      if (begins_something(text::next_code_point(view.text(), at))) first = true;
      if (token.kind == text::Token::Kind::kNumber) {
        first = false;
        ++whole;
      }
      continue;
    }
    const Word& known = *whole++;
    NameWord word;
    word.span = name_part(view.text(), token.span, view.language());
    if (word.span.empty()) continue;
    std::size_t at = word.span.begin;
    // "We've": what still holds an apostrophe is several words of English.
    const bool contracted =
        view.language() == "en" && word.span.of(view.text()).find_first_of("'") != std::string::npos;
    word.capital = !contracted && text::is_upper(text::next_code_point(view.text(), at));
    if (!with_capitals) word.capital = true;
    word.shouts = with_capitals && is_all_capitals(word.span.of(view.text()));
    word.folded = word.span == known.span ? known.folded : text::fold(word.span.of(view.text()));
    word.length = text::count_code_points(word.folded);
    word.first = std::exchange(first, false);
    words.push_back(std::move(word));
  }
  return words;
}

bool is_dot(char32_t c) noexcept {
  static constexpr std::u32string_view kDots = U"·•・‧＝゠";
  return kDots.find(c) != std::u32string_view::npos;
}

/// The names in a segment of a text without spaces, part by part, and its words of other scripts.
std::vector<NameWord> names_in(const DocumentView& view, std::uint32_t segment) {
  std::vector<NameWord> words;
  const auto& mentions = view.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), segment,
                                  [](const normalize::Mention& m, std::uint32_t k) { return m.segment < k; });
  std::uint32_t behind = 0;  // the end of the mentions so far
  const auto add = [&](text::Span span, bool mentioned) {
    NameWord word;
    word.span = span;
    word.folded = text::fold(span.of(view.text()));
    word.length = text::count_code_points(word.folded) * (mentioned ? 2 : 1);
    std::size_t at = span.begin;
    word.capital = mentioned || text::is_upper(text::next_code_point(view.text(), at));
    word.mentioned = mentioned;
    word.syllables = mentioned;
    words.push_back(std::move(word));
  };
  for (const text::Token& token : view.tokens(segment)) {
    if (token.kind != text::Token::Kind::kWord || token.span.begin < behind) continue;
    while (mention != mentions.end() && mention->segment == segment && mention->span.end <= token.span.begin) ++mention;
    std::size_t at = token.span.begin;
    const bool ideograph = text::is_ideograph(text::next_code_point(view.text(), at));
    if (!ideograph) {
      add(token.span, false);
      continue;
    }
    if (mention == mentions.end() || mention->segment != segment || mention->span.begin != token.span.begin) continue;
    const std::size_t first = words.size();
    std::uint32_t begin = mention->span.begin;
    for (std::size_t k = begin; k < mention->span.end;) {
      const auto dot = static_cast<std::uint32_t>(k);
      if (!is_dot(text::next_code_point(view.text(), k))) continue;
      if (dot > begin) add({begin, dot}, true);
      begin = static_cast<std::uint32_t>(k);
    }
    if (begin < mention->span.end) add({begin, mention->span.end}, true);
    for (std::size_t k = first; k < words.size(); ++k) words[k].full = words.size() > first + 1;
    behind = mention->span.end;
  }
  return words;
}

/// Marks the words that mentions are found of.
void mark_mentions(const DocumentView& view, std::uint32_t segment, std::vector<NameWord>& words) {
  const auto& mentions = view.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), segment,
                                  [](const normalize::Mention& m, std::uint32_t k) { return m.segment < k; });
  for (NameWord& word : words) {
    while (mention != mentions.end() && mention->span.end <= word.span.begin) ++mention;
    word.mentioned = mention != mentions.end() && mention->span.overlaps(word.span);
  }
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
/// What must be left behind a clitic: three letters of two bytes.
constexpr std::size_t kShortestBytes = 6;
/// Characters of a name from which on it may be two that are written together, and of each of them.
constexpr std::size_t kLongName = 5, kShortestPart = 3;
/// A span and what stands a character or two around it, as far as it may belong to a name.
text::Span widened(std::string_view text, text::Span span) {
  const auto is_name_character = [](char32_t c) { return text::is_ideograph(c) && !is_dot(c); };
  constexpr int kWider = 2;
  std::size_t begin = span.begin, end = span.end;
  for (int k = 0; k < kWider && end < text.size(); ++k) {
    std::size_t next = end;
    if (!is_name_character(text::next_code_point(text, next))) break;
    end = next;
  }
  for (int k = 0; k < kWider && begin > 0; ++k) {
    std::size_t previous = begin;
    if (!is_name_character(text::previous_code_point(text, previous))) break;
    begin = previous;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Adds what a name would be if it began or ended a character or two further out: nothing marks where it does.
void add_wider(std::vector<std::string_view>& forms, std::string_view text, text::Span span) {
  const text::Span wide = widened(text, span);
  for (std::size_t end = span.end; end < wide.end;) {
    static_cast<void>(text::next_code_point(text, end));
    forms.push_back(text.substr(span.begin, end - span.begin));
  }
  for (std::size_t begin = span.begin; begin > wide.begin;) {
    static_cast<void>(text::previous_code_point(text, begin));
    forms.push_back(text.substr(begin, span.end - begin));
  }
}

/// What the forms of a word depend on.
std::string booked_as(std::string_view text, const NameWord& word) {
  if (!word.full) return word.folded;
  const text::Span wide = widened(text, word.span);
  return std::string(text.substr(wide.begin, word.span.begin - wide.begin)) + '\t' + word.folded + '\t' +
         std::string(text.substr(word.span.end, wide.end - word.span.end));
}

/// Adds the beginnings and ends of a long name that is written with characters.
void add_parts(std::vector<std::string_view>& forms) {
  const std::string_view whole = forms.front();
  std::vector<std::size_t> at;
  for (std::size_t k = 0; k < whole.size();) {
    at.push_back(k);
    static_cast<void>(text::next_code_point(whole, k));
  }
  if (at.size() < kLongName) return;
  for (std::size_t k = kShortestPart; k < at.size(); ++k) forms.push_back(whole.substr(0, at[k]));
  for (std::size_t k = 1; k + kShortestPart <= at.size(); ++k) forms.push_back(whole.substr(at[k]));
}

}  // namespace

bool is_abjad(text::Script script) noexcept {
  return script == text::Script::kArabic || script == text::Script::kHebrew;
}

bool is_unspaced(text::Script script) noexcept {
  return script == text::Script::kHan || script == text::Script::kKana;
}

bool has_capitals(text::Script script) noexcept {
  using text::Script;
  return script == Script::kLatin || script == Script::kCyrillic || script == Script::kGreek ||
         script == Script::kArmenian;
}

NameWords::NameWords(const DocumentView& view, Resources& resources, const normalize::Spellings& spellings)
    : view_(view), resources_(resources), spellings_(spellings) {
  if (is_abjad(view.script())) clitics_ = &resources.clitics(view.language());
  const bool capitals = has_capitals(view.script());
  NameBook& book = resources.name_book();
  const std::string kind = fmt::format("{} {}", view.language(), static_cast<int>(view.script()));
  for (std::uint32_t k = 0; k < view.segment_count(); ++k) {
    segments_.push_back(is_unspaced(view.script()) ? names_in(view, k) : words_in(view, k, capitals));
    if (is_abjad(view.script())) mark_mentions(view, k, segments_.back());
    for (NameWord& word : segments_.back()) {
      if (word.capital) word.booked = &book.word(booked_as(view.text(), word), kind);
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
  if (is_new && resources_.lexicon() != nullptr) found->second = known_by_mention(word);
  return found->second;
}

std::vector<std::string_view> NameWords::forms_of(const NameWord& word) const {
  std::vector<std::string_view> forms{word.span.of(view_.text())};
  if (word.syllables) {
    add_parts(forms);
    if (word.full) add_wider(forms, view_.text(), word.span);
    return forms;
  }
  if (clitics_ == nullptr) return forms;
  for (const std::string& clitic : *clitics_) {
    const std::string_view form = forms.front();
    if (form.substr(0, clitic.size()) != clitic || form.size() < clitic.size() + kShortestBytes) continue;
    forms.push_back(form.substr(clitic.size()));
    break;
  }
  return forms;
}

const std::vector<std::string>& NameWords::keys(const NameWord& word) const {
  std::vector<std::string>& keys = word.booked->keys;
  if (keys.empty())
    for (const std::string_view form : forms_of(word))
      keys.push_back(resources_.matcher().keys().key(form, view_.language()));
  return keys;
}

std::vector<normalize::KnownName> NameWords::known_by_mention(const NameWord& word) const {
  const normalize::NameSource& lexicon = *resources_.lexicon();
  if (auto names = lexicon.find(word.span.of(view_.text()), view_.language()); !names.empty()) return names;
  // An inflected form, or a part of a longer name.
  const auto& mentions = view_.mentions();
  const auto mention =
      std::lower_bound(mentions.begin(), mentions.end(), word.span.end,
                       [](const normalize::Mention& m, std::uint32_t end) { return m.span.end < end; });
  const bool covered = mention != mentions.end() && mention->span.overlaps(word.span) && !mention->entity.empty();
  return covered ? lexicon.forms_of(mention->entity) : std::vector<normalize::KnownName>();
}

const BookedWord& NameWords::prepared(const NameWord& word) const {
  std::vector<const BookedName*>& forms = word.booked->forms;
  if (!forms.empty()) return *word.booked;
  NameBook& book = resources_.name_book();
  const std::size_t cuts = keeps_endings(view_.language()) ? 0 : kLongestEnding;
  for (std::string_view form : forms_of(word)) {
    for (std::size_t cut = 0; cut <= cuts && word.length >= cut + kShortestStem; ++cut) {
      if (cut > 0) form = without_last(form);
      forms.push_back(&book.form(form, view_.language()));
      // What is learned of a language is learned of its own names: foreign ones are spelled as its sisters spell them.
      if (view_.script() == text::Script::kCyrillic) forms.push_back(&book.form(form, {}));
    }
  }
  return *word.booked;
}

}  // namespace tolmach::check::detail
