#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/characters/code_page.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

/// A stretch of characters that were read in a wrong encoding.
struct Garbled {
  text::Span span;
  std::string repaired;
  std::size_t sequences = 0;
  bool doubtful = true;  ///< nothing in it but what could be a letter before a quotation mark
};

/// How the characters of one encoding are looked for.
struct Search {
  CharacterSigns::Sign sign;
  const CodePage& page;
  std::size_t least_sequences;  ///< a stretch with fewer may be ordinary text, unless it is in a word of Latin letters
};

/// A letter that texts have: what bytes look like that were not UTF-8 before is mostly something else.
bool is_plausible(char32_t c) noexcept {
  return (c >= 0xA0 && c <= 0x24F) || (c >= 0x370 && c <= 0x52F) || (c >= 0x5B0 && c <= 0x6FF) ||
         (c >= 0x900 && c <= 0x97F) || (c >= 0xE00 && c <= 0xE7F) || (c >= 0x1E00 && c <= 0x1FFF) ||
         (c >= 0x2010 && c <= 0x2044) || c == 0x20AC || c == 0x2122 || (c >= 0x3000 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x1F300;
}

/// Adds a sequence to the stretch it continues: only ASCII without a space may stand between them.
void add_sequence(std::vector<Garbled>& found, std::string_view text, std::uint32_t begin,
                  const CodePage::Sequence& sequence) {
  const auto end = static_cast<std::uint32_t>(sequence.end);
  const auto continues = [&](const Garbled& last) {
    const std::string_view between = text.substr(last.span.end, begin - last.span.end);
    return between.size() <= 40 && std::all_of(between.begin(), between.end(), [](char c) {
             return static_cast<unsigned char>(c) < 0x80 && c != '\n';
           });
  };
  if (found.empty() || !continues(found.back())) found.push_back({{begin, begin}, {}});
  Garbled& last = found.back();
  last.repaired += text.substr(last.span.end, begin - last.span.end);
  text::append_utf8(last.repaired, sequence.character);
  last.span.end = end;
  ++last.sequences;
  // "MARCHÉ»" is a letter before a quotation mark and, by its bytes, a character.
  last.doubtful = last.doubtful && is_quote(sequence.last_shown);
}

/// The first part of a word that was not damaged belongs to the place: "fÃ¼r" as a whole.
text::Span whole_words(std::string_view text, text::Span span, text::Span segment) noexcept {
  const auto in_word = [](char32_t c) {
    if (is_space(c) || text::is_ideograph(c)) return false;  // an ideograph is a word by itself
    return text::is_letter(c) || text::is_mark(c) || c >= 0x80;
  };
  while (span.begin > segment.begin && in_word(before(text, span.begin))) {
    std::size_t at = span.begin;
    static_cast<void>(text::previous_code_point(text, at));
    span.begin = static_cast<std::uint32_t>(at);
  }
  while (span.end < segment.end && in_word(after(text, span.end))) span.end = end_of_character(text, span.end);
  return span;
}

/// A stretch with the whole words it is in, and what they were.
struct Repair {
  text::Span place;
  std::string text;
};

Repair repair_of(const Garbled& garbled, std::string_view text, text::Span segment) {
  const text::Span place = whole_words(text, garbled.span, segment);
  return {place, std::string(text.substr(place.begin, garbled.span.begin - place.begin)) + garbled.repaired +
                     std::string(text.substr(garbled.span.end, place.end - garbled.span.end))};
}

/// Whether words have no other letters than Latin ones, and some that were not repaired: "grГ¶Гџer" had, but not
/// "Віcник", whose c is a look-alike.
bool is_latin_word(std::string_view words) noexcept {
  bool has_plain = false;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = text::next_code_point(words, at);
    if (!text::is_letter(c)) continue;
    if (text::script_of(c) != text::Script::kLatin) return false;
    has_plain = has_plain || c < 0x80;
  }
  return has_plain;
}

std::vector<Garbled> find_garbled(std::string_view text, text::Span segment, const Search& search) {
  std::vector<Garbled> found;
  for (std::size_t at = segment.begin; at < segment.end;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (!search.page.may_begin(text::next_code_point(text, at))) continue;
    std::size_t behind = at;
    if (at == segment.end || !search.page.may_continue(text::next_code_point(text, behind))) continue;  // as most
    const auto sequence = search.page.read(text.substr(0, segment.end), begin);
    if (!sequence || !is_plausible(sequence->character)) continue;
    add_sequence(found, text, static_cast<std::uint32_t>(begin), *sequence);
    at = sequence->end;
  }
  std::erase_if(found, [&](const Garbled& g) {
    const bool few = g.sequences < search.least_sequences && !is_latin_word(repair_of(g, text, segment).text);
    return few || (g.doubtful && g.sequences < 2);
  });
  return found;
}

void report(const Garbled& garbled, std::string_view text, text::Span segment, Findings& findings) {
  const auto [place, repaired] = repair_of(garbled, text, segment);
  findings.add({.code = "mojibake",
                .confidence = 0.97,
                .message = fmt::format("“{}” was UTF-8 read in a one-byte encoding: “{}”", place.of(text), repaired),
                .target = place,
                .suggestion = repaired});
}

/// One finding for each run of characters that `is_wanted` takes.
template <typename Wanted>
void report_runs(std::string_view text, text::Span segment, Wanted is_wanted, const Draft& draft, Findings& findings) {
  std::optional<std::uint32_t> begin;
  for (std::size_t at = segment.begin; at <= segment.end;) {
    const auto here = static_cast<std::uint32_t>(at);
    const bool wanted = at < segment.end && is_wanted(text::next_code_point(text, at));
    if (wanted && !begin) begin = here;
    if (!wanted && begin) {
      Draft found = draft;
      found.target = text::Span{*begin, here};
      if (!findings.covers(Family::kEncoding, *found.target)) findings.add(std::move(found));
      begin.reset();
    }
    if (here == segment.end) break;
  }
}

}  // namespace

void find_encoding_errors(const Context& context, Findings& findings) {
  const std::string_view text = context.target().text();
  for (std::uint32_t index = 0; index < context.target().segment_count(); ++index) {
    const text::Segment& segment = context.target().segment(index);
    if (!segment.linkable) continue;
    using Signs = CharacterSigns;
    const std::uint32_t signs = context.target().signs(index);
    const WrongPages& pages = context.resources().wrong_pages();
    std::size_t found = 0;
    for (const Search search :
         {Search{Signs::kWesternPair, pages.western, 1}, Search{Signs::kCyrillicPair, pages.cyrillic, 3},
          Search{Signs::kTurkishPair, pages.turkish, 1}}) {
      if (found > 0) break;
      if ((signs & search.sign) == 0) continue;
      for (const Garbled& garbled : find_garbled(text, segment.span, search)) {
        report(garbled, text, segment.span, findings);
        ++found;
      }
    }
    if ((signs & Signs::kReplacement) != 0)
      report_runs(
          text, segment.span, [](char32_t c) { return c == 0xFFFD; },
          {.code = "replacement-character", .confidence = 0.95, .message = "a character was lost in decoding (U+FFFD)"},
          findings);
    if ((signs & Signs::kControl) != 0)
      report_runs(text, segment.span, is_control,
                  {.code = "control-character", .confidence = 0.9, .message = "a control character stands in the text"},
                  findings);
  }
}

}  // namespace tolmach::check::detail
