#include "text/language.h"

#include <fmt/format.h>

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
  return context.has_source() && !context.same_language() && language == context.source()->language();
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
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    const text::Span place = target.segment(segment).span;
    if (!target.segment(segment).linkable || findings.is_damaged(place)) continue;
    const auto guess = guesser.foreign(segment);
    if (!guess) continue;
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
