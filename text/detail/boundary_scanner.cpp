#include "text/detail/boundary_scanner.h"

#include <algorithm>

#include "text/detail/characters.h"
#include "text/detail/list_items.h"
#include "text/detail/sentence_marks.h"
#include "text/detail/words_around.h"
#include "text/ethiopic_stop.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

/// First bytes of the UTF-8 forms of what may end a sentence, for a quick scan.
std::array<bool, 256> first_bytes(const std::u32string& extra_marks) {
  std::array<bool, 256> table{};
  for (const char c : {'.', '!', '?', ')', '(', ':', ';', '=', '-'}) table.at(static_cast<unsigned char>(c)) = true;
  for (const int lead : {0xD6, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEF, 0xF0})
    table.at(static_cast<std::size_t>(lead)) = true;
  for (const char32_t mark : extra_marks) {
    std::string bytes;
    append_utf8(bytes, mark);
    table.at(static_cast<unsigned char>(bytes.front())) = true;
  }
  return table;
}

constexpr std::size_t kMostBetween = 64;   // bytes of marks before the next word
constexpr std::size_t kWideStopBytes = 3;  // of U+FF0E, a decimal point between full-width digits

std::uint32_t next_bits(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return kNextPunct;
  std::size_t next = at;
  const char32_t c = next_code_point(text, next);
  if (is_small(c)) return is_upper(peek(text, next)) ? kNextLower | kNextCamel : kNextLower;
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

/// Whether a quotation was announced by what stands before its opening mark, so that nobody says who spoke behind it.
bool is_announced(std::string_view text, std::optional<std::uint32_t> opening) noexcept {
  if (!opening) return false;
  const std::string_view before = trim(text.substr(0, *opening));
  const char32_t last = peek_back(before, before.size());
  return last == U':' || last == U'：';
}

/// Whether the hashtag at `at` is the first of several, or the last thing of its paragraph.
bool begins_trail(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && !is_white_space(peek(text, at))) (void)next_code_point(text, at);
  const char32_t next = peek(text, skip_gap(text, at));
  return next == 0 || next == U'#';
}

/// The NextBit bits that hold only where white space stands before.
std::uint32_t bits_behind_gap(std::string_view text, std::size_t at) noexcept {
  const char32_t c = peek(text, at);
  if (c == U'.' || is_ellipsis(c)) return kNextDots;
  if (c == U'#' && begins_trail(text, at)) return kNextTrail;
  // Dingbats are bullets more often than moods.
  const bool dingbat = c >= 0x2700 && c < 0x27C0 && c != U'❤';
  return is_emoji(c) && !dingbat ? static_cast<std::uint32_t>(kNextEmoji) : 0U;
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
    : text_(paragraph),
      words_(words),
      lead_bytes_(first_bytes(words.extra_marks())),
      items_(list_items(paragraph, words)) {}

bool BoundaryScanner::begins_mark(std::size_t at) const {
  const char byte = text_[at];
  if (byte == '.' || byte == '!' || byte == '?') return true;
  if (smiley_end(text_, at) > at || ethiopic_stop_end(text_, at) > at) return true;
  if (breaking_dash_end(text_, at) > at) return true;
  const char32_t c = peek(text_, at);
  if (c == U'．' && is_digit(peek_back(text_, at)) && is_digit(peek(text_, at + kWideStopBytes))) return false;
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
                !is_missing_space(text_, begin, end, words_)))
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

bool BoundaryScanner::closes_within(std::optional<std::uint32_t> opening, std::uint32_t sentence_begin) const {
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
  std::optional<std::uint32_t> opening;
  if (candidate.close != kCloseNone) opening = enclosures_->opening_of(candidate.end);
  if (closes_within(opening, sentence_begin)) context[kClose] |= kCloseWithin;
  context[kGap] = gap.empty() ? kGapNone : gap.find_first_of("\r\n") == std::string_view::npos ? kGapSpace : kGapLine;
  context[kNext] = next_bits(text_, candidate.next);
  if (candidate.next > candidate.end) context[kNext] |= bits_behind_gap(text_, candidate.next);
  const std::size_t word = first_word(text_, candidate.next);
  context[kAfter] = next_bits(text_, word);
  const bool quoted = (candidate.close & kCloseQuote) != 0;
  const bool spoken = quoted ? !is_announced(text_, opening) : candidate.kind == kShout;
  context[kFollow] = words_behind(text_, word, spoken, words_);
  context[kInside] = enclosures_->around(candidate.end);
  if (is_dash(peek(text_, skip_gap(text_, sentence_begin)))) context[kInside] |= kInsideTurn;
  context[kSetting] = words_.has_ordinals() ? kSettingOrdinals : kSettingPlain;
  return context;
}

}  // namespace tolmach::text::detail
