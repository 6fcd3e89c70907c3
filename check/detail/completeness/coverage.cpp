#include "check/detail/completeness/coverage.h"

#include <algorithm>
#include <utility>

#include "check/detail/characters/characters.h"
#include "check/detail/marks/quotations.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortestKey = 3;      // letters of a key that is compared
constexpr std::size_t kShortestCognate = 4;  // letters that two cognates begin with
constexpr std::size_t kLongWord = 5;         // letters of a word that may be a cognate
constexpr std::size_t kMostWords = 400;      // of a side; longer beads are not looked into
constexpr double kSameName = 0.35, kSameWord = 0.6;

/// What tells most pairs of words apart.
struct Look {
  std::uint32_t number = 0;  ///< the reading of a number; 0 for words
  char first = 0;            ///< of the key of a word; 0 for numbers and what is too short
  bool name = false;         ///< a name that has a key
};

/// A word with what is known of it.
struct Entry {
  CoveredWord word;
  const WordFacts* facts = nullptr;
  std::vector<std::uint32_t> with_neighbour;  ///< concepts of an ideograph and of the two that it begins; sorted
  Look look;

  [[nodiscard]] Concepts concepts() const noexcept {
    return with_neighbour.empty() ? facts->concepts.all() : Concepts(with_neighbour);
  }
};

bool ends_clause(char32_t c) noexcept {
  return mark_class(c) != 0 || is_quote(c) || is_closing_bracket(c) || c == U'(' || c == U'（' || c == U'—' ||
         c == U'–';
}

bool ends_sentence(char32_t c) noexcept {
  const char32_t kind = mark_class(c);
  return kind == U'.' || kind == U'?' || kind == U'!' || kind == U':' || is_quote(c);
}

/// Words of languages without spaces are known by two neighbours as well.
void add_neighbour(WordBook& book, const DocumentView& view, const Word& word, const Word& next, Entry& entry) {
  if (word.span.end != next.span.begin) return;
  const text::Span both{word.span.begin, next.span.end};
  WordFacts& pair = book.look_up(both.of(view.text()), text::Token::Kind::kWord, view.vocabulary());
  const Concepts more = book.concepts(pair);
  const Concepts own = entry.facts->concepts.all();
  entry.with_neighbour.assign(own.begin(), own.end());
  entry.with_neighbour.insert(entry.with_neighbour.end(), more.begin(), more.end());
  std::sort(entry.with_neighbour.begin(), entry.with_neighbour.end());
}

WordKind kind_of(const Word& word, bool begins_sentence, bool ideograph, bool known) {
  if (word.number) return WordKind::kNumber;
  if (word.capital && !begins_sentence) return WordKind::kName;
  if (known) return WordKind::kKnown;
  return ideograph || word.length >= kLongWord ? WordKind::kLong : WordKind::kShort;
}

