#include "text/detail/boundary_scanner.h"

#include <algorithm>

#include "text/detail/characters.h"
#include "text/detail/list_items.h"
#include "text/detail/word_shape.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

/// First bytes of the UTF-8 forms of what may end a sentence, for a quick scan.
std::array<bool, 256> first_bytes(const std::u32string& extra_marks) {
  std::array<bool, 256> table{};
  for (const char c : {'.', '!', '?', ')', '-'}) table.at(static_cast<unsigned char>(c)) = true;
  for (const int lead : {0xD6, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEF, 0xF0})
    table.at(static_cast<std::size_t>(lead)) = true;
  for (const char32_t mark : extra_marks) {
    std::string bytes;
    append_utf8(bytes, mark);
    table.at(static_cast<unsigned char>(bytes.front())) = true;
  }
  return table;
}

/// A run of marks: its end and what it amounts to.
struct Marks {
  std::size_t end = 0;
  bool shout = false, script = false, extra = false, emoji = false;
  int stops = 0, spaces = 0;
  bool ellipsis = false, broken = false;

  [[nodiscard]] bool empty() const noexcept {
    return !(shout || script || extra || emoji || ellipsis || broken || stops > 0);
  }
  [[nodiscard]] MarkBit kind() const noexcept {
    if (script) return kScript;
    if (shout) return kShout;
    if (extra) return kExtra;
    if (broken) return kBroken;
    if (stops == 3 && spaces == 2 && !ellipsis) return kSpaced;
    if (ellipsis || stops > 1) return kDots;
    return stops > 0 ? kStop : kEmoji;
  }
};

// How far is looked back, so that a paragraph without end takes no time without end.
constexpr std::size_t kBracketReach = 1000;  // bytes in which a closing bracket was opened
constexpr std::size_t kQuoteReach = 10'000;  // bytes in which straight quotes are counted
constexpr std::size_t kMostBetween = 64;     // bytes of marks before the next word

/// The end of a smiley's mouth at `at`: ":)", ";-)", or the "))" of Russian posts.
std::size_t smiley_end(std::string_view text, std::size_t at) noexcept {
  if (at == 0 || text[at] != ')') return at;
  std::size_t end = at;
  while (end < text.size() && text[end] == ')') ++end;
  const char before = text[at - 1];
  const bool eyes = before == ':' || before == ';' || before == '=' ||
                    (before == '-' && at > 1 && (text[at - 2] == ':' || text[at - 2] == ';'));
  const std::string_view recent = text.substr(at - std::min(at, kBracketReach), std::min(at, kBracketReach));
  const bool laughter = (end - at > 1 || is_letter(peek_back(text, at))) &&
                        recent.find('(') == std::string_view::npos &&
                        !(at > 1 && is_white_space(peek_back(text, at - 1)));
  return eyes || laughter ? end : at;
}

/// The end of a dash that breaks speech off: it stands close behind a letter, and white space follows.
std::size_t breaking_dash_end(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  if (text.compare(at, 2, "--") == 0) {
    while (end < text.size() && text[end] == '-') ++end;
  } else if (const char32_t c = peek(text, at); c == U'—' || c == U'–') {
    (void)next_code_point(text, end);
  }
  return end > at && is_letter(peek_back(text, at)) && is_white_space(peek(text, end)) ? end : at;
}

/// Whether ". ." goes on at a space: an ellipsis set with spaces.
bool spaced_stop(std::string_view text, std::size_t at) noexcept {
  return at + 1 < text.size() && text[at] == ' ' && text[at + 1] == '.' &&
         (at + 2 == text.size() || text[at + 2] == ' ' || text[at + 2] == '.');
}

/// Reads marks, emoji and smileys that stand together.
Marks read_marks(std::string_view text, std::size_t at, const SentenceWords& words) {
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
  return marks;
}

