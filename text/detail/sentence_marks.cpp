#include "text/detail/sentence_marks.h"

#include <algorithm>

#include "text/detail/characters.h"
#include "text/ethiopic_stop.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

// How far is looked back, so that a paragraph without end takes no time without end.
constexpr std::size_t kBracketReach = 1000;  // bytes in which a closing bracket was opened
constexpr std::size_t kQuoteReach = 10'000;  // bytes in which straight quotes are counted

std::string_view recent(std::string_view text, std::size_t at, std::size_t reach) noexcept {
  const std::size_t length = std::min(at, reach);
  return text.substr(at - length, length);
}

/// Whether the bracket at `at` is part of a smiley: "so sad((", ":-(".
bool is_sad_mouth(std::string_view text, std::size_t at) noexcept {
  const char32_t before = peek_back(text, at);
  const char32_t behind = peek(text, at + 1);
  const bool free = behind == 0 || behind == U'(' || is_white_space(behind);
  return free && (before == U'(' || before == U':' || before == U'-' || is_letter(before));
}

/// Whether a bracket was opened before `at` and not closed.
bool is_bracket_open(std::string_view text, std::size_t at) noexcept {
  const std::string_view before = recent(text, at, kBracketReach);
  int closed = 0;
  for (std::size_t i = before.size(); i > 0; --i) {
    if (before[i - 1] == ')') ++closed;
    if (before[i - 1] == '(' && !is_sad_mouth(before, i - 1) && --closed < 0) return true;
  }
  return false;
}

std::size_t end_of_run(std::string_view text, std::size_t at, char c) noexcept {
  while (at < text.size() && text[at] == c) ++at;
  return at;
}

bool ends_here(std::string_view text, std::size_t at) noexcept {
  const char32_t c = peek(text, at);
  return c == 0 || is_white_space(c) || is_emoji(c) || c == U'.' || c == U',' || c == U'!' || c == U'?';
}

/// ":)", ":-(", "=))", ";D", ":-P".
std::size_t smiley_with_eyes_end(std::string_view text, std::size_t at) noexcept {
  if (text[at] != ':' && text[at] != ';' && text[at] != '=') return at;
  std::size_t mouth = at + 1;
  if (mouth < text.size() && text[mouth] == '-') ++mouth;
  if (mouth == text.size()) return at;
  if (text[mouth] == ')') return end_of_run(text, mouth, ')');
  if (text[mouth] == '(') {
    const std::size_t end = end_of_run(text, mouth, '(');
    return ends_here(text, end) ? end : at;
  }
  const bool free = at == 0 || is_white_space(peek_back(text, at)) || is_sentence_mark(peek_back(text, at));
  const bool letter = text[mouth] == 'D' || text[mouth] == 'P' || text[mouth] == 'p';
  return free && letter && ends_here(text, mouth + 1) ? mouth + 1 : at;
}

/// Whether the letter before `at` is a word of its own, as in the "a)" of a list.
bool is_lone_letter(std::string_view text, std::size_t at) noexcept {
  (void)previous_code_point(text, at);
  return !is_letter(peek_back(text, at));
}

/// "))" or a bracket behind a letter that nothing opened, and "((" that nothing can close. Only where the run begins,
/// so that a run without end takes no time without end.
std::size_t mouth_end(std::string_view text, std::size_t at) noexcept {
  const char32_t before = peek_back(text, at);
  if (before == static_cast<unsigned char>(text[at])) return at;
  if (text[at] == ')') {
    const std::size_t end = end_of_run(text, at, ')');
    const bool laughs = end - at > 1 || (is_letter(before) && !is_lone_letter(text, at));
    return at > 0 && laughs && !is_white_space(before) && !is_bracket_open(text, at) ? end : at;
  }
  if (text[at] != '(' || at == 0) return at;
  const std::size_t end = end_of_run(text, at, '(');
  const bool alone = end == text.size() || is_white_space(peek(text, end));
  return alone && (end - at > 1 || is_letter(before)) ? end : at;
}

