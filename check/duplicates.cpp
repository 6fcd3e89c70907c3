#include <algorithm>
#include <bitset>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortestRepeat = 20;    // bytes of folded words of a sentence or paragraph that is compared
constexpr std::size_t kLongestPhrase = 60;     // words of a phrase that may be doubled
constexpr std::size_t kShortestKeyWord = 6;    // letters of a word whose return is noticed
constexpr std::size_t kShortestSentence = 12;  // bytes of one that is doubled
constexpr std::size_t kReturn = 4;             // words from a word to its return, both counted

/// The key of what a range of target segments translates; empty without a source.
std::string source_key(const Context& context, text::SegmentRange range) {
  const auto source = context.source_of(range);
  return source ? context.source()->folded_words(*source) : std::string();
}

/// Reports a range that stands in the text already, unless the source says it twice as well.
class RepeatFinder {
 public:
  RepeatFinder(const Context& context, std::string_view code, std::string_view what)
      : context_(context), code_(code), what_(what) {}

  bool check(text::SegmentRange range, Findings& findings) {
    const std::string key = context_.target().folded_words(range);
    if (key.size() < kShortestRepeat) return false;
    const auto [entry, first] = seen_.try_emplace(key, range);
    if (first) return false;
    const std::string source = source_key(context_, range);
    if (!source.empty() && source == source_key(context_, entry->second)) return false;
    const text::Document& document = context_.target().document();
    findings.add({.code = code_,
                  .confidence = 0.9,
                  .message = fmt::format("this {} stands in the text before", what_),
                  .target = text::span_of(document, range),
                  .related = {text::span_of(document, entry->second)}});
    return true;
  }

 private:
  const Context& context_;
  std::string_view code_, what_;
  std::unordered_map<std::string, text::SegmentRange> seen_;
};

void find_repeats(const Context& context, Findings& findings) {
  if (context.target().segment_count() < 2) return;
  RepeatFinder paragraphs(context, "duplicate-paragraph", "paragraph");
  RepeatFinder sentences(context, "duplicate-sentence", "sentence");
  for (const text::SegmentRange paragraph : context.target().paragraphs()) {
    if (paragraphs.check(paragraph, findings)) continue;
    if (paragraph.size() == 1 && sentences.check(paragraph, findings)) continue;
    for (std::uint32_t segment = paragraph.begin; paragraph.size() > 1 && segment < paragraph.end; ++segment)
      sentences.check({segment, segment + 1}, findings);
  }
}

/// A phrase that stands twice in a row among the words of a segment: words [begin, begin + length) come again.
struct DoubledPhrase {
  std::size_t begin = 0, length = 0;
};

bool only_spaces_between(std::string_view text, const Word& left, const Word& right) noexcept {
  return text::trim(text.substr(left.span.end, right.span.begin - left.span.end)).empty();
}

/// Whether marks between the two halves say that the repetition is meant: "never, never". A sentence is not.
bool is_broken(std::string_view text, const std::vector<Word>& words, DoubledPhrase phrase) noexcept {
  if (phrase.length >= 4) return false;
  const std::size_t second = phrase.begin + phrase.length;
  if (only_spaces_between(text, words[second - 1], words[second])) return false;
  const char32_t mark = mark_class(after(text, words[second - 1].span.end));
  const text::Span first{words[phrase.begin].span.begin, words[second - 1].span.end};
  return phrase.length < 3 || mark != U'.' || first.size() < kShortestSentence;
}

bool is_ideographic(std::string_view text, const Word& word) noexcept {
  return text::is_ideograph(after(text, word.span.begin));
}

/// @param names_too whether two names in a row may be one: without a source nothing else tells (Duran Duran)
bool may_be_doubled(const DocumentView& view, const std::vector<Word>& words, DoubledPhrase phrase, bool names_too) {
  const Word& first = words[phrase.begin];
  if (is_ideographic(view.text(), first)) return phrase.length < 3;
  const bool numbers = std::all_of(words.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
                                   words.begin() + static_cast<std::ptrdiff_t>(phrase.begin + phrase.length),
                                   [](const Word& word) { return word.number; });
  if (numbers) return true;
  if (phrase.length > 1) return false;
  const Word& second = words[phrase.begin + 1];
  if (names_too && first.capital && second.capital) return true;
  if (before(view.text(), first.span.begin) == U'-') return true;  // "Jae-in in", "bye-bye bye"
  // Folding takes "a" for "à".
  if (text::lower(first.span.of(view.text())) != text::lower(second.span.of(view.text()))) return true;
  return view.profile().doubles.contains(first.folded);
}

/// The longest phrase that is doubled from `begin` on, if any.
DoubledPhrase doubled_at(const std::vector<Word>& words, std::size_t begin) {
  DoubledPhrase best;
  const std::size_t longest = std::min(kLongestPhrase, (words.size() - begin) / 2);
  for (std::size_t length = 1; length <= longest; ++length) {
    if (words[begin].reading != words[begin + length].reading) continue;
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto second = first + static_cast<std::ptrdiff_t>(length);
    if (std::equal(first, second, second, [](const Word& a, const Word& b) { return a.reading == b.reading; }))
      best = {begin, length};
  }
  return best;
}

