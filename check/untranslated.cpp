#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters.h"
#include "check/detail/code_marks.h"
#include "check/detail/finders.h"
#include "check/detail/language_guess.h"
#include "check/detail/quotations.h"
#include "check/detail/word_copies.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestCopied = 3;       // words of a copied stretch in the target's own script
constexpr std::size_t kFewestCopiedSmall = 3;  // of these, not capitalised: names may be copied
constexpr std::size_t kFewestSame = 3;         // words of a segment that is the same on both sides
constexpr std::size_t kFewestSameSmall = 2;
constexpr std::size_t kFewestForeign = 3;       // words of a stretch in another script
constexpr std::size_t kFewestForeignSmall = 2;  // of these, not capitalised
constexpr std::size_t kFewestForeignIdeographs = 6;

/// The words of the segments of a range, one after the other, without those of addresses, tags and placeholders.
std::vector<const Word*> words_of(const DocumentView& view, text::SegmentRange range) {
  std::vector<const Word*> words;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    std::vector<CodeMark> marks;
    if ((view.signs(segment) & CharacterSigns::kCode) != 0)
      marks = find_code_marks(view.text(), view.segment(segment).span);
    auto mark = marks.begin();
    words.reserve(words.size() + view.words(segment).size());
    for (const Word& word : view.words(segment)) {
      while (mark != marks.end() && mark->span.end <= word.span.begin) ++mark;
      if (mark == marks.end() || !mark->span.overlaps(word.span)) words.push_back(&word);
    }
  }
  return words;
}

/// A quick look: whether some words of the target, as many or more, may stand in the source one after the other.
bool may_have_copy(const Context& context, const align::Bead& bead, std::size_t fewest) {
  CopyLook look(fewest);
  for (std::uint32_t segment = bead.source.begin; segment < bead.source.end; ++segment)
    look.add_source(context.source()->words(segment));
  for (std::uint32_t segment = bead.target.begin; segment < bead.target.end; ++segment) {
    if ((context.target().signs(segment) & CharacterSigns::kCode) != 0) return true;  // what is code parts no words
    if (look.may_end_in(context.target().words(segment))) return true;
  }
  return false;
}

std::size_t small_words(const std::vector<const Word*>& words, Stretch stretch) {
  return static_cast<std::size_t>(std::count_if(words.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
                                                words.begin() + static_cast<std::ptrdiff_t>(stretch.end),
                                                [](const Word* word) { return word->small; }));
}

/// The same of the source, without the small words of its names: "Ursula von der Leyen".
std::size_t small_words_outside_names(const Context& context, const std::vector<const Word*>& words, Stretch stretch) {
  const std::vector<normalize::Mention>& names = context.source()->mentions();
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(stretch.begin);
  return static_cast<std::size_t>(
      std::count_if(first, first + static_cast<std::ptrdiff_t>(stretch.size()), [&](const Word* word) {
        if (!word->small) return false;
        const auto behind =
            std::upper_bound(names.begin(), names.end(), word->span.begin,
                             [](std::uint32_t at, const normalize::Mention& name) { return at < name.span.begin; });
        return behind == names.begin() || std::prev(behind)->span.end < word->span.end;
      }));
}

/// Whether some source segment of a bead is not in the source's language: what stands there may stay as it is.
bool source_is_foreign(const align::Bead& bead, const LanguageGuesser& guesser) {
  for (std::uint32_t segment = bead.source.begin; segment < bead.source.end; ++segment) {
    if (guesser.foreign(segment)) return true;
  }
  return false;
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

/// Text that was left as it was in the source.
struct LeftPart {
  text::Span place;
  bool whole = false;  ///< all of the bead's target
  double confidence = 0;
  std::string_view what;
};

void report(const Context& context, const LeftPart& part, Findings& findings) {
  if (findings.covers(Family::kUntranslated, part.place) || findings.covers(Family::kLanguage, part.place) ||
      findings.is_damaged(part.place))
    return;
  if (!part.whole && is_quoted(context.target(), part.place)) return;
  findings.add({.code = part.whole ? "untranslated" : "half-translated",
                .confidence = part.confidence,
                .message = std::string(part.what),
                .target = part.place});
}

std::optional<LeftPart> copied_part(const Context& context, const align::Bead& bead) {
  if (!bead.is_link() || !may_have_copy(context, bead, std::min(kFewestSame, kFewestCopied))) return std::nullopt;
  const auto target = words_of(context.target(), bead.target);
  const auto source = words_of(*context.source(), bead.source);
  const auto [copy, original] = longest_copy(source, target);
  // A name may be written small on one side and with capitals on the other.
  const std::size_t small = std::min(small_words(target, copy), small_words(source, original));
  if (copy.size() == target.size() && copy.size() >= kFewestSame && small >= kFewestSameSmall)
    return LeftPart{text::span_of(context.target().document(), bead.target), true, 0.9, "the same as the source"};
  if (copy.size() < kFewestCopied || small < kFewestCopiedSmall ||
      small_words_outside_names(context, source, original) < kFewestCopiedSmall)
    return std::nullopt;
  return LeftPart{span_of(target, copy), false, 0.9, "these words stand in the source as they are"};
}

/// @param bead null where there is no source
std::optional<LeftPart> foreign_part(const Context& context, const align::Bead* bead, text::SegmentRange range) {
  const auto words = words_of(context.target(), range);
  const Stretch stretch = longest_foreign(context, words);
  if (stretch.size() == 0) return std::nullopt;
  const std::string_view text = context.target().text();
  const bool ideographs = text::is_ideograph(after(text, words[stretch.begin]->span.begin));
  const std::size_t needed = ideographs ? kFewestForeignIdeographs : kFewestForeign;
  if (stretch.size() < needed || small_words(words, stretch) < kFewestForeignSmall) return std::nullopt;
  if (bead != nullptr && script_of(*words[stretch.begin], text) != context.source()->script()) return std::nullopt;
  return LeftPart{span_of(words, stretch), false, 0.85, "these words are in another script than the text"};
}

}  // namespace

void find_untranslated_text(const Context& context, Findings& findings) {
  if (!findings.wants("untranslated") && !findings.wants("half-translated")) return;
  if (!context.has_source()) {
    if (context.target().language() == "und") return;  // which script is its own is not known
    for (std::uint32_t segment = 0; segment < context.target().segment_count(); ++segment) {
      if (const auto part = foreign_part(context, nullptr, {segment, segment + 1})) report(context, *part, findings);
    }
    return;
  }
  if (context.same_language()) return;
  const bool one_script = context.source()->script() == context.target().script();
  const LanguageGuesser source_guesser(*context.source(), context.resources());
  for (const align::Bead& bead : context.alignment()) {
    if (bead.target.empty()) continue;
    const auto copy = one_script ? copied_part(context, bead) : foreign_part(context, &bead, bead.target);
    if (copy && !source_is_foreign(bead, source_guesser)) report(context, *copy, findings);
  }
}

}  // namespace tolmach::check::detail