/// Whether ". ." goes on at a space: an ellipsis set with spaces.
bool spaced_stop(std::string_view text, std::size_t at) noexcept {
  return at + 1 < text.size() && text[at] == ' ' && text[at + 1] == '.' &&
         (at + 2 == text.size() || text[at + 2] == ' ' || text[at + 2] == '.');
}

/// Whether a full stop ends a sentence at `begin` and the dots behind it begin the next one: "gone. ...and then" or, as
/// an omission, "gone. . . . The next". Four spaced stops behind a space end a sentence together.
bool next_begins_with_dots(std::string_view text, std::size_t begin, const Marks& marks) noexcept {
  if (marks.stops != 4 || marks.ellipsis || marks.shout || !is_letter(peek_back(text, begin))) return false;
  if (begin + 1 >= text.size() || text[begin + 1] != ' ') return false;
  if (marks.spaces == 1) return is_letter(peek(text, marks.end));
  return marks.spaces == 3 && is_upper(peek(text, skip_gap(text, marks.end)));
}

/// The end of a reference "[12]" that stands at `at`; `at` if there is none.
std::size_t reference_end(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || text[at] != '[') return at;
  std::size_t end = at + 1;
  while (end < text.size() && end - at < 5 && is_digit(peek(text, end))) ++end;
  return end > at + 1 && end < text.size() && text[end] == ']' ? end + 1 : at;
}

/// The end of up to three ASCII digits before white space; `at` if there are none.
std::size_t short_number_end(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && end - at < 3 && text[end] >= '0' && text[end] <= '9') ++end;
  return end > at && is_white_space(peek(text, end)) ? end : at;
}

/// Whether a word stands before a full stop that is too long for an abbreviation before a number ("vol.2").
bool long_word_before(std::string_view text, std::size_t stop) noexcept {
  constexpr int kLongWord = 6;  // letters
  int letters = 0;
  for (std::size_t at = stop; at > 0 && letters < kLongWord; ++letters)
    if (!is_small(previous_code_point(text, at))) return false;
  return letters == kLongWord;
}

/// The end of footnotes' numbers glued to a full stop: "(1987).1 According", "consultation.11 12 Take".
std::size_t footnote_end(std::string_view text, std::size_t at) noexcept {
  std::size_t end = short_number_end(text, at);
  if (end == at || at < 2) return at;
  const char32_t before = peek_back(text, at - 1);
  if (is_closing_bracket(before) || is_closing_quote(before) || before == U'"') return end;
  if (text[at - 1] != '.' || !long_word_before(text, at - 1)) return at;
  for (std::size_t more = short_number_end(text, end + 1); more > end + 1; more = short_number_end(text, end + 1))
    end = more;
  return is_upper(peek(text, skip_gap(text, end))) ? end : at;
}

bool joins_left(char32_t c) noexcept {
  return c == 0 || is_white_space(c) || is_closing_bracket(c) || is_closing_quote(c) || is_dash(c) || c == U',' ||
         c == U';' || c == U':' || c == U'.' || c == U'!' || c == U'?';
}

bool odd_quotes_before(std::string_view text, std::size_t at) noexcept {
  const std::string_view before = recent(text, at, kQuoteReach);
  return std::count(before.begin(), before.end(), '"') % 2 != 0;
}

/// Whether the quotation mark at `at`, with white space on both sides, closes what one like it has opened, as in texts
/// that set spaces around all marks: " Who ? " he asked.
bool is_spaced_closing_quote(std::string_view text, std::size_t at) noexcept {
  if (text[at] != '"' || !is_white_space(peek(text, at + 1)) || !odd_quotes_before(text, at)) return false;
  const std::size_t opening = text.rfind('"', at - 1);
  return is_white_space(peek(text, opening + 1)) && (opening == 0 || is_white_space(peek_back(text, opening)));
}

