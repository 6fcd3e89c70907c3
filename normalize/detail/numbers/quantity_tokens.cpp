#include "normalize/detail/numbers/quantity_tokens.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

using Kind = QuantityToken::Kind;

bool is_ascii_letter(unsigned char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool belongs_to_word(char32_t c) noexcept {
  if (c < 0x80) return is_ascii_letter(static_cast<unsigned char>(c));
  return (text::is_letter(c) || text::is_mark(c) || c == 0x00AD || c == 0x200C) && !text::is_ideograph(c);
}

bool is_digit(char32_t c) noexcept {
  return c < 0x80 ? c >= '0' && c <= '9' : text::is_digit(c);
}

bool is_apostrophe(char32_t c) noexcept {
  return c == U'\'' || c == 0x2019 || c == 0x02BC;
}

char32_t first_of(std::string_view text, std::size_t at) noexcept {
  return text::next_code_point(text, at);
}

bool is_hangul(char32_t c) noexcept {
  return c >= 0xAC00 && c <= 0xD7A3;
}

text::Span span(std::size_t begin, std::size_t end) noexcept {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// What the readers ask of a numeral when no other word than "one" stands before it: whatever makes that a number, a
/// fraction or an hour.
QuantitySigns signs_of(const QuantityToken& token) noexcept {
  const std::uint64_t kinds = token.numeral->kinds | token.numeral->phrases;
  QuantitySigns signs;
  signs.begins = token.kind == Kind::kNumeral || token.numeral->surely_begins_quantity() ||
                 (kinds & bits(NumeralKind::kCentury)) != 0;
  signs.one = (kinds & bits(NumeralKind::kOne)) != 0;
  signs.completes = (kinds & bits(NumeralKind::kAndHalf, NumeralKind::kFraction, NumeralKind::kPoint,
                                  NumeralKind::kPercentBefore, NumeralKind::kClockAfter)) != 0;
  signs.clock = (kinds & bits(NumeralKind::kClock)) != 0;
  signs.half_day = (kinds & bits(NumeralKind::kAm, NumeralKind::kPm)) != 0;
  return signs;
}

}  // namespace

bool is_one_word(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();)
    if (!belongs_to_word(text::next_code_point(text, at))) return false;
  return true;
}

QuantityText::QuantityText(std::string_view text, NumeralWords& words)
    : text_(text), words_(words), lexicon_(words.lexicon()) {
  tokens_.reserve(text.size() / 5 + 4);
  cut_until(text.size(), true);
  join_phrases();
}

QuantityText::QuantityText(const CutText& cut, NumeralWords& words)
    : text_(cut.text), words_(words), lexicon_(words.lexicon()) {
  tokens_.reserve(cut.tokens.size());
  take_tokens(cut);
  join_phrases();
}

bool QuantityText::may_begin(std::size_t index) const noexcept {
  const QuantityToken& token = (*this)[index];
  if (token.kind == Kind::kOther) return false;
  if (token.kind == Kind::kDigits || has_century_) return true;
  if (token.kind == Kind::kNumeral) return token.numeral != nullptr || has_digits_;
  // A word that begins no number is the first of a code, if digits follow right behind it or behind a hyphen ("A-4").
  const bool begins = token.numeral != nullptr ? token.numeral->begins_quantity() : token.compound;
  return begins || (has_digits_ && adjacent(index + 1));
}

QuantitySigns QuantityText::signs() const noexcept {
  QuantitySigns signs;
  signs.begins = has_digits_ || has_century_;
  for (const QuantityToken& token : tokens_) {
    if (token.kind == Kind::kNumeral && lexicon_.may_begin(NumeralKind::kLoneHalf, token.character))
      signs.begins = true;
    if (token.compound) signs.begins = true;
    if (token.numeral != nullptr) signs.add(signs_of(token));
  }
  return signs;
}

/// Whether a token is a word here too. Not where a full stop or an apostrophe stands in the middle of one ("p.m"), nor
/// in Hangul, which is cut at scale words, nor where words are written against each other.
bool QuantityText::is_cut_alike(const text::Token& token, std::uint32_t base) const {
  const std::size_t begin = token.span.begin - base, end = token.span.end - base;
  std::size_t next = end;
  return token.plain && !lexicon_.joined_words() &&
         (end == text_.size() || text_[end] == ' ' || !continues_word(end, begin, next)) &&
         !is_hangul(first_of(text_, begin));
}