bool joins_left(char32_t c) noexcept {
  return c == 0 || is_white_space(c) || is_closing_bracket(c) || is_closing_quote(c) || is_dash(c) || c == U',' ||
         c == U';' || c == U':' || c == U'.' || c == U'!' || c == U'?';
}

bool odd_quotes_before(std::string_view text, std::size_t at) noexcept {
  const std::string_view recent = text.substr(at - std::min(at, kQuoteReach), std::min(at, kQuoteReach));
  return std::count(recent.begin(), recent.end(), '"') % 2 != 0;
}

/// The end of a reference "[12]" that stands at `at`; `at` if there is none.
std::size_t reference_end(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || text[at] != '[') return at;
  std::size_t end = at + 1;
  while (end < text.size() && end - at < 5 && is_digit(peek(text, end))) ++end;
  return end > at + 1 && end < text.size() && text[end] == ']' ? end + 1 : at;
}

/// The end of a footnote's number glued to a full stop: "(1987).1 According".
std::size_t footnote_end(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && end - at < 3 && text[end] >= '0' && text[end] <= '9') ++end;
  if (end == at || at < 2 || !is_white_space(peek(text, end))) return at;
  const char32_t before = peek_back(text, at - 1);
  return is_closing_bracket(before) || is_closing_quote(before) || before == U'"' ? end : at;
}

/// Reads one thing that closes at `at`; returns its end, `at` if there is none.
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
  // « Oui. » and a reference behind a space.
  const std::size_t visible = skip_gap(text, at);
  if (visible > at && peek(text, visible) == U'»') {
    std::size_t end = visible;
    (void)next_code_point(text, end);
    if (joins_left(peek(text, end))) {
      close |= kCloseQuote;
      return end;
    }
  }
  return visible > at ? std::max(at, reference_end(text, visible) > visible ? reference_end(text, visible) : at) : at;
}

std::uint32_t next_bits(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return kNextPunct;
  std::size_t next = at;
  const char32_t c = next_code_point(text, next);
  if (is_lower(c)) return kNextLower;
  if (is_upper(c)) return kNextUpper;
  if (is_digit(c) || c == U'$' || c == U'€' || c == U'£' || c == U'№') return kNextDigit;
  if (is_letter(c)) return script_of(c) == Script::kKana ? kNextCaseless | kNextKana : kNextCaseless;
  if (is_closing_quote(c) && c != U'»' && c != U'”' && c != U'’') return kNextPunct;
  if (is_opening_quote(c) || c == U'’' || c == U'¿' || c == U'¡') return kNextQuote;
  if (is_opening_bracket(c)) return kNextBracket;
  if (is_dash(c)) return kNextDash;
  if (c == U'#' || c == U'@') return kNextTag;
  return is_punctuation(c) && !is_bullet(c) && c != U'*' ? kNextPunct : kNextSymbol;
}

/// The first letter or digit behind quotes, brackets, dashes and white space.
std::size_t first_word(std::string_view text, std::size_t at) noexcept {
  const std::size_t reach = std::min(text.size(), at + kMostBetween);
  while (at < reach) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_letter(c) || is_digit(c)) break;
    at = next;
  }
  return at;
}

}  // namespace

BoundaryScanner::BoundaryScanner(std::string_view paragraph, const SentenceWords& words)
    : text_(paragraph), words_(words), lead_bytes_(first_bytes(words.extra_marks())), items_(list_items(paragraph)) {}

bool BoundaryScanner::begins_mark(std::size_t at) const {
  const char byte = text_[at];
  if (byte == '.' || byte == '!' || byte == '?') return true;
  if (byte == ')') return smiley_end(text_, at) > at;
  if (breaking_dash_end(text_, at) > at) return true;
  const char32_t c = peek(text_, at);
  return words_.is_extra_mark(c) || is_ellipsis(c) || is_sentence_mark(c) || is_emoji(c);
}

