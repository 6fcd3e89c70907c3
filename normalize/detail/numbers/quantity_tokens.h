#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/numbers/numeral_words.h"
#include "text/span.h"
#include "text/words.h"

namespace tolmach::normalize::detail {

/// A piece of text as the readers of numbers see it.
struct QuantityToken {
  enum class Kind : std::uint8_t {
    kWord,
    kDigits,   ///< a run of decimal digits of any script, without separators
    kNumeral,  ///< one character that stands for a number or is written against one: Han, 만
    kOther     ///< any other character
  };
  Kind kind = Kind::kOther;
  bool space_before = false;  ///< white space (or the text's beginning) stands before it
  bool joined = false;        ///< written together with a prefix that means "and"
  bool compound = false;      ///< a word of several numerals
  text::Span span;            ///< of the text read
  char32_t character = 0;     ///< the first one
  double value = 0;           ///< of digits
  std::uint32_t digits = 0;   ///< how many
  std::uint32_t length = 1;   ///< how many tokens the numeral covers
  const Numeral* numeral = nullptr;

  [[nodiscard]] bool is(NumeralKind of) const noexcept { return numeral != nullptr && numeral->is(of); }
  [[nodiscard]] bool is_mark(char32_t mark) const noexcept { return kind == Kind::kOther && character == mark; }
};

/// Whether a text is surely cut into one word: all of it are letters and marks.
[[nodiscard]] bool is_one_word(std::string_view text) noexcept;

/// A text cut into tokens, for the readers: out-of-range indices give an empty token.
class QuantityText {
 public:
  /// Text and words must outlive the object.
  QuantityText(std::string_view text, NumeralWords& words);
  /// The same of a text that is cut already, which is read only here. Text and words must outlive the object.
  QuantityText(const CutText& cut, NumeralWords& words);

  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] const NumeralLexicon& lexicon() const noexcept { return lexicon_; }
  [[nodiscard]] std::size_t size() const noexcept { return tokens_.size(); }
  [[nodiscard]] const QuantityToken& operator[](std::size_t index) const noexcept {
    return index < tokens_.size() ? tokens_[index] : nothing_;
  }
  /// Whether a quantity may begin at a token.
  [[nodiscard]] bool may_begin(std::size_t index) const noexcept;
  /// What its words say of quantities together.
  [[nodiscard]] QuantitySigns signs() const noexcept;
  /// Whether the token is there and nothing stands between it and the one before it.
  [[nodiscard]] bool adjacent(std::size_t index) const noexcept {
    return index < tokens_.size() && !tokens_[index].space_before;
  }
  [[nodiscard]] std::string_view word(std::size_t index) const { return (*this)[index].span.of(text_); }
  /// The end in bytes of the token before `next`. Precondition: next > 0.
  [[nodiscard]] std::uint32_t end_before(std::size_t next) const noexcept { return (*this)[next - 1].span.end; }
  /// The form of that kind of at most three characters that ends at the token's beginning, or null; `begin` is moved to
  /// it.
  [[nodiscard]] const Numeral* preceded_by(NumeralKind kind, std::size_t index, std::uint32_t& begin) const;
  /// The form of that kind of at most three characters that begins right at this byte, or null.
  [[nodiscard]] const Numeral* followed_by(NumeralKind kind, std::uint32_t offset) const {
    std::uint32_t ignored = 0;
    return followed_by(kind, offset, ignored);
  }
  /// The same for a form of at most so many characters; `end` is moved to the byte behind it.
  [[nodiscard]] const Numeral* followed_by(NumeralKind kind, std::uint32_t offset, std::uint32_t& end,
                                           int most_characters = 3) const;
  /// The first token from `index` on that does not begin before this byte.
  [[nodiscard]] std::size_t token_at(std::size_t index, std::uint32_t offset) const noexcept;

 private:
  void take_tokens(const CutText& cut);
  void cut_until(std::size_t end, bool space_before);
  [[nodiscard]] bool is_cut_alike(const text::Token& token, std::uint32_t base) const;
  void cut_word(std::size_t begin, bool space_before);
  void cut_digits(std::size_t begin, bool space_before);
  [[nodiscard]] std::size_t end_of_joined_form(std::size_t begin) const;
  void cut_form_before_digits();
  void look_up(QuantityToken& token);
  void set_numeral(QuantityToken& token, const NumeralWord& numeral) noexcept;
  void join_phrases();
  [[nodiscard]] bool is_single_letter(std::size_t begin, std::size_t at) const;
  [[nodiscard]] bool continues_word(std::size_t at, std::size_t begin, std::size_t& next) const;

  std::string_view text_;
  NumeralWords& words_;
  const NumeralLexicon& lexicon_;
  std::vector<QuantityToken> tokens_;
  bool has_digits_ = false, has_century_ = false;
  std::size_t at_ = 0;             ///< where cutting stands
  std::size_t behind_digits_ = 0;  ///< how many tokens there are to the last digits and the forms cut behind them
  QuantityToken nothing_;
};

}  // namespace tolmach::normalize::detail
