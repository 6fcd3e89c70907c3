#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters.h"
#include "check/detail/finders.h"
#include "check/detail/language_guess.h"
#include "check/detail/quotations.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestCopied = 4;       // words of a copied stretch in the target's own script
constexpr std::size_t kFewestCopiedSmall = 3;  // of these, not capitalised: names may be copied
constexpr std::size_t kFewestForeign = 3;      // words of a stretch in another script
constexpr std::size_t kFewestForeignIdeographs = 6;

/// The words of the segments of a range, one after the other.
std::vector<const Word*> words_of(const DocumentView& view, text::SegmentRange range) {
  std::vector<const Word*> words;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    for (const Word& word : view.words(segment)) words.push_back(&word);
  }
  return words;
}

/// A stretch of words [begin, end).
struct Stretch {
  std::size_t begin = 0, end = 0;
  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

std::size_t small_words(const std::vector<const Word*>& words, Stretch stretch) {
  return static_cast<std::size_t>(std::count_if(words.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
                                                words.begin() + static_cast<std::ptrdiff_t>(stretch.end),
                                                [](const Word* word) { return word->small; }));
}

/// Whether some source segment of a bead is not in the source's language: what stands there may stay as it is.
bool source_is_foreign(const align::Bead& bead, const LanguageGuesser& guesser) {
  for (std::uint32_t segment = bead.source.begin; segment < bead.source.end; ++segment) {
    if (guesser.foreign(segment)) return true;
  }
  return false;
}

/// The longest stretch of target words that stands in the source, word for word.
Stretch longest_copy(const std::vector<const Word*>& source, const std::vector<const Word*>& target) {
  Stretch best;
  std::vector<std::size_t> above(source.size() + 1, 0), here(source.size() + 1, 0);
  for (std::size_t i = 1; i <= target.size(); ++i) {
    for (std::size_t j = 1; j <= source.size(); ++j) {
      here[j] = target[i - 1]->folded == source[j - 1]->folded ? above[j - 1] + 1 : 0;
      if (here[j] > best.size()) best = {i - here[j], i};
    }
    std::swap(above, here);
  }
  return best;
}

text::Script script_of(const Word& word, std::string_view text) {
  return word.number ? text::Script::kCommon : text::script_of(after(text, word.span.begin));
}

bool is_foreign(const Context& context, const Word& word) {
  const text::Script script = script_of(word, context.target().text());
  const bool own_kana = script == text::Script::kKana && context.target().script() == text::Script::kHan;
  const bool own_han = script == text::Script::kHan && context.target().script() == text::Script::kKana;
  return script != text::Script::kCommon && script != context.target().script() && !own_kana && !own_han;
}

/// The longest stretch of words in another script than the target's; numbers do not end one.
Stretch longest_foreign(const Context& context, const std::vector<const Word*>& words) {
  Stretch best, current;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_foreign(context, *words[i])) {
      if (current.size() == 0) current.begin = i;
      current.end = i + 1;
      if (current.size() > best.size()) best = current;
    } else if (!words[i]->number) {
      current = {};
    }
  }
  return best;
}

text::Span span_of(const std::vector<const Word*>& words, Stretch stretch) {
  return {words[stretch.begin]->span.begin, words[stretch.end - 1]->span.end};
}

void report_part(const Context& context, text::Span place, std::string_view what, double confidence,
                 Findings& findings) {
  if (findings.covers(Family::kUntranslated, place) || findings.covers(Family::kLanguage, place) ||
      findings.covers(Family::kEncoding, place))
    return;
  if (is_quoted(context.target(), place)) return;
  findings.add({.code = "half-translated", .confidence = confidence, .message = std::string(what), .target = place});
}

void check_copy(const Context& context, const align::Bead& bead, Findings& findings) {
  const auto target = words_of(context.target(), bead.target);
  const auto source = words_of(*context.source(), bead.source);
  const Stretch copy = longest_copy(source, target);
  if (copy.size() == 0) return;
  const text::Span place = span_of(target, copy);
  const std::size_t small = small_words(target, copy);
  const bool whole = copy.size() == target.size();
  if (whole && copy.size() >= 3 && small >= 2 && !findings.covers(Family::kUntranslated, place)) {
    findings.add({.code = "untranslated",
                  .confidence = 0.9,
                  .message = "the same as the source",
                  .target = text::span_of(context.target().document(), bead.target)});
  } else if (copy.size() >= kFewestCopied && small >= kFewestCopiedSmall) {
    report_part(context, place, "these words stand in the source as they are", 0.9, findings);
  }
}

void check_foreign_script(const Context& context, const align::Bead* bead, text::SegmentRange range,
                          Findings& findings) {
  const auto words = words_of(context.target(), range);
  const Stretch stretch = longest_foreign(context, words);
  if (stretch.size() == 0) return;
  const text::Span place = span_of(words, stretch);
  const bool ideographs = text::is_ideograph(after(context.target().text(), place.begin));
  const std::size_t needed = ideographs ? kFewestForeignIdeographs : kFewestForeign;
  if (stretch.size() < needed || small_words(words, stretch) < std::min(needed, kFewestForeign)) return;
  if (bead != nullptr && script_of(*words[stretch.begin], context.target().text()) != context.source()->script())
    return;
  report_part(context, place, "these words are in another script than the text", 0.85, findings);
}

}  // namespace

void find_untranslated_text(const Context& context, Findings& findings) {
  if (!findings.wants("untranslated") && !findings.wants("half-translated")) return;
  if (!context.has_source()) {
    for (std::uint32_t segment = 0; segment < context.target().segment_count(); ++segment)
      check_foreign_script(context, nullptr, {segment, segment + 1}, findings);
    return;
  }
  if (context.same_language()) return;
  const bool one_script = context.source()->script() == context.target().script();
  for (const align::Bead& bead : context.alignment()) {
    if (bead.target.empty()) continue;
    if (one_script && bead.is_link()) check_copy(context, bead, findings);
    if (!one_script) check_foreign_script(context, &bead, bead.target, findings);
  }
}

}  // namespace tolmach::check::detail
