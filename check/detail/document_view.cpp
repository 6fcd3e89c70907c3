#include "check/detail/document_view.h"

#include <algorithm>
#include <array>
#include <optional>

#include "check/detail/characters/second_scripts.h"
#include "check/detail/completeness/length_balance.h"
#include "check/detail/marks/pieces.h"
#include "text/language.h"

namespace tolmach::check::detail {
namespace {

using text::Script;

/// How many letters of each script a text has, looking no further than needed to be sure.
class ScriptCounts {
 public:
  explicit ScriptCounts(std::string_view text) {
    constexpr std::size_t kEnough = 4000;  // bytes
    for (std::size_t at = 0; at < text.size() && at < kEnough;) {
      const char32_t c = text::next_code_point(text, at);
      if (text::is_letter(c)) ++counts_[static_cast<std::size_t>(text::script_of(c))];
    }
  }

  [[nodiscard]] std::size_t of(Script script) const { return counts_.at(static_cast<std::size_t>(script)); }
  /// The script that most letters have; kOther where there are none.
  [[nodiscard]] Script main() const {
    const auto most = std::max_element(counts_.begin() + 1, counts_.end());
    return *most == 0 ? Script::kOther : static_cast<Script>(most - counts_.begin());
  }

 private:
  std::array<std::size_t, static_cast<std::size_t>(Script::kOther) + 1> counts_{};
};

Script script_of(const text::Document& document, Resources& resources) {
  constexpr std::size_t kTimes = 5;  // as often: where more is in the usual script, the rest may be untranslated
  const Script usual = resources.script_of(document.language);
  if (usual == Script::kOther) return ScriptCounts(document.text).main();
  const std::vector<Script>& scripts = resources.second_scripts().of(document.language);
  if (scripts.empty()) return usual;
  const ScriptCounts counts(document.text);
  const Script main = counts.main();
  const bool written = std::find(scripts.begin(), scripts.end(), main) != scripts.end();
  return written && counts.of(main) >= kTimes * counts.of(usual) ? main : usual;
}

/// Some words that are looked up together: each lies elsewhere in memory, and the ways there are long.
struct SomeWords {
  static constexpr std::size_t kMost = 16;
  std::array<const text::Token*, kMost> tokens;
  std::array<std::string_view, kMost> forms;
  std::array<std::uint32_t, kMost> fetched;  ///< see WordBook::fetch()
  std::size_t count = 0;