/// Reads what closes behind white space: the guillemet of « Oui. », a reference, an omission, marks that are spaced
/// throughout.
std::size_t read_spaced_closer(std::string_view text, std::size_t at, std::uint32_t& close) noexcept {
  const std::size_t visible = skip_gap(text, at);
  if (visible == at || visible >= text.size()) return at;
  std::size_t end = visible;
  const char32_t c = next_code_point(text, end);
  if ((c == U'»' && joins_left(peek(text, end))) || is_spaced_closing_quote(text, visible)) {
    close |= kCloseQuote;
    return end;
  }
  if (c == U')' && is_bracket_open(text, visible)) {
    close |= kCloseBracket;
    return end;
  }
  for (const std::string_view omission : {"[...]", "[…]"})
    if (text.compare(visible, omission.size(), omission) == 0) return visible + omission.size();
  const std::size_t reference = reference_end(text, visible);
  return reference > visible ? reference : at;
}

}  // namespace

bool Marks::empty() const noexcept {
  return !(shout || script || extra || emoji || ellipsis || broken || stops > 0);
}

MarkBit Marks::kind() const noexcept {
  if (script) return kScript;
  if (shout) return kShout;
  if (extra) return kExtra;
  if (broken) return kBroken;
  if (stops == 3 && spaces == 2 && !ellipsis) return kSpaced;
  if (ellipsis || stops > 1) return kDots;
  return stops > 0 ? kStop : kEmoji;
}

std::size_t smiley_end(std::string_view text, std::size_t at) noexcept {
  const std::size_t end = smiley_with_eyes_end(text, at);
  return end > at ? end : mouth_end(text, at);
}

std::size_t breaking_dash_end(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  if (text.compare(at, 2, "--") == 0) {
    end = end_of_run(text, at, '-');
  } else if (const char32_t c = peek(text, at); c == U'—' || c == U'–') {
    (void)next_code_point(text, end);
  }
  return end > at && is_letter(peek_back(text, at)) && is_white_space(peek(text, end)) ? end : at;
}

Marks read_marks(std::string_view text, std::size_t at, const SentenceWords& words) {
  const std::size_t begin = at;
  Marks marks;
  marks.end = at;
  while (at < text.size()) {
    if (marks.stops > 0 && spaced_stop(text, at)) {
      ++at;
      ++marks.spaces;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (c == U'.') {
      ++marks.stops;
    } else if (is_ellipsis(c)) {
      marks.ellipsis = true;
    } else if (is_shout(c)) {
      marks.shout = true;
    } else if (words.is_extra_mark(c)) {
      marks.extra = true;
    } else if (is_sentence_mark(c)) {
      marks.script = true;
    } else if (const std::size_t stop = ethiopic_stop_end(text, at); stop > at) {
      marks.script = true;
      next = stop;
    } else if (is_emoji(c)) {
      marks.emoji = true;
    } else if (const std::size_t smiley = smiley_end(text, at); smiley > at) {
      marks.emoji = true;
      next = smiley;
    } else if (const std::size_t dash = breaking_dash_end(text, at); marks.empty() && dash > at) {
      marks.broken = true;
      next = dash;
    } else if (marks.empty() || !is_ignorable(c)) {
      break;
    }
    at = next;
    marks.end = at;
  }
  if (next_begins_with_dots(text, begin, marks)) {
    marks = {};
    marks.stops = 1;
    marks.end = begin + 1;
  }
  return marks;
}

std::size_t read_closer(std::string_view text, std::size_t at, std::uint32_t& close) noexcept {
  if (at >= text.size()) return at;
  std::size_t next = at;
  const char32_t c = next_code_point(text, next);
  const char32_t behind = peek(text, next);
  if (is_closing_bracket(c)) {
    close |= kCloseBracket;
    return next;
  }
  const bool straight = c == U'"' && (joins_left(behind) || odd_quotes_before(text, at));
  const bool single = (c == U'\'' || c == U'’') && (!is_letter(behind) || is_ideograph(behind));
  const bool reversed = (c == U'“' || c == U'«' || c == U'‘') && joins_left(behind);
  if (straight || single || reversed || (is_closing_quote(c) && c != U'’')) {
    close |= kCloseQuote;
    return next;
  }
  if (is_superscript_digit(c)) return next;
  if (const std::size_t end = reference_end(text, at); end > at) return end;
  if (const std::size_t end = footnote_end(text, at); end > at) return end;
  return read_spaced_closer(text, at, close);
}

}  // namespace tolmach::text::detail