std::optional<Candidate> BoundaryScanner::candidate_at(std::size_t begin) {
  Marks marks = read_marks(text_, begin, words_);
  Candidate candidate;
  candidate.mark = static_cast<std::uint32_t>(begin);
  std::size_t end = marks.end;
  while (true) {
    const std::size_t closed = read_closer(text_, end, candidate.close);
    if (closed == end) break;
    const Marks more = read_marks(text_, closed, words_);
    end = more.end;
    if (more.empty()) continue;
    // Only the last marks end the sentence: "(etc.)."
    marks = more;
    candidate.mark = static_cast<std::uint32_t>(closed);
    candidate.close = 0;
  }
  at_ = end;
  if (candidate.close == 0) candidate.close = kCloseNone;
  candidate.kind = marks.kind();
  candidate.end = static_cast<std::uint32_t>(end);
  candidate.next = static_cast<std::uint32_t>(skip_gap(text_, end));
  if (candidate.next >= text_.size()) return std::nullopt;
  const bool glued = candidate.next == end && candidate.kind != kScript && candidate.close == kCloseNone;
  if (glued && (candidate.kind == kDots || candidate.kind == kEmoji || candidate.kind == kSpaced ||
                !is_missing_space(text_, begin, end)))
    return std::nullopt;
  return candidate;
}

std::optional<Candidate> BoundaryScanner::next() {
  while (true) {
    while (at_ < text_.size() && !lead_bytes_[static_cast<unsigned char>(text_[at_])]) ++at_;
    while (next_item_ < items_.size() && items_[next_item_] < at_) {
      const std::uint32_t item = items_[next_item_++];
      const std::string_view before = trim(text_.substr(0, item));
      const auto end = static_cast<std::uint32_t>(before.data() + before.size() - text_.data());
      if (end < last_end_) continue;
      last_end_ = end;
      return Candidate{end, end, item, kCloseNone, kItem};
    }
    if (at_ >= text_.size()) return std::nullopt;
    if (!begins_mark(at_)) {
      (void)next_code_point(text_, at_);
      continue;
    }
    const std::size_t begin = at_;
    const std::optional<Candidate> found = candidate_at(begin);
    at_ = std::max(at_, begin + 1);
    if (found) {
      last_end_ = found->end;
      return found;
    }
  }
}

bool BoundaryScanner::closes_within(const Candidate& candidate, std::uint32_t sentence_begin) const {
  if (candidate.close == kCloseNone) return false;
  const std::optional<std::uint32_t> opening = enclosures_->opening_of(candidate.end);
  if (!opening || *opening <= sentence_begin) return false;
  const std::string_view before = trim(text_.substr(sentence_begin, *opening - sentence_begin));
  const char32_t last = peek_back(before, before.size());
  return !before.empty() && last != U':' && last != U'：' && last != U',' && last != U'，';
}

BoundaryContext BoundaryScanner::context(const Candidate& candidate, std::uint32_t sentence_begin) {
  BoundaryContext context{};
  if (!enclosures_) enclosures_.emplace(text_);
  const std::string_view gap = text_.substr(candidate.end, candidate.next - candidate.end);
  context[kMark] = candidate.kind;
  context[kWord] = word_before(text_, sentence_begin, candidate.mark, peek(text_, candidate.mark), words_);
  context[kClose] = candidate.close;
  (void)enclosures_->around(candidate.mark);
  if (closes_within(candidate, sentence_begin)) context[kClose] |= kCloseWithin;
  context[kGap] = gap.empty() ? kGapNone : gap.find('\n') == std::string_view::npos ? kGapSpace : kGapLine;
  context[kNext] = next_bits(text_, candidate.next);
  const std::size_t word = first_word(text_, candidate.next);
  context[kAfter] = next_bits(text_, word);
  context[kFollow] = words_behind(text_, word, (candidate.close & kCloseQuote) != 0, words_);
  context[kInside] = enclosures_->around(candidate.end);
  context[kSetting] = words_.has_ordinals() ? kSettingOrdinals : kSettingPlain;
  return context;
}

}  // namespace tolmach::text::detail
