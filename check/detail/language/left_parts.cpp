#include "check/detail/language/left_parts.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "check/detail/characters/characters.h"
#include "check/detail/language/word_copies.h"
#include "check/detail/marks/code_marks.h"
#include "check/detail/marks/quotations.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestCopied = 3;       // words of a copied stretch in the target's own script
constexpr std::size_t kFewestCopiedSmall = 3;  // of these, not capitalised: names may be copied
constexpr std::size_t kFewestSame = 3;         // words of a segment that is the same on both sides
constexpr std::size_t kFewestSameSmall = 2;
constexpr std::size_t kMostInBoth = 8;          // words that sister languages may have in common
constexpr std::size_t kFewestForeign = 3;       // words of a stretch in another script
constexpr std::size_t kFewestForeignSmall = 2;  // of these, not capitalised
constexpr std::size_t kFewestForeignIdeographs = 6;
// Where both sides end with the same words, fewer are enough: there the translation stopped.
constexpr std::size_t kFewestAtEnd = 2;  // words of it, not capitalised
constexpr std::size_t kFewestIdeographsAtEnd = 3;
constexpr std::uint32_t kLongEnough = 4;  // letters that one of them has at least: units are short ("km/h")

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

/// Whether words that stand on both sides are right in both languages, as sentences of sisters may be ("Hun er død"):
/// so near a sister that none is told from it, or a few words of which no small one is the source's alone and half
/// are everyday words of the target's language.
bool may_be_in_both(const Context& context, const std::vector<const Word*>& words, Stretch stretch) {
  const FunctionWords& small_words = context.resources().function_words();
  const std::string_view ours = context.target().language(), theirs = context.source()->language();
  if (small_words.same(ours, theirs)) return true;
  if (stretch.size() > kMostInBoth) return false;
  const FunctionWords::Set own = small_words.only(ours), foreign = small_words.only(theirs);
  std::size_t known = 0;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    WordFacts& facts = *words[i]->facts;
    if ((facts.small_word & foreign) != 0 && (facts.small_word & own) == 0) return false;
    const bool is_known = (facts.small_word & own) != 0 || !context.resources().word_book().concepts(facts).empty();
    known += is_known ? 1U : 0U;
  }
  return known * 2 >= stretch.size();
}

/// @param own the target's script
bool is_foreign(const Word& word, text::Script own) {
  const bool own_kana = word.script == text::Script::kKana && own == text::Script::kHan;
  const bool own_han = word.script == text::Script::kHan && own == text::Script::kKana;
  return word.script != text::Script::kCommon && word.script != own && !own_kana && !own_han;
}

/// Whether any word of a range of the target is in another script: in most there is none.
bool has_foreign(const DocumentView& target, text::SegmentRange range) {
  const text::Script own = target.script();
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    const std::vector<Word>& words = target.words(segment);
    if (std::any_of(words.begin(), words.end(), [&](const Word& word) { return is_foreign(word, own); })) return true;
  }
  return false;
}

