#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestWords = 3;   // of a segment whose translations are compared
constexpr std::size_t kKeyWord = 6;       // letters of the words that carry a statement
constexpr std::size_t kSharedNames = 2;   // that two segments have in common when they say the same
constexpr std::size_t kCommonPrefix = 4;  // letters: words that share them are forms of one

/// The beginning of a text, for a message.
std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 60;  // code points
  std::size_t at = 0;
  for (std::size_t count = 0; count < kMost && at < text.size(); ++count)
    static_cast<void>(text::next_code_point(text, at));
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

/// One source text, two translations.
void find_different_translations(const Context& context, Findings& findings) {
  std::unordered_map<std::string, const align::Bead*> seen;
  for (const align::Bead& bead : context.alignment()) {
    if (!bead.is_link() || context.source()->word_count(bead.source) < kFewestWords) continue;
    const auto [entry, first] = seen.try_emplace(context.source()->folded_words(bead.source), &bead);
    if (first || context.target().folded_words(bead.target) == context.target().folded_words(entry->second->target))
      continue;
    const text::Document& target = context.target().document();
    findings.add({.code = "different-translation",
                  .confidence = 0.6,
                  .message = fmt::format("the same source text is translated as “{}” before",
                                         shortened(text::span_of(target, entry->second->target).of(target.text))),
                  .target = text::span_of(target, bead.target),
                  .source = text::span_of(context.source()->document(), bead.source),
                  .related = {text::span_of(target, entry->second->target)}});
  }
}

std::size_t shared(const std::set<std::string_view>& a, const std::set<std::string_view>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::string_view name) { return b.contains(name); }));
}

std::set<std::string_view> words_of(const DocumentView& view, text::SegmentRange range) {
  std::set<std::string_view> all;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    for (const Word& word : view.words(segment)) all.insert(word.folded);
  }
  return all;
}

/// Whether two texts say different things: less than half of the words of the shorter one are in the other.
bool differ_widely(const std::set<std::string_view>& a, const std::set<std::string_view>& b) {
  return 2 * shared(a, b) < std::min(a.size(), b.size());
}

/// Two sources, one translation: a line that was pasted or made up.
void find_same_translations(const Context& context, Findings& findings) {
  const text::Document &target = context.target().document(), &source = context.source()->document();
  std::unordered_map<std::string, const align::Bead*> seen;
  for (const align::Bead& bead : context.alignment()) {
    if (!bead.is_link() || context.target().word_count(bead.target) < kFewestWords) continue;
    const auto [entry, first] = seen.try_emplace(context.target().folded_words(bead.target), &bead);
    const text::Span place = text::span_of(target, bead.target);
    if (first || findings.covers(Family::kDuplicate, place) || findings.covers(Family::kClutter, place) ||
        !differ_widely(words_of(*context.source(), bead.source), words_of(*context.source(), entry->second->source)))
      continue;
    findings.add({.code = "same-translation",
                  .confidence = 0.7,
                  .message = fmt::format("another source text, “{}”, is translated in the same words before",
                                         shortened(text::span_of(source, entry->second->source).of(source.text))),
                  .target = place,
                  .source = text::span_of(context.source()->document(), bead.source),
                  .related = {text::span_of(target, entry->second->target)}});
  }
}

/// A place for a key word between the same neighbours: "the most _ situation".
struct Slot {
  std::uint32_t segment = 0;
  std::size_t word = 0;  ///< index of the word in the slot
};

bool carries_meaning(const Word& word) {
  return word.small && word.length >= kKeyWord;
}

bool are_forms(std::string_view a, std::string_view b) noexcept {
  std::size_t common = 0;
  while (common < std::min(a.size(), b.size()) && a[common] == b[common]) ++common;
  return common >= kCommonPrefix;
}

bool is_mentioned(const DocumentView& view, const Word& word) {
  const std::vector<normalize::Mention>& mentions = view.mentions();
  const auto first = std::lower_bound(
      mentions.begin(), mentions.end(), word.span.begin,
      [](const normalize::Mention& mention, std::uint32_t begin) { return mention.span.end <= begin; });
  return first != mentions.end() && first->span.overlaps(word.span);
}

/// Capitalised words: names, mostly. The first one has to be known for a name, others begin with a capital there too.
std::set<std::string_view> names_of(const DocumentView& view, std::uint32_t segment) {
  std::set<std::string_view> names;
  const std::vector<Word>& words = view.words(segment);
  for (const Word& word : words) {
    if (!word.capital || word.length < kCommonPrefix) continue;
    if (&word != &words.front() || is_mentioned(view, word)) names.insert(word.folded);
  }
  return names;
}

std::map<std::string, std::vector<Slot>> slots_of(const DocumentView& view) {
  std::map<std::string, std::vector<Slot>> slots;
  for (std::uint32_t segment = 0; segment < view.segment_count(); ++segment) {
    const std::vector<Word>& words = view.words(segment);
    for (std::size_t i = 2; i + 1 < words.size(); ++i) {
      if (!carries_meaning(words[i]) || !carries_meaning(words[i + 1])) continue;
      slots[fmt::format("{} {} _ {}", words[i - 2].folded, words[i - 1].folded, words[i + 1].folded)].push_back(
          {segment, i});
    }
  }
  return slots;
}

text::Span phrase_at(const DocumentView& view, const Slot& slot) {
  const std::vector<Word>& words = view.words(slot.segment);
  return {words[slot.word - 1].span.begin, words[slot.word + 1].span.end};
}

/// One statement about the same names put in two ways: "the most difficult situation", "the most dangerous situation".
void find_near_identical(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  for (const auto& [frame, slots] : slots_of(target)) {
    if (slots.size() != 2) continue;
    const Slot& a = slots[0];
    const Slot& b = slots[1];
    const std::string_view first = target.words(a.segment)[a.word].folded;
    const std::string_view second = target.words(b.segment)[b.word].folded;
    if (a.segment == b.segment || are_forms(first, second)) continue;
    if (shared(names_of(target, a.segment), names_of(target, b.segment)) < kSharedNames) continue;
    const auto report = [&](const Slot& here, const Slot& there) {
      findings.add({.code = "near-identical-phrase",
                    .confidence = 0.6,
                    .message = fmt::format("“{}” here, “{}” elsewhere", phrase_at(target, here).of(target.text()),
                                           phrase_at(target, there).of(target.text())),
                    .target = phrase_at(target, here),
                    .related = {phrase_at(target, there)}});
    };
    report(a, b);
    report(b, a);
  }
}

}  // namespace

void find_inconsistencies(const Context& context, Findings& findings) {
  // One bead has nothing to agree with.
  if (context.has_source() && context.alignment().size() > 1) {
    find_different_translations(context, findings);
    find_same_translations(context, findings);
  }
  if (context.target().segment_count() > 1 && findings.wants("near-identical-phrase"))
    find_near_identical(context, findings);
}

}  // namespace tolmach::check::detail