void QuantityText::take_tokens(const CutText& cut) {
  for (std::size_t k = 0; k < cut.tokens.size(); ++k) {
    const text::Token& token = cut.tokens[k];
    const std::size_t begin = token.span.begin - cut.base;
    const std::size_t end = token.span.end - cut.base;
    if (end <= at_) continue;  // a part of what is cut
    const bool space_before = tokens_.empty() || begin > at_;
    at_ = std::max(at_, begin);
    if (at_ > begin || !is_cut_alike(token, cut.base)) {
      cut_until(end, space_before);
      continue;
    }
    QuantityToken& word = tokens_.emplace_back();
    word.kind = Kind::kWord;
    word.space_before = space_before;
    word.span = span(begin, end);
    word.character = first_of(text_, begin);
    set_numeral(word, cut.numerals[k]);
    at_ = end;
  }
}

/// Cuts as far as a byte, where nothing that was cut goes on.
void QuantityText::cut_until(std::size_t end, bool space_before) {
  while (at_ < end) {
    const std::size_t begin = at_;
    const char32_t c = text::next_code_point(text_, at_);
    if (c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : text::is_white_space(c)) {
      space_before = true;
      continue;
    }
    if (is_digit(c)) {
      cut_digits(begin, space_before);
    } else if (belongs_to_word(c)) {
      cut_word(begin, space_before);
    } else {
      QuantityToken token;
      token.kind = Kind::kOther;
      token.space_before = space_before;
      token.span = span(begin, at_);
      token.character = c;
      if (c >= 0x80 && text::is_ideograph(c)) {
        token.kind = Kind::kNumeral;
        look_up(token);
      }
      tokens_.push_back(token);
    }
    space_before = false;
  }
}

/// Where words are written against each other: the end of the longest form that stands at a place, right behind
/// digits or another such form; the place itself where none does.
std::size_t QuantityText::end_of_joined_form(std::size_t begin) const {
  std::size_t found = begin;
  if (!lexicon_.joined_words() || tokens_.empty() || tokens_.size() != behind_digits_) return found;
  const std::size_t last = std::min(text_.size(), begin + lexicon_.longest_form());
  for (std::size_t end = begin; end < last;) {
    static_cast<void>(text::next_code_point(text_, end));
    if (lexicon_.find(text_.substr(begin, end - begin)) == nullptr) continue;
    // Where a mark goes on with the longest form, it is another word: "พันธุ์" is no thousand either.
    found = end == text_.size() || !text::is_mark(first_of(text_, end)) ? end : begin;
  }
  return found;
}

/// The same before digits: the longest form at the end of the last word becomes a token of its own.
void QuantityText::cut_form_before_digits() {
  if (!lexicon_.joined_words() || tokens_.empty()) return;
  QuantityToken& word = tokens_.back();
  if (word.kind != Kind::kWord || word.numeral != nullptr) return;
  for (std::size_t at = word.span.begin; at < word.span.end; static_cast<void>(text::next_code_point(text_, at))) {
    if (lexicon_.find(text_.substr(at, word.span.end - at)) == nullptr) continue;
    QuantityToken form;
    form.kind = Kind::kWord;
    form.character = first_of(text_, at);
    form.span = span(at, word.span.end);
    look_up(form);
    word.span.end = form.span.begin;
    tokens_.push_back(form);
    return;
  }
}

void QuantityText::cut_digits(std::size_t begin, bool space_before) {
  cut_form_before_digits();
  QuantityToken token;
  token.kind = Kind::kDigits;
  token.space_before = space_before;
  at_ = begin;
  while (at_ < text_.size()) {
    std::size_t next = at_;
    const char32_t c = text::next_code_point(text_, next);
    if (!is_digit(c)) break;
    if (token.digits == 0) token.character = c;
    token.value = token.value * 10 + (c < 0x80 ? static_cast<int>(c - '0') : text::digit_value(c));
    ++token.digits;
    at_ = next;
  }
  token.span = span(begin, at_);
  has_digits_ = true;
  tokens_.push_back(token);
  behind_digits_ = tokens_.size();
}

