#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

bool is_european(char32_t c) noexcept {
  const text::Script script = text::script_of(c);
  return script == text::Script::kLatin || script == text::Script::kCyrillic || script == text::Script::kGreek;
}

bool is_invisible(char32_t c) noexcept {
  return c >= 0xA0 && (is_shapeless(c) || is_joiner(c) || turns_direction(c));
}

/// Whether two letters stand beside each other when what is between them is not seen, in a script that needs no
/// joiners.
bool are_between_letters(std::string_view text, text::Span place) noexcept {
  const char32_t left = before(text, place.begin), right = after(text, place.end);
  return text::is_letter(left) && is_european(left) && text::is_letter(right) && is_european(right);
}

/// Whether a zero-width space parts words, as in the scripts of South-East Asia.
bool parts_words(std::string_view text, text::Span place, char32_t c) noexcept {
  const auto sets_no_spaces = [](char32_t letter) {
    const text::Script script = text::script_of(letter);
    return (text::is_letter(letter) || text::is_mark(letter)) &&
           (script == text::Script::kThai || script == text::Script::kOther);
  };
  return c == U'\u200B' && (sets_no_spaces(before(text, place.begin)) || sets_no_spaces(after(text, place.end)));
}

/// What the source of a segment has is not the translation's fault.
bool source_has(const Context& context, std::uint32_t segment, std::string_view character) {
  const text::SegmentRange range = context.source_of(segment);
  if (range.empty()) return false;
  const text::Span span = text::span_of(context.source()->document(), range);
  return span.of(context.source()->text()).find(character) != std::string_view::npos;
}

/// Invisible characters that follow each other.
struct InvisibleRun {
  text::Span span;
  char32_t first = 0;
  std::size_t count = 0;
  std::size_t shapeless = 0;  ///< of them have no use here
};

/// The run that begins at a place; empty where none does.
InvisibleRun run_at(const Context& context, std::uint32_t segment, std::uint32_t begin) {
  const std::string_view text = context.target().text();
  InvisibleRun run{{begin, begin}};
  for (std::size_t at = begin; at < context.target().segment(segment).span.end;) {
    const auto here = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    const text::Span place{here, static_cast<std::uint32_t>(at)};
    if (!is_invisible(c) || parts_words(text, place, c) || source_has(context, segment, place.of(text))) break;
    if (run.count++ == 0) run.first = c;
    run.shapeless += is_shapeless(c) ? 1U : 0U;
    run.span.end = place.end;
  }
  return run;
}

/// Says it of a run with the character before or else behind it, so that the suggestion can be to write that alone.
void report(const InvisibleRun& run, const Context& context, text::Span segment, Findings& findings) {
  const std::string_view text = context.target().text();
  std::size_t begin = run.span.begin;
  std::uint32_t end = run.span.end;
  if (begin > segment.begin) {
    do static_cast<void>(text::previous_code_point(text, begin));
    while (begin > segment.begin && is_combining(after(text, static_cast<std::uint32_t>(begin))));
  } else if (end < segment.end) {
    end = end_of_character(text, end);
  }
  const auto code = static_cast<std::uint32_t>(run.first);
  findings.add({.code = "invisible-character",
                .confidence = run.shapeless == run.count ? 0.9 : 0.85,
                .message = run.count == 1 ? fmt::format("an invisible character, U+{:04X}", code)
                                          : fmt::format("{} invisible characters, the first U+{:04X}", run.count, code),
                .target = text::Span{static_cast<std::uint32_t>(begin), end},
                .suggestion = std::string(text.substr(begin, run.span.begin - begin)) +
                              std::string(text.substr(run.span.end, end - run.span.end))});
}

void check_invisible(const Context& context, std::uint32_t segment, Findings& findings) {
  const std::string_view text = context.target().text();
  const text::Span span = context.target().segment(segment).span;
  for (std::size_t at = span.begin; at < span.end;) {
    const InvisibleRun run = run_at(context, segment, static_cast<std::uint32_t>(at));
    const bool is_astray = run.count > 0 && (run.shapeless > 0 || are_between_letters(text, run.span));
    if (is_astray && !findings.covers(Family::kEncoding, run.span)) report(run, context, span, findings);
    at = std::max<std::size_t>(run.span.end, at);
    if (at < span.end) static_cast<void>(text::next_code_point(text, at));
  }
}

/// The composed form of a letter and the marks behind it; empty where it is composed already.
std::string composed(std::string_view sequence) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return {};
  const auto given = icu::UnicodeString::fromUTF8({sequence.data(), static_cast<int32_t>(sequence.size())});
  if (nfc->isNormalized(given, status) != 0 || U_FAILURE(status)) return {};
  std::string out;
  nfc->normalize(given, status).toUTF8String(out);
  return U_FAILURE(status) ? std::string() : out;
}

/// The first letter of a segment that is written in two characters where one exists: searches miss such words.
void check_composition(const Context& context, std::uint32_t segment, Findings& findings) {
  const std::string_view text = context.target().text();
  const text::Span span = context.target().segment(segment).span;
  std::uint32_t base = span.begin;
  for (std::size_t at = span.begin; at < span.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    if (!is_combining(c)) {
      base = begin;
      continue;
    }
    const text::Span place{base, static_cast<std::uint32_t>(at)};
    const std::string one = composed(place.of(text));
    if (one.empty()) continue;
    findings.add(
        {.code = "unnormalised-text",
         .confidence = 0.8,
         .message = fmt::format("“{}” is written as a letter and a mark of its own; there is one character for both",
                                place.of(text)),
         .target = place,
         .suggestion = one});
    return;
  }
}

}  // namespace

void find_invisible_characters(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    if (!target.segment(segment).linkable) continue;
    if ((target.signs(segment) & CharacterSigns::kInvisible) != 0) check_invisible(context, segment, findings);
    if ((target.signs(segment) & CharacterSigns::kCombining) != 0) check_composition(context, segment, findings);
  }
}

}  // namespace tolmach::check::detail