/// Whether a word may come again, told by some bits of it: most do not.
class Returns {
 public:
  explicit Returns(const std::vector<Word>& words) noexcept {
    std::bitset<kBits> seen;
    for (const Word& word : words) {
      const std::size_t bit = word.reading % kBits;
      if (seen[bit]) again_[bit] = true;
      seen[bit] = true;
    }
  }
  [[nodiscard]] bool may_have(const Word& word) const noexcept { return again_[word.reading % kBits]; }

 private:
  static constexpr std::size_t kBits = 512;
  std::bitset<kBits> again_;
};

std::vector<DoubledPhrase> doubled_phrases(const DocumentView& view, std::uint32_t segment, bool names_too) {
  std::vector<DoubledPhrase> found;
  const std::vector<Word>& words = view.words(segment);
  const Returns returns(words);
  for (std::size_t begin = 0; begin + 1 < words.size();) {
    const DoubledPhrase phrase = returns.may_have(words[begin]) ? doubled_at(words, begin) : DoubledPhrase();
    if (phrase.length == 0 || is_broken(view.text(), words, phrase) || may_be_doubled(view, words, phrase, names_too)) {
      ++begin;
      continue;
    }
    found.push_back(phrase);
    begin += 2 * phrase.length;
  }
  return found;
}

/// Whether the source of a segment repeats something as well.
bool source_doubles(const Context& context, std::uint32_t segment) {
  const text::SegmentRange range = context.source_of(segment);
  for (std::uint32_t index = range.begin; index < range.end; ++index) {
    if (!doubled_phrases(*context.source(), index, false).empty()) return true;
  }
  return false;
}

void find_doubled_words(const Context& context, std::uint32_t segment, Findings& findings) {
  const DocumentView& target = context.target();
  const bool names_too = !context.has_source() || context.source()->script() == text::Script::kHan;
  const std::vector<DoubledPhrase> phrases = doubled_phrases(target, segment, names_too);
  if (phrases.empty() || source_doubles(context, segment)) return;
  const std::vector<Word>& words = target.words(segment);
  for (const DoubledPhrase phrase : phrases) {
    const text::Span first{words[phrase.begin].span.begin, words[phrase.begin + phrase.length - 1].span.end};
    const text::Span both{first.begin, words[phrase.begin + 2 * phrase.length - 1].span.end};
    findings.add({.code = "doubled-words",
                  .confidence = phrase.length > 1 ? 0.95 : 0.85,
                  .message = fmt::format("“{}” stands here twice", first.of(target.text())),
                  .target = both,
                  .suggestion = std::string(first.of(target.text()))});
  }
}

bool is_key_word(const Word& word) {
  return word.small && !word.number && word.length >= kShortestKeyWord;
}

/// Whether words [begin, end) are one flow, without marks, "and" or numbers: a list or a contrast may repeat its head.
bool is_one_flow(const DocumentView& view, const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  const std::vector<std::string>& and_words = view.profile().and_words;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && !only_spaces_between(view.text(), words[i - 1], words[i])) return false;
    if (words[i].number || std::find(and_words.begin(), and_words.end(), words[i].folded) != and_words.end())
      return false;
  }
  return true;
}

/// Whether a word is a part of a number: "from five million to eight million".
bool is_in_number(const DocumentView& view, std::uint32_t segment, const Word& word) {
  const std::vector<normalize::Quantity>& quantities = view.quantities(segment);
  return std::any_of(quantities.begin(), quantities.end(), [&](const normalize::Quantity& quantity) {
    return quantity.kind == normalize::Quantity::Kind::kNumber && quantity.span.overlaps(word.span);
  });
}

/// "guarantees on security guarantees": a word that comes back after two others. Twins that language makes on purpose
/// ("from generation to generation", "side by side") have one word between them.
std::optional<text::Span> returning_word(const DocumentView& view, std::uint32_t segment) {
  const std::vector<Word>& words = view.words(segment);
  for (std::size_t i = 0; i + kReturn - 1 < words.size(); ++i) {
    const std::size_t back = i + kReturn - 1;
    if (words[i].reading == words[back].reading && is_key_word(words[i]) && is_one_flow(view, words, i, back + 1) &&
        !(is_in_number(view, segment, words[i]) && is_in_number(view, segment, words[back])))
      return text::Span{words[i].span.begin, words[back].span.end};
  }
  return std::nullopt;
}

void find_returning_words(const Context& context, std::uint32_t segment, Findings& findings) {
  const DocumentView& target = context.target();
  const auto place = returning_word(target, segment);
  if (!place || findings.covers(Family::kDuplicate, *place)) return;
  const text::SegmentRange range = context.source_of(segment);
  for (std::uint32_t index = range.begin; index < range.end; ++index)
    if (returning_word(*context.source(), index)) return;
  findings.add({.code = "repeated-word",
                .confidence = 0.55,
                .message = fmt::format("“{}”: the same word twice", place->of(target.text())),
                .target = *place});
}

}  // namespace

void find_duplicates(const Context& context, Findings& findings) {
  find_repeats(context, findings);
  for (std::uint32_t segment = 0; segment < context.target().segment_count(); ++segment) {
    find_doubled_words(context, segment, findings);
    find_returning_words(context, segment, findings);
  }
}

}  // namespace tolmach::check::detail