void QuantityText::cut_word(std::size_t begin, bool space_before) {
  const bool after_number = !space_before && !tokens_.empty() && tokens_.back().kind != Kind::kWord;
  at_ = begin;
  QuantityToken token;
  token.kind = Kind::kWord;
  token.space_before = space_before;
  token.character = text::next_code_point(text_, at_);
  if (after_number && is_hangul(token.character)) {
    token.span = span(begin, at_);
    look_up(token);
    if (token.is(NumeralKind::kScaleBefore)) {
      token.kind = Kind::kNumeral;
      tokens_.push_back(token);
      return;  // what is left of the word is cut next
    }
  }
  if (const std::size_t end = end_of_joined_form(begin); end > begin) {
    token.span = span(begin, end);
    look_up(token);
    tokens_.push_back(token);
    behind_digits_ = tokens_.size();
    at_ = end;
    return;  // as above
  }
  std::size_t next = at_;
  while (true) {
    while (at_ < text_.size() && is_ascii_letter(static_cast<unsigned char>(text_[at_]))) ++at_;
    if (!continues_word(at_, begin, next)) break;
    at_ = next;
  }
  token.span = span(begin, at_);
  look_up(token);
  tokens_.push_back(token);
}

/// Whether what stands before a place is one letter, the first of its word or behind a stop in it.
bool QuantityText::is_single_letter(std::size_t begin, std::size_t at) const {
  std::size_t letter = at;
  static_cast<void>(text::previous_code_point(text_, letter));
  return letter <= begin || text_[letter - 1] == '.';
}

/// Letters and marks; where it is a letter, the apostrophe; and the stop inside "p.m" or "U.S".
bool QuantityText::continues_word(std::size_t at, std::size_t begin, std::size_t& next) const {
  if (at >= text_.size()) return false;
  next = at;
  const char32_t c = text::next_code_point(text_, next);
  if (belongs_to_word(c)) return true;
  const bool stop = c == U'.' && is_single_letter(begin, at);
  if (!stop && !(is_apostrophe(c) && lexicon_.apostrophe_in_words())) return false;
  if (next >= text_.size()) return false;
  return belongs_to_word(text::next_code_point(text_, next));
}

void QuantityText::look_up(QuantityToken& token) {
  set_numeral(token, words_.look_up(token.span.of(text_)));
}

void QuantityText::set_numeral(QuantityToken& token, const NumeralWord& numeral) noexcept {
  token.numeral = numeral.numeral;
  token.joined = numeral.joined;
  token.compound = numeral.compound;
  has_century_ = has_century_ || token.is(NumeralKind::kCentury);
}

void QuantityText::join_phrases() {
  constexpr std::size_t kMostWords = 3;
  std::string key, word;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!tokens_[i].is(NumeralKind::kPhraseBegin)) continue;
    lexicon_.fold_word(tokens_[i].span.of(text_), key);
    std::size_t last = i;
    for (std::size_t words = 1; words < kMostWords; ++words) {
      std::size_t next = last + 1;
      if ((*this)[next].is_mark(U'-') && adjacent(next) && adjacent(next + 1)) ++next;
      if ((*this)[next].kind != Kind::kWord || (next == last + 1 && adjacent(next))) break;
      lexicon_.fold_word(this->word(next), word);
      key.append(" ").append(word);
      last = next;
      const Numeral* phrase = lexicon_.find(key);
      if (phrase == nullptr) continue;
      tokens_[i].numeral = phrase;
      has_century_ = has_century_ || phrase->is(NumeralKind::kCentury);
      tokens_[i].length = static_cast<std::uint32_t>(last - i + 1);
    }
  }
}

const Numeral* QuantityText::preceded_by(NumeralKind kind, std::size_t index, std::uint32_t& begin) const {
  std::size_t at = (*this)[index].span.begin;
  for (int characters = 0; characters < 3 && at > 0; ++characters) {
    static_cast<void>(text::previous_code_point(text_, at));
    const Numeral* entry = lexicon_.find(text_.substr(at, (*this)[index].span.begin - at));
    if (entry == nullptr || !entry->is(kind)) continue;
    begin = static_cast<std::uint32_t>(at);
    return entry;
  }
  return nullptr;
}

const Numeral* QuantityText::followed_by(NumeralKind kind, std::uint32_t offset, std::uint32_t& end,
                                         int most_characters) const {
  if (offset >= text_.size() || !lexicon_.may_begin(kind, first_of(text_, offset))) return nullptr;
  std::size_t at = offset;
  for (int characters = 0; characters < most_characters && at < text_.size(); ++characters) {
    static_cast<void>(text::next_code_point(text_, at));
    const Numeral* entry = lexicon_.find(text_.substr(offset, at - offset));
    if (entry == nullptr || !entry->is(kind)) continue;
    end = static_cast<std::uint32_t>(at);
    return entry;
  }
  return nullptr;
}

std::size_t QuantityText::token_at(std::size_t index, std::uint32_t offset) const noexcept {
  while (index < tokens_.size() && tokens_[index].span.begin < offset) ++index;
  return index;
}

}  // namespace tolmach::normalize::detail
