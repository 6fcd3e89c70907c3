#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/characters/scripts.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

/// The first letter of a piece of text; 0 where something else than quotes and brackets stands before it.
char32_t first_letter(std::string_view text, text::Span piece) noexcept {
  for (std::size_t at = piece.begin; at < piece.end;) {
    const char32_t c = text::next_code_point(text, at);
    if (text::is_letter(c)) return c;
    if (!is_quote(c) && c != U'(' && c != U'[' && c != U'¿' && c != U'¡' && !text::is_white_space(c)) return 0;
  }
  return 0;
}

/// Words that begin small everywhere: iPhone, addresses, what has lost its beginning.
bool is_odd(std::string_view text, const Word& word) {
  std::size_t at = word.span.begin;
  while (at < word.span.end) {
    if (text::is_upper(text::next_code_point(text, at))) return true;
  }
  const char32_t ahead = before(text, word.span.begin);
  if (ahead == U'’' || ahead == U'\'') return true;  // ’s Morgens
  const char32_t behind = after(text, word.span.end);
  return behind == U'.' || behind == U'@' || behind == U'/' || behind == U'_' || is_quote(behind);
}

class CapitalFinder {
 public:
  CapitalFinder(const Context& context, Findings& findings) : context_(context), findings_(findings) {}

  /// A sentence that begins small, where its source begins with a capital and the sentence before it has ended. Of a
  /// segment that is all there is, nothing is known of what it may go on from.
  void check_beginning(std::uint32_t number) {
    const align::Bead& bead = context_.alignment()[number];
    const DocumentView& target = context_.target();
    const text::Span whole = text::span_of(target.document(), bead.target);
    const text::Span source = text::span_of(context_.source()->document(), bead.source);
    if (!text::is_lower(first_letter(target.text(), whole)) ||
        !text::is_upper(first_letter(context_.source()->text(), source)) || goes_on(number))
      return;
    const std::vector<Word>& words = target.words(bead.target.begin);
    const char32_t mark = final_mark(target.text(), whole).kind;
    if (words.size() < kFewestWords || mark == 0 || is_odd(target.text(), words.front())) return;
    const std::string written(words.front().span.of(target.text()));
    findings_.add({.code = "small-beginning",
                   .confidence = target.segment_count() == 1 ? kUnlikely : 0.7,
                   .message = fmt::format("the sentence begins with “{}”, its source with a capital", written),
                   .target = words.front().span,
                   .suggestion = text::capitalised(written, target.language()),
                   .bead = number});
  }

  /// A heading with a capital on every word, as its source has them.
  void check_heading(std::uint32_t number) {
    const align::Bead& bead = context_.alignment()[number];
    const DocumentView& target = context_.target();
    const text::Span whole = text::span_of(target.document(), bead.target);
    if (final_mark(target.text(), whole).kind != 0 || !is_title(*context_.source(), bead.source) ||
        !is_title(target, bead.target) || everyday_capitals(bead.target) < kFewestCapitals)
      return;
    findings_.add({.code = "title-case",
                   .confidence = 0.7,
                   .message = "the heading has a capital on every word, as its source does",
                   .target = whole,
                   .bead = number});
  }

 private:
  static constexpr std::size_t kFewestWords = 4;     // of a sentence
  static constexpr std::size_t kFewestCapitals = 2;  // of everyday words, which are no names
  static constexpr std::size_t kLongWord = 4;        // letters

  /// Whether the text before the bead is an unfinished sentence.
  [[nodiscard]] bool goes_on(std::uint32_t number) const {
    if (number == 0) return false;
    const text::Span before = text::span_of(context_.target().document(), context_.alignment()[number - 1].target);
    const char32_t mark = final_mark(context_.target().text(), before).kind;
    return !before.empty() && mark != U'.' && mark != U'?' && mark != U'!';
  }

  /// Whether all long words but the first, three or more, have capitals, and not in them alone.
  static bool is_title(const DocumentView& view, text::SegmentRange range) {
    std::size_t capitals = 0;
    bool first = true, lower = false;
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
      for (const Word& word : view.words(segment)) {
        const bool counts = !first && !word.number && word.length >= kLongWord;
        first = false;
        if (counts && word.small) return false;
        if (counts) ++capitals;
        lower = lower || text::upper(word.span.of(view.text()), view.language()) != word.span.of(view.text());
      }
    }
    return lower && capitals >= kFewestCapitals + 1;
  }

  [[nodiscard]] std::size_t everyday_capitals(text::SegmentRange range) const {
    const DocumentView& view = context_.target();
    std::size_t count = 0;
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
      const std::vector<Word>& words = view.words(segment);
      for (std::size_t i = 1; i < words.size(); ++i) {
        const bool counts = words[i].capital && words[i].length >= kLongWord;
        if (counts && !context_.resources().word_book().concepts(*words[i].facts).empty()) ++count;
      }
    }
    return count;
  }

  const Context& context_;
  Findings& findings_;
};

}  // namespace

void find_capital_errors(const Context& context, Findings& findings) {
  if (!context.has_source() || !has_capitals(context.target().script()) || !has_capitals(context.source()->script()))
    return;
  CapitalFinder finder(context, findings);
  const bool headings = context.target().profile().sentence_case;
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    if (!context.alignment()[number].is_link()) continue;
    finder.check_beginning(number);
    if (headings) finder.check_heading(number);
  }
}

}  // namespace tolmach::check::detail