/// The longest stretch of words in another script than the target's; numbers do not end one.
Stretch longest_foreign(const std::vector<const Word*>& words, text::Script own) {
  Stretch best, current;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_foreign(*words[i], own)) {
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

/// The words with which both sides end.
Copy common_end(const std::vector<const Word*>& source, const std::vector<const Word*>& target) {
  const auto same = [](const Word* a, const Word* b) { return a->reading == b->reading; };
  const auto parting = std::mismatch(target.rbegin(), target.rend(), source.rbegin(), source.rend(), same);
  const auto size = static_cast<std::size_t>(parting.first - target.rbegin());
  return {{target.size() - size, target.size()}, {source.size() - size, source.size()}};
}

/// The reading of the last word of a range; 0 where there is none.
std::uint32_t last_reading(const DocumentView& view, text::SegmentRange range) {
  for (std::uint32_t segment = range.end; segment > range.begin; --segment)
    if (const auto& words = view.words(segment - 1); !words.empty()) return words.back().reading;
  return 0;
}

/// What both sides end with where the target began otherwise: the translation stopped halfway.
std::optional<LeftPart> untranslated_end(const Context& context, const align::Bead& bead) {
  if (last_reading(context.target(), bead.target) != last_reading(*context.source(), bead.source)) return std::nullopt;
  const auto target = words_of(context.target(), bead.target);
  const auto source = words_of(*context.source(), bead.source);
  const auto [end, original] = common_end(source, target);
  const bool whole = end.size() == target.size();
  const bool one_script = context.source()->script() == context.target().script();
  if (end.size() == 0 || (whole && one_script)) return std::nullopt;  // short ones may be names
  if (one_script && may_be_in_both(context, target, end)) return std::nullopt;
  const bool ideographs = text::is_ideograph(after(context.target().text(), target[end.begin]->span.begin));
  // What is not in the source's script is a quotation there too.
  const text::Script script = target[end.begin]->script;
  if (!ideographs && script != context.source()->script()) return std::nullopt;
  const std::size_t small = std::min(small_words(target, end), small_words(source, original));
  const std::size_t fewest = ideographs ? kFewestIdeographsAtEnd : kFewestAtEnd;
  if (small < fewest || small_words_outside_names(context, source, original) < fewest) return std::nullopt;
  const auto is_long = [](const Word* word) { return word->small && word->length >= kLongEnough; };
  if (!ideographs && std::none_of(target.begin() + static_cast<std::ptrdiff_t>(end.begin), target.end(), is_long))
    return std::nullopt;
  return LeftPart{span_of(target, end), whole, 0.8, "the source ends with these words too"};
}

std::optional<LeftPart> copied_part(const Context& context, const align::Bead& bead) {
  if (!bead.is_link() || !may_have_copy(context, bead, std::min(kFewestSame, kFewestCopied))) return std::nullopt;
  const auto target = words_of(context.target(), bead.target);
  const auto source = words_of(*context.source(), bead.source);
  const auto [copy, original] = longest_copy(source, target);
  if (may_be_in_both(context, target, copy)) return std::nullopt;
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
  if (!has_foreign(context.target(), range)) return std::nullopt;
  const auto words = words_of(context.target(), range);
  const Stretch stretch = longest_foreign(words, context.target().script());
  if (stretch.size() == 0) return std::nullopt;
  const std::string_view text = context.target().text();
  const bool ideographs = text::is_ideograph(after(text, words[stretch.begin]->span.begin));
  const std::size_t needed = ideographs ? kFewestForeignIdeographs : kFewestForeign;
  if (stretch.size() < needed || small_words(words, stretch) < kFewestForeignSmall) return std::nullopt;
  if (bead != nullptr && words[stretch.begin]->script != context.source()->script()) return std::nullopt;
  return LeftPart{span_of(words, stretch), false, 0.85, "these words are in another script than the text"};
}

/// Whether a part is all of what stands between quotation marks or brackets: a title or a motto.
bool is_quotation(const DocumentView& view, text::Span part) {
  const auto is_word = [](const text::Token& token) { return token.kind != text::Token::Kind::kOther; };
  const auto has_words = [&](std::uint32_t begin, std::uint32_t end) {
    const std::vector<text::Token> tokens = text::tokenise(view.text().substr(begin, end - begin));
    return std::any_of(tokens.begin(), tokens.end(), is_word);
  };
  const std::vector<text::Span> enclosed =
      enclosed_stretches(view, view.segment(view.document().segment_at(part.begin)).span);
  return std::any_of(enclosed.begin(), enclosed.end(), [&](text::Span outer) {
    return outer.begin <= part.begin && part.end <= outer.end && !has_words(outer.begin, part.begin) &&
           !has_words(part.end, outer.end);
  });
}

/// What is a quotation was rightly left as it is, unless nothing else is there.
std::optional<LeftPart> unless_quoted(const Context& context, std::optional<LeftPart> part) {
  if (part && !part->whole && is_quotation(context.target(), part->place)) return std::nullopt;
  return part;
}

}  // namespace

std::optional<LeftPart> left_part(const Context& context, const align::Bead& bead) {
  if (bead.target.empty()) return std::nullopt;
  const bool one_script = context.source()->script() == context.target().script();
  auto part = one_script ? copied_part(context, bead) : foreign_part(context, &bead, bead.target);
  if (!part && bead.is_link()) part = untranslated_end(context, bead);
  return unless_quoted(context, part);
}

std::optional<LeftPart> left_part(const Context& context, std::uint32_t segment) {
  return unless_quoted(context, foreign_part(context, nullptr, {segment, segment + 1}));
}

}  // namespace tolmach::check::detail
