#include "normalize/detail/numbers/quantity_readers.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

constexpr int kHour = 60, kHalfDay = 12;

bool is_minute(const QuantityToken& token) noexcept {
  return token.kind == Kind::kDigits && token.digits == 2 && token.value < 60;
}

enum class HalfDay { kUnknown, kMorning, kEvening };

/// "a.m", "вечора" after the time; moves `next` behind it.
HalfDay half_day_after(const QuantityText& text, std::size_t& next) {
  const QuantityToken& token = text[next];
  const bool morning = token.is(NumeralKind::kAm), evening = token.is(NumeralKind::kPm);
  if (token.kind != Kind::kWord || !(morning || evening)) return HalfDay::kUnknown;
  next += token.length;
  return morning ? HalfDay::kMorning : HalfDay::kEvening;
}

/// "下午" before the time; "오후 3시".
HalfDay half_day_before(const QuantityText& text, std::size_t index, std::uint32_t& begin) {
  if (text.preceded_by(NumeralKind::kAm, index, begin)) return HalfDay::kMorning;
  if (text.preceded_by(NumeralKind::kPm, index, begin)) return HalfDay::kEvening;
  if (index == 0 || text[index - 1].kind != Kind::kWord) return HalfDay::kUnknown;
  const bool morning = text[index - 1].is(NumeralKind::kAm), evening = text[index - 1].is(NumeralKind::kPm);
  if (morning || evening) begin = text[index - 1].span.begin;
  return morning ? HalfDay::kMorning : evening ? HalfDay::kEvening : HalfDay::kUnknown;
}

/// "kl. 14.30", "klo 15", "pukul 15.30": a word before the hour that makes it one; `begin` is moved to it.
bool is_named_before(const QuantityText& text, std::size_t index, std::uint32_t& begin) {
  if (index == 0) return false;
  const std::size_t word = text[index - 1].is_mark(U'.') && index > 1 ? index - 2 : index - 1;
  if (text[word].kind != Kind::kWord || !text[word].is(NumeralKind::kClockFirst)) return false;
  begin = text[word].span.begin;
  return true;
}

/// "３時間" lasts three hours; and "四点九" is four point nine, if no minutes follow.
bool is_length_or_decimal(const QuantityText& text, std::size_t at) {
  if (text.followed_by(NumeralKind::kDuration, text[at].span.begin) != nullptr) return true;
  if (!text[at].is(NumeralKind::kPoint) || text[at + 1].kind != Kind::kNumeral ||
      !text[at + 1].is(NumeralKind::kCardinal))
    return false;
  std::size_t next = at + 1;
  while (text[next].kind == Kind::kNumeral && text[next].is(NumeralKind::kCardinal)) ++next;
  return next >= text.size() || (text.followed_by(NumeralKind::kMinute, text[next].span.begin) == nullptr &&
                                 text.followed_by(NumeralKind::kClockAfter, text[at + 1].span.begin) == nullptr &&
                                 !(text[next].kind == Kind::kNumeral && text[next].is(NumeralKind::kScale) &&
                                   text[next].numeral->value == 10));
}

bool is_clock(const QuantityText& text, std::size_t at) {
  return text[at].is(NumeralKind::kClock) ||
         (at < text.size() && text[at].kind == Kind::kWord && text.adjacent(at) && text[at].numeral == nullptr &&
          text[at].character >= 0xAC00 && text.followed_by(NumeralKind::kClock, text[at].span.begin));
}

int on_the_clock(int hour, int minute, HalfDay half) noexcept {
  if (half == HalfDay::kEvening && hour < kHalfDay) hour += kHalfDay;
  if (half == HalfDay::kMorning && hour == kHalfDay) hour = 0;
  constexpr int kDay = 24 * kHour;
  return hour * kHour + minute < 0 ? kDay + minute : hour * kHour + minute;
}

