#include "text/detail/line_rules.h"

#include <algorithm>

#include "text/detail/characters.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

// In code points. Mailers wrap at 72 to 80; what is wrapped wider than this was not wrapped for people.
constexpr std::size_t kNarrowestPage = 30;
constexpr std::size_t kWidestPage = 130;
constexpr std::size_t kLongLine = 40;   // a line that short is likely a heading or an item
constexpr double kWrappedShare = .9;    // of the lines of a wrapped block, at least so many are full
constexpr std::size_t kLeastLines = 3;  // two lines say nothing about a page's width

struct Line {
  std::string_view text;
  std::size_t length = 0;      ///< code points
  std::size_t first_word = 0;  ///< length of the first word, code points
};

/// How many characters of a line would have had to stand at the end of the one before.
std::size_t first_word(std::string_view line) noexcept {
  // Text without spaces breaks anywhere, but for a mark that clings to a character.
  constexpr std::size_t kUnspaced = 2;
  constexpr std::size_t kAhead = 6;  // characters, marks and digits among them, in which an ideograph tells
  std::size_t at = 0;
  for (std::size_t count = 0; at < line.size() && count < kAhead; ++count)
    if (is_ideograph(next_code_point(line, at))) return kUnspaced;
  return count_code_points(line.substr(0, std::min(line.find_first_of(" \t"), line.size())));
}

Line measure(std::string_view text) {
  const std::string_view visible = trim(text);
  return {text, count_code_points(visible), first_word(visible)};
}

char32_t first_character(const Line& line) noexcept {
  return peek(line.text, skip_gap(line.text, 0));
}

/// Whether each line is as full as it could be.
bool is_wrapped(const std::vector<Line>& lines) {
  if (lines.size() < kLeastLines) return false;
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.length);
  if (width < kNarrowestPage || width > kWidestPage) return false;
  std::size_t full = 0;
  std::size_t running_on = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].length + 1 + lines[i + 1].first_word > width) ++full;
    if (!is_upper(first_character(lines[i + 1]))) ++running_on;
  }
  const auto ends = static_cast<double>(lines.size() - 1);
  // Verse fills its lines too, now and then, but begins each with a capital.
  return static_cast<double>(full) >= kWrappedShare * ends && 3 * running_on >= lines.size() - 1;
}

bool is_open(const Line& line, const SentenceWords& words) {
  const std::string_view visible = trim(line.text);
  const std::size_t space = visible.find_last_of(" \t");
  const std::string_view last = space == std::string_view::npos ? visible : visible.substr(space + 1);
  return (words.kinds_of(last) & kOpen) != 0;
}

/// Languages without spaces: a particle that stands at the end of the line.
bool ends_in_particle(const Line& line, const SentenceWords& words) {
  const std::string_view visible = trim(line.text);
  if (visible.empty() || !is_ideograph(peek_back(visible, visible.size()))) return false;
  std::size_t begin = visible.size();
  (void)previous_code_point(visible, begin);
  return (words.kinds_of(visible.substr(begin)) & kOpen) != 0;
}

bool ends_with_mark(const Line& line) noexcept {
  const std::string_view visible = trim(line.text);
  const char32_t last = peek_back(visible, visible.size());
  return is_sentence_mark(last) || last == U':' || last == U';' || is_ellipsis(last);
}

/// Whether a line begins with a mark that belongs to what stands before it, alone or before white space.
bool begins_with_closing_mark(const Line& line) noexcept {
  const std::size_t begin = skip_gap(line.text, 0);
  const char32_t first = peek(line.text, begin);
  const char32_t second = peek(line.text, begin + 1);
  return (first == U'.' || first == U',' || first == U';' || first == U'!' || first == U'?') &&
         (second == 0 || is_white_space(second));
}

LineEnd judge(const Line& line, const Line& next, bool wrapped, const SentenceWords& words) {
  const char32_t first = first_character(next);
  const bool begins_item = is_bullet(first) || is_dash(first);
  if (begins_item) return {true, "line-item"};
  if (wrapped) return {false, "line-wrapped"};
  if (begins_with_closing_mark(next) && !ends_with_mark(line)) return {false, "line-begins-with-mark"};
  const bool flows = !line.text.empty() && line.text.back() == ' ';
  if (flows && is_small(first) && !ends_with_mark(line)) return {false, "line-flowed"};
  if (is_open(line, words) || ends_in_particle(line, words)) return {false, "line-open-word"};
  if ((is_small(first) || is_opening_bracket(first)) && line.length >= kLongLine && line.length <= kWidestPage &&
      !ends_with_mark(line))
    return {false, "line-goes-on-small"};
  return {true, "line-end"};
}

}  // namespace

std::vector<LineEnd> line_ends(std::string_view text, const std::vector<Span>& lines, const SentenceWords& words) {
  std::vector<Line> measured;
  measured.reserve(lines.size());
  for (const Span& line : lines) measured.push_back(measure(line.of(text)));
  const bool wrapped = is_wrapped(measured);
  std::vector<LineEnd> ends;
  for (std::size_t i = 0; i + 1 < measured.size(); ++i)
    ends.push_back(judge(measured[i], measured[i + 1], wrapped, words));
  return ends;
}

}  // namespace tolmach::text::detail