std::vector<Entry> entries_of(const DocumentView& view, text::SegmentRange range, std::string_view other_language,
                              WordBook& book) {
  std::vector<Entry> entries;
  entries.reserve(view.word_count(range));
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    const std::vector<Word>& words = view.words(segment);
    std::uint32_t last = view.segment(segment).span.begin;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = words[i];
      bool behind_mark = i == 0, begins_sentence = i == 0;
      for (std::size_t at = last; at < word.span.begin;) {
        const char32_t c = text::next_code_point(view.text(), at);
        if (c == U' ') continue;  // most words stand behind no more
        behind_mark = behind_mark || ends_clause(c);
        begins_sentence = begins_sentence || ends_sentence(c);
      }
      last = word.span.end;
      static_cast<void>(book.concepts(*word.facts));
      Entry entry{{.span = word.span, .behind_mark = behind_mark}, &book.with_key(*word.facts), {}, {}};
      const bool ideograph = text::is_ideograph(after(view.text(), word.span.begin));
      if (ideograph && i + 1 < words.size()) add_neighbour(book, view, word, words[i + 1], entry);
      entry.word.length = word.facts->weight;
      entry.word.kind =
          kind_of(word, begins_sentence, ideograph, book.may_be_translated(entry.concepts(), other_language));
      if (entry.word.kind == WordKind::kKnown)
        entry.word.share = entry.with_neighbour.empty() ? word.facts->translated_share
                                                        : book.translated_share(entry.concepts(), view.language());
      if (word.number) {
        entry.look.number = word.reading;
      } else if (word.facts->key->size() >= kShortestKey) {
        entry.look.first = word.facts->key_first;
        entry.look.name = entry.word.kind == WordKind::kName;
      }
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

/// Words that begin alike, or differ little: inflection changes the end.
bool are_cognates(NameBook& book, const WordFacts& x, const WordFacts& y) {
  const std::string_view a = *x.key, b = *y.key;
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto common = static_cast<std::size_t>(at - a.begin());
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  if (common >= kShortestCognate && 10 * common >= 6 * shorter) return true;
  if (common == 0 || shorter < kShortestCognate || longer > shorter + 3) return false;
  return book.similarity(*x.name, *y.name) >= kSameWord;
}

/// Inflection makes names longer, so a beginning of the other's length is compared too.
bool are_one_name(NameBook& book, const WordFacts& a, const WordFacts& b) {
  return book.are_one(a.name_number, b.name_number, [&] {
    const BookedName &name = *a.name, &word = *b.name;
    const std::size_t shorter = std::min(name.key.size(), word.key.size());
    if (book.similarity(name, word) >= kSameName) return true;
    if (shorter < kShortestCognate || name.key.size() == word.key.size()) return false;
    return book.similarity(book.beginning(name, shorter), book.beginning(word, shorter)) >= kSameName;
  });
}

/// Calls `take` with the words of the other side that a word may translate: numbers are compared to their equals, names
/// to all words, others to those that begin alike. @param a of a number, or of a word with a key
template <typename Take>
void for_each_like(const Look& a, std::vector<Entry>& others, const Take& take) {
  const auto take_where = [&](const auto& is_like) {
    for (Entry& other : others)
      if (is_like(other.look)) take(other);
  };
  if (a.number != 0) return take_where([&](const Look& b) { return b.number == a.number; });
  if (a.name) return take_where([](const Look& b) { return b.first != 0; });
  take_where([first = a.first](const Look& b) { return b.first == first || b.name; });
}

bool translate_each_other(NameBook& book, const Entry& a, const Entry& b) {
  if (a.look.number != 0) return true;
  return a.look.name || b.look.name ? are_one_name(book, *a.facts, *b.facts) : are_cognates(book, *a.facts, *b.facts);
}

/// Words that have a concept in common.
std::vector<WordLink> links_by_concepts(const std::vector<Entry>& source, const std::vector<Entry>& target) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> known;  // concepts, and the words of the target that have them
  for (std::uint32_t word = 0; word < target.size(); ++word)
    for (const std::uint32_t one : target[word].concepts()) known.emplace_back(one, word);
  std::sort(known.begin(), known.end());
  std::vector<WordLink> links;
  for (std::uint32_t word = 0; word < source.size(); ++word) {
    for (const std::uint32_t one : source[word].concepts()) {
      auto at = std::lower_bound(known.begin(), known.end(), std::pair(one, 0U));
      for (; at != known.end() && at->first == one; ++at) links.push_back({word, at->second});
    }
  }
  return links;
}

std::vector<CoveredWord> words_of(const std::vector<Entry>& entries) {
  std::vector<CoveredWord> words;
  words.reserve(entries.size());
  for (const Entry& entry : entries) words.push_back(entry.word);
  return words;
}

}  // namespace

Coverage coverage_of(const Context& context, const align::Bead& bead) {
  WordBook& words = context.resources().word_book();
  std::vector<Entry> source = entries_of(*context.source(), bead.source, context.target().language(), words);
  std::vector<Entry> target = entries_of(context.target(), bead.target, context.source()->language(), words);
  if (source.size() > kMostWords || target.size() > kMostWords) return {};
  std::vector<WordLink> links = links_by_concepts(source, target);
  for (const WordLink& link : links) source[link.source].word.covered = target[link.target].word.covered = true;
  NameBook& names = context.resources().name_book();
  for (std::uint32_t i = 0; i < source.size(); ++i) {
    Entry& a = source[i];
    if (a.look.first == 0 && a.look.number == 0) continue;
    for_each_like(a.look, target, [&](Entry& b) {
      if ((a.word.covered && b.word.covered) || !translate_each_other(names, a, b)) return;
      a.word.covered = b.word.covered = true;
      links.push_back({i, static_cast<std::uint32_t>(&b - target.data())});
    });
  }
  return {words_of(source), words_of(target), std::move(links)};
}

}  // namespace tolmach::check::detail