/// Minutes behind the word for the hour: "20 h 30", "三点半", "三時十五分", "3 heures et demie"; moves `next` behind
/// them.
int minutes_behind_hour(const QuantityText& text, std::size_t& next) {
  const QuantityToken& token = text[next];
  if (is_minute(token)) {
    ++next;
    return static_cast<int>(token.value);
  }
  if (token.kind == Kind::kWord) return read_clock_minutes(text, next).value_or(0);
  if (!text.adjacent(next)) return 0;
  if (token.kind == Kind::kNumeral && token.is(NumeralKind::kHalf)) {
    ++next;
    return kHour / 2;
  }
  std::uint32_t end = 0;
  if (token.kind == Kind::kNumeral) {
    if (const Numeral* quarters = text.followed_by(NumeralKind::kClockAfter, token.span.begin, end)) {
      next = text.token_at(next, end);
      return static_cast<int>(quarters->value);
    }
  }
  const auto minutes = read_plain_integer(text, next);
  if (!minutes || minutes->value >= kHour) return 0;
  const std::uint32_t behind = text.end_before(minutes->next);
  if (text.followed_by(NumeralKind::kMinute, behind, end) != nullptr) {
    next = text.token_at(minutes->next, end);
    return minutes->value;
  }
  // "三点二十": no mark is needed behind tens, unless they count something.
  if (minutes->digits > 0 || minutes->value < 10 || text.followed_by(NumeralKind::kCounter, behind) != nullptr)
    return 0;
  next = minutes->next;
  return minutes->value;
}

}  // namespace

std::optional<int> read_half_day(const QuantityText& text, std::size_t& next) {
  const HalfDay half = half_day_after(text, next);
  if (half == HalfDay::kUnknown) return std::nullopt;
  return half == HalfDay::kEvening ? kHalfDay : 0;
}

double other_half_day(double minutes) noexcept {
  return minutes < kHalfDay * kHour ? minutes + kHalfDay * kHour : minutes - kHalfDay * kHour;
}

std::optional<Reading> read_time(const QuantityText& text, std::size_t index) {
  const QuantityToken& token = text[index];
  const auto hour = token.kind == Kind::kDigits
                        ? PlainInteger{static_cast<int>(token.value > 99 ? 99 : token.value), token.digits, index + 1}
                        : read_plain_integer(text, index).value_or(PlainInteger{99, 0, index});
  if (hour.value > 24 || hour.digits > 2) return std::nullopt;
  std::size_t next = hour.next;
  int minute = 0;
  const bool colon = text[next].is_mark(U':') || text[next].is_mark(0xFF1A);
  const bool stop = text[next].is_mark(U'.');
  bool timed = false;
  if ((colon || stop) && text.adjacent(next) && text.adjacent(next + 1) && is_minute(text[next + 1])) {
    minute = static_cast<int>(text[next + 1].value);
    next += 2;
    timed = colon;
    if (colon && text[next].is_mark(U':') && text.adjacent(next) && text.adjacent(next + 1) &&
        is_minute(text[next + 1])) {
      next += 2;
    }
  } else if (read_plain_integer(text, index).value_or(PlainInteger{}).next != hour.next) {
    return std::nullopt;  // a decimal or a grouped number
  }
  std::uint32_t begin = token.span.begin;
  HalfDay half = half_day_before(text, index, begin);
  timed = timed || is_named_before(text, index, begin);
  if (is_clock(text, next) && text[next].kind != Kind::kOther &&
      (half != HalfDay::kUnknown || !is_length_or_decimal(text, next))) {
    ++next;
    timed = true;
    if (minute == 0) minute = minutes_behind_hour(text, next);
  }
  if (half == HalfDay::kUnknown) {
    half = half_day_after(text, next);
    timed = timed || half != HalfDay::kUnknown;
  }
  if (!timed) return std::nullopt;
  Reading reading = make_reading(text, Quantity::Kind::kTime, on_the_clock(hour.value, minute, half), index, next);
  const bool twelve_hours = half == HalfDay::kUnknown && hour.value > 0 && text[index].character != U'0';
  if (hour.value <= kHalfDay && (twelve_hours || hour.value == kHalfDay))
    reading.quantity.other = other_half_day(reading.quantity.value);
  reading.quantity.span.begin = begin;
  reading.quantity.in_words = hour.digits == 0;
  return reading;
}

}  // namespace tolmach::normalize::detail
