#include "text/language.h"

#include <algorithm>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"
#include "check/detail/language/language_guess.h"
#include "check/detail/language/left_parts.h"

namespace tolmach::check::detail {
namespace {

std::string described(std::string_view language) {
  return language == "und" ? std::string("another language") : text::language_name(language);
}

/// Whether the source has the same foreign text: a motto or title that was rightly left as it is.
bool stands_in_source(const Context& context, std::uint32_t segment) {
  const text::SegmentRange range = context.source_of(segment);
  if (range.empty()) return false;
  const std::string_view source = text::span_of(context.source()->document(), range).of(context.source()->text());
  const std::vector<Word>& words = context.target().words(segment);
  if (words.empty()) return false;
  const text::Span place{words.front().span.begin, words.back().span.end};
  return source.find(place.of(context.target().text())) != std::string_view::npos;
}

bool is_source_language(const Context& context, std::string_view language) {
  return context.has_source() && !context.same_language() &&
         context.resources().function_words().same(language, context.source()->language());
}

bool begins_or_ends_word(char32_t outside) {
  return !text::is_letter(outside) && !text::is_digit(outside);
}

/// Adds the places of a text in a stretch of the target, where it is whole words.
void add_places(std::string_view text, std::string_view name, text::Span stretch, std::vector<text::Span>& places) {
  if (name.empty()) return;
  const std::string_view within = text.substr(0, stretch.end);
  for (std::size_t at = within.find(name, stretch.begin); at != std::string_view::npos;
       at = within.find(name, at + name.size())) {
    const text::Span place{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
    if (begins_or_ends_word(before(text, place.begin)) && begins_or_ends_word(after(text, place.end)))
      places.push_back(place);
  }
}

/// The names of a segment of the target that its source has too, in order: they are in any language.
std::vector<text::Span> names_in_both(const Context& context, std::uint32_t segment) {
  const DocumentView& source = *context.source();
  const text::SegmentRange range = context.source_of(segment);
  std::vector<text::Span> names;
  if (range.empty()) return names;
  const auto add = [&](text::Span name) {
    add_places(context.target().text(), name.of(source.text()), context.target().segment(segment).span, names);
  };
  const text::Span whole = text::span_of(source.document(), range);
  const std::vector<normalize::Mention>& mentions = source.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), whole.begin,
                                  [](const normalize::Mention& one, std::uint32_t at) { return one.span.begin < at; });
  for (; mention != mentions.end() && mention->span.begin < whole.end; ++mention) add(mention->span);
  for (std::uint32_t index = range.begin; index < range.end; ++index) {
    for (const Word& word : source.words(index))
      if (word.capital) add(word.span);
  }
  std::sort(names.begin(), names.end(), [](text::Span a, text::Span b) { return a.begin < b.begin; });
  return names;
}

/// Whether it has words of the source, which is said elsewhere: what is left of it is not enough to tell a language by.
bool is_half_translated(const Context& context, std::uint32_t segment) {
  const auto bead = context.bead_of_target(segment);
  if (!context.has_source() || context.same_language() || !bead) return false;
  return left_part(context, context.alignment()[*bead]).has_value();
}

}  // namespace

void find_language_errors(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  if (target.language() == "und" || target.language().empty()) return;
  const LanguageGuesser guesser(target, context.resources());
  // Between scripts, names that were left as they are say that more was.
  const bool one_script = context.has_source() && context.source()->script() == target.script();
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    const text::Span place = target.segment(segment).span;
    if (!target.segment(segment).linkable || findings.is_damaged(place)) continue;
    const auto guess = guesser.foreign(segment);
    if (!guess || (one_script && !guesser.foreign(segment, names_in_both(context, segment)))) continue;
    if (is_source_language(context, guess->language)) {
      findings.add({.code = "untranslated",
                    .confidence = guess->confidence,
                    .message = fmt::format("this is {}, the language of the source", described(guess->language)),
                    .target = place});
    } else if (!stands_in_source(context, segment) && !is_half_translated(context, segment)) {
      findings.add({.code = "wrong-language",
                    .confidence = guess->confidence,
                    .message = fmt::format("this is {}, the text is {}", described(guess->language),
                                           described(target.language())),
                    .target = place});
    }
  }
}

}  // namespace tolmach::check::detail
