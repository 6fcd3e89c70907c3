#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/span.h"
#include "text/words.h"

namespace tolmach::normalize {

/// A number or date in a text, by value.
struct Quantity {
  enum class Kind : std::uint8_t {
    kNumber,   ///< a cardinal, fraction or percentage
    kOrdinal,  ///< 3rd, третій, am 3.
    kYear,
    kDate,   ///< day and month, perhaps a year; value = day, see month and year
    kMonth,  ///< a month named alone or with a year
    kTime,   ///< hours and minutes; value = minutes since midnight
    kCode    ///< letters and digits that name something (F-35, COVID-19): compared as text
  };
  Kind kind = Kind::kNumber;
  text::Span span;   ///< offsets of the text given, plus its base
  double value = 0;  ///< with scale words applied: "2.5 million" = 2 500 000
  /// The second reading: of an ambiguous separator ("1.234": 1234 and 1.234), of a time on a clock of twelve
  /// hours, of hundreds that may be a century ("1800-tallet": the eighteen hundreds, the 19th).
  std::optional<double> other;
  int month = 0;          ///< 1 to 12 for kDate and kMonth, else 0
  int year = 0;           ///< for kDate and kMonth where one is given, else 0
  bool in_words = false;  ///< written wholly in words ("two", "десять"): may be idiom, compare with care
  bool percent = false;
  std::string text;  ///< as written
};

namespace detail {
struct Numeral;
}

/// What a reader's numerals say of a word by itself.
struct NumeralWord {
  const detail::Numeral* numeral = nullptr;  ///< null: the word is none by itself
  bool joined = false;                       ///< written together with a prefix that means "and"
  bool compound = false;                     ///< several numerals in one word ("zweiundzwanzig")

  [[nodiscard]] bool says_nothing() const noexcept { return numeral == nullptr && !compound; }
};

/// What a word says of the quantities that a text may have for its sake, whatever the text; and that of several words
/// together.
struct QuantitySigns {
  bool begins : 1 = false;      ///< a quantity or a vague amount may begin with it, or with others for its sake
  bool one : 1 = false;         ///< "one" or an article: begins a quantity only if another word completes it
  bool completes : 1 = false;   ///< may make a quantity of "one", near it or not
  bool clock : 1 = false;       ///< may stand between an hour and the half of the day
  bool half_day : 1 = false;    ///< such a half: makes an hour of "one" right before it
  bool after_hour : 1 = false;  ///< of several words: the last one may be an hour, or `clock`

  /// @param next what the word behind says
  void add(QuantitySigns next) noexcept {
    begins = begins || next.begins;
    one = one || next.one;
    completes = completes || next.completes || (next.half_day && after_hour);
    after_hour = next.one || next.clock;
    clock = clock || next.clock;
    half_day = half_day || next.half_day;
  }
  /// Whether it adds nothing to what words beside it say, but to part them.
  [[nodiscard]] bool says_nothing() const noexcept { return !(begins || one || completes || clock || half_day); }
  /// Whether there may be any at all.
  [[nodiscard]] bool may_be_quantity() const noexcept { return begins || (one && completes); }
};

/// A text that is cut already.
struct CutText {
  std::string_view text;
  std::uint32_t base = 0;                 ///< the offset of the text
  std::span<const text::Token> tokens;    ///< text::tokenise(text, base)
  std::span<const NumeralWord> numerals;  ///< QuantityReader::numeral(): one for each token, nothing if it is not plain
};

/// Reads the quantities of a text: digits in any script with the language's separators, scale words, number words and
/// inflected forms from `data/numerals/<language>.tsv`, dates and month names from `data/months/`, Han numerals. Loads
/// a language when first asked; one object may not be shared by threads.
class QuantityReader {
 public:
  explicit QuantityReader(text::DataFolder data);
  ~QuantityReader();
  QuantityReader(QuantityReader&& other) noexcept;
  QuantityReader& operator=(QuantityReader&& other) noexcept;

  /// Quantities in order of their place; they do not overlap. Spans are offsets of `text` plus `base`.
  /// @param vague where given, becomes the amounts that are named only by their scale, with it as value: "thousands of
  /// people" (1000), "half of them" (0.5). They are none of the quantities.
  [[nodiscard]] std::vector<Quantity> read(std::string_view text, std::string_view language, std::uint32_t base = 0,
                                           std::vector<Quantity>* vague = nullptr);
  /// The same of a text whose words have been looked up.
  [[nodiscard]] std::vector<Quantity> read(const CutText& cut, std::string_view language,
                                           std::vector<Quantity>* vague = nullptr);
  /// What the language's numerals say of a word. Valid as long as the reader: who sees a word often may keep it.
  [[nodiscard]] NumeralWord numeral(std::string_view word, std::string_view language);
  /// What a word says by itself. There are no quantities or vague amounts in a text whose words are all read alone and
  /// together say so. @param word of text::tokenise(), a number too
  [[nodiscard]] QuantitySigns signs_of(std::string_view word, std::string_view language);
  /// Whether a word of text::tokenise() is surely read as if nothing else stood in its text.
  [[nodiscard]] static bool is_read_alone(std::string_view text, text::Span word) noexcept {
    const auto first = static_cast<unsigned char>(text[word.begin]);
    const bool ends = word.end < text.size() && text[word.end] == ' ';  // as most do
    return (ends && first < kFirstOfHangul) || (!is_cut(text, word) && !may_go_on(text, word));
  }

 private:
  static constexpr unsigned char kFirstOfHangul = 0xEA,
                                 kLastOfHangul = 0xED;  ///< of the bytes that syllables begin with

  /// Whether a syllable of Hangul may be cut from its word, as a scale: behind what is no space.
  [[nodiscard]] static bool is_cut(std::string_view text, text::Span word) noexcept;
  /// Whether an apostrophe, or a full stop behind a letter ("p.m"), may join a word to what stands behind it.
  [[nodiscard]] static bool may_go_on(std::string_view text, text::Span word) noexcept;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether two quantities can mean the same: equal under one of their readings, a date against its day, 12 h against 24
/// h.
[[nodiscard]] bool same_value(const Quantity& a, const Quantity& b) noexcept;

/// A value for people: 2500000 → "2 500 000", 2.5 → "2.5"; dates as "3 May 2022".
[[nodiscard]] std::string describe(const Quantity& quantity);

}  // namespace tolmach::normalize