  using At = std::vector<text::Token>::const_iterator;
  /// Takes the next words of a text. @param at is moved behind them @return whether there are any
  bool take(At& at, At end, std::string_view text) {
    for (count = 0; at != end && count < kMost; ++at) {
      if (at->kind == text::Token::Kind::kOther) continue;
      tokens[count] = &*at;
      forms[count++] = at->span.of(text);
    }
    return count > 0;
  }
};

}  // namespace

DocumentView::DocumentView(const text::Document& document, Resources& resources)
    : document_(document),
      resources_(resources),
      language_(text::base_language(document.language)),
      segments_(document.segments.size()) {}

Script DocumentView::find_script() const {
  return script_of(document_, resources_);
}

const std::vector<text::SegmentRange>& DocumentView::paragraphs() const {
  if (!paragraphs_) {
    paragraphs_ = text::paragraphs(document_);
    for (text::SegmentRange& range : *paragraphs_) {
      while (!range.empty() && !segment(range.begin).linkable) ++range.begin;
      while (!range.empty() && !segment(range.end - 1).linkable) --range.end;
    }
    std::erase_if(*paragraphs_, [](text::SegmentRange range) { return range.empty(); });
  }
  return *paragraphs_;
}

const std::vector<text::Token>& DocumentView::new_tokens(std::uint32_t index) const {
  auto& tokens = segments_[index].tokens.emplace();
  if (segment(index).linkable) tokens = text::tokenise(segment_text(index), segment(index).span.begin);
  return tokens;
}

const std::vector<Word>& DocumentView::new_words(std::uint32_t index) const {
  const std::vector<text::Token>& tokens = this->tokens(index);
  WordBook& book = resources_.word_book();
  WordBook::Vocabulary& vocabulary = this->vocabulary();
  SegmentView& view = segments_[index];
  std::vector<Word>& words = view.words.emplace();
  words.reserve(tokens.size());
  double length = 0;
  SomeWords some;
  for (auto at = tokens.begin(); some.take(at, tokens.end(), text());) {
    WordBook::fetch({some.forms.data(), some.count}, vocabulary, some.fetched);
    for (std::size_t k = 0; k < some.count; ++k) {
      const text::Token& token = *some.tokens[k];
      WordFacts& facts = book.look_up(some.forms[k], token.kind, vocabulary, some.fetched[k]);
      words.push_back({facts, token.span, &facts});
      view.may |= facts.may;
      length += facts.weight;
    }
  }
  if (segment(index).linkable) view.length = length;  // all letters and digits are of words
  return words;
}

std::size_t DocumentView::word_count(text::SegmentRange range) const {
  std::size_t count = 0;
  for (std::uint32_t index = range.begin; index < range.end; ++index) count += words(index).size();
  return count;
}

std::size_t DocumentView::sentence_count(text::SegmentRange range) const {
  if (range.empty()) return 0;
  if (range.size() == 1) return sentences(range.begin).size();
  return sentence_pieces(text(), text::span_of(document(), range)).size();
}

std::string DocumentView::folded_words(text::SegmentRange range) const {
  std::string all;
  for (std::uint32_t index = range.begin; index < range.end; ++index)
    for (const Word& word : words(index)) all.append(word.folded).push_back(' ');
  return all;
}

WordBook::Vocabulary& DocumentView::vocabulary() const {
  if (vocabulary_ == nullptr) vocabulary_ = &resources_.word_book().of(language_, script());
  return *vocabulary_;
}

std::uint32_t DocumentView::signs(text::Span stretch) const {
  std::uint32_t sum = 0;
  for (std::uint32_t index = document().segment_at(stretch.begin);
       index < segment_count() && segment(index).span.begin < stretch.end; ++index)
    sum |= signs(index);
  return sum;
}

const std::vector<text::Span>& DocumentView::sentences(std::uint32_t index) const {
  auto& sentences = segments_[index].sentences;
  if (!sentences)
    sentences = segment(index).linkable ? sentence_pieces(text(), segment(index).span, tokens(index))
                                        : sentence_pieces(text(), segment(index).span);
  return *sentences;
}

double DocumentView::length(text::SegmentRange range) const {
  double sum = 0;
  for (std::uint32_t index = range.begin; index < range.end; ++index) {
    auto& length = segments_[index].length;
    if (!length) length = length_of(index);
    sum += *length;
  }
  return sum;
}

double DocumentView::length_of(std::uint32_t index) const {
  if (!segment(index).linkable) return detail::length_of(segment_text(index));
  static_cast<void>(words(index));
  return *segments_[index].length;
}

const std::vector<normalize::Quantity>& DocumentView::quantities(std::uint32_t index) const {
  SegmentView& segment_view = segments_[index];
  if (!segment_view.quantities) {
    segment_view.quantities.emplace();
    if (segment(index).linkable && may_have_quantities(index)) {
      const std::vector<normalize::NumeralWord> numerals = numerals_of(index);
      segment_view.quantities =
          resources_.quantities().read({segment_text(index), segment(index).span.begin, tokens(index), numerals},
                                       document_.language, &segment_view.vague_amounts);
    }
  }
  return *segment_view.quantities;
}

bool DocumentView::may_have_quantities(std::uint32_t index) const {
  const bool any_tells = may_have(WordFacts::kTellsQuantity, index);
  normalize::QuantitySigns signs;
  for (const Word& word : words(index)) {
    if (!normalize::QuantityReader::is_read_alone(text(), word.span)) return true;
    if (!any_tells) continue;
    WordFacts& facts = *word.facts;
    const auto tells = [&] {
      facts.quantity_signs = resources_.quantities().signs_of(facts.form, document_.language);
      return !facts.quantity_signs.says_nothing();
    };
    static_cast<void>(facts.answers(WordFacts::kTellsQuantity, tells));
    signs.add(facts.quantity_signs);
    if (signs.may_be_quantity()) return true;
  }
  return false;
}

std::vector<normalize::NumeralWord> DocumentView::numerals_of(std::uint32_t index) const {
  std::vector<normalize::NumeralWord> numerals(tokens(index).size());
  auto word = words(index).begin();
  for (std::size_t k = 0; k < numerals.size(); ++k) {
    const text::Token& token = tokens(index)[k];
    if (token.kind == text::Token::Kind::kOther) continue;
    WordFacts& facts = *(word++)->facts;
    if (!token.plain) continue;
    if (facts.has_numeral == WordFacts::Answer::kUnasked) {
      facts.numeral = resources_.quantities().numeral(facts.form, document_.language);
      facts.has_numeral = facts.numeral.says_nothing() ? WordFacts::Answer::kNo : WordFacts::Answer::kYes;
    }
    if (facts.has_numeral == WordFacts::Answer::kYes) numerals[k] = facts.numeral;
  }
  return numerals;
}

const std::vector<normalize::Quantity>& DocumentView::vague_amounts(std::uint32_t index) const {
  static_cast<void>(quantities(index));
  return segments_[index].vague_amounts;
}

const std::vector<normalize::Measure>& DocumentView::measures(std::uint32_t index) const {
  auto& measures = segments_[index].measures;
  if (!measures) {
    measures = resources_.measures().read(segment_text(index), document_.language, quantities(index),
                                          segment(index).span.begin);
  }
  return *measures;
}

const std::vector<normalize::Mention>& DocumentView::mentions() const {
  if (mentions_) return *mentions_;
  std::vector<text::Token> unlinked;
  mentions_ = resources_.mentions().find(document_, [&](std::uint32_t index) -> const std::vector<text::Token>& {
    if (segment(index).linkable) return tokens(index);
    return unlinked = text::tokenise(segment_text(index), segment(index).span.begin);
  });
  return *mentions_;
}

}  // namespace tolmach::check::detail
