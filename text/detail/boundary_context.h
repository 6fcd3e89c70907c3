#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tolmach::text::detail {

/// What stands around a place where a sentence might end. The rules (`data/segmentation/rules.tsv`) see nothing else.
/// Each column holds bits; the names of the columns and bits are those of the rule file.
enum Column : std::uint8_t { kMark, kWord, kClose, kGap, kNext, kAfter, kFollow, kInside, kSetting, kColumns };

using BoundaryContext = std::array<std::uint32_t, kColumns>;

/// kMark: what might have ended the sentence.
enum MarkBit : std::uint32_t {
  kStop = 1U << 0U,    ///< one full stop
  kShout = 1U << 1U,   ///< ! or ?, alone or in a run of marks
  kDots = 1U << 2U,    ///< … or several full stops
  kScript = 1U << 3U,  ///< a mark that only ends sentences in its script: 。 । ۔ ։
  kExtra = 1U << 4U,   ///< a mark of the language's file
  kEmoji = 1U << 5U,   ///< an emoji or a smiley
  kItem = 1U << 6U,    ///< nothing: an item of a list begins
  kSpaced = 1U << 7U,  ///< three full stops with spaces between them: an omission, while four end the sentence
  kBroken = 1U << 8U,  ///< a dash that breaks a word or sentence off
};

/// kWord: the word before the mark; from the language's file and by its shape.
enum WordBit : std::uint32_t {
  kWordName = 1U << 0U,
  kWordNumber = 1U << 1U,
  kWordInner = 1U << 2U,
  kWordEnd = 1U << 3U,
  kWordEither = 1U << 4U,
  kWordPart = 1U << 5U,  ///< part of an abbreviation that goes on behind the mark
  kWordExclaim = 1U << 6U,
  kWordInitial = 1U << 7U,     ///< one capital letter
  kWordDotted = 1U << 8U,      ///< single letters with full stops between them: "U.S"
  kWordDigits = 1U << 9U,      ///< one or two digits
  kWordLong = 1U << 10U,       ///< a number of three digits and more, or with separators
  kWordRoman = 1U << 11U,      ///< Roman numeral
  kWordMarker = 1U << 12U,     ///< first in its sentence, and short enough to number an item of a list
  kWordVowelless = 1U << 13U,  ///< small letters without a vowel, as abbreviations have
  kWordNone = 1U << 14U,       ///< no word before the mark
  kWordLower = 1U << 15U,      ///< a word of two letters or more, all small
  kWordPlain = 1U << 16U,      ///< any other
  kWordFirst = 1U << 17U,      ///< no letter and no digit of the sentence before the mark
  kWordLone = 1U << 18U,       ///< the only word of its sentence
  kWordWhole = 1U << 19U,      ///< small letters, too long for an abbreviation, and none that the file knows
  kWordYear = 1U << 20U,       ///< of kind kYear, behind a number of four digits: "1941 г"
  kWordFronted = 1U << 21U,    ///< a kWordEither or kWordDotted with which the sentence is no more than an
                               ///< adverbial: "At 5 a.m"
};

/// kClose: what closed behind the mark; kCloseWithin: and was opened within the sentence, but not behind a colon.
enum CloseBit : std::uint32_t {
  kCloseNone = 1U << 0U,
  kCloseQuote = 1U << 1U,
  kCloseBracket = 1U << 2U,
  kCloseWithin = 1U << 3U
};

/// kGap: white space behind it.
enum GapBit : std::uint32_t { kGapNone = 1U << 0U, kGapSpace = 1U << 1U, kGapLine = 1U << 2U };

/// kNext: the first visible character of what follows; kAfter: its first letter or digit, behind quotes and dashes.
enum NextBit : std::uint32_t {
  kNextLower = 1U << 0U,
  kNextUpper = 1U << 1U,
  kNextDigit = 1U << 2U,
  kNextCaseless = 1U << 3U,  ///< a letter of a script without capitals
  kNextQuote = 1U << 4U,     ///< opening
  kNextBracket = 1U << 5U,   ///< opening
  kNextDash = 1U << 6U,
  kNextPunct = 1U << 7U,  ///< a mark that belongs to what stands before it
  kNextTag = 1U << 8U,    ///< # or @ of a web text
  kNextSymbol = 1U << 9U,
  kNextKana = 1U << 10U,   ///< with kNextCaseless
  kNextDots = 1U << 11U,   ///< dots behind white space
  kNextEmoji = 1U << 12U,  ///< an emoji that shows a mood
  kNextTrail = 1U << 13U,  ///< several hashtags, or one at the end
  kNextCamel = 1U << 14U,  ///< with kNextLower: a name such as "iPhone" or "mTOR"
};

/// kFollow: the first words of what follows.
enum FollowBit : std::uint32_t {
  kFollowStarter = 1U << 0U,
  kFollowMonth = 1U << 1U,
  kFollowName = 1U << 2U,     ///< a title or another abbreviation before a name
  kFollowInitial = 1U << 3U,  ///< one capital letter and a full stop
  kFollowSpeech = 1U << 4U,   ///< a verb of speech among the first words
  kFollowRoman = 1U << 5U,    ///< Roman numeral
  kFollowOther = 1U << 6U,
};

/// kInside: in what the place is enclosed.
enum InsideBit : std::uint32_t {
  kInsideNone = 1U << 0U,
  kInsideQuote = 1U << 1U,
  kInsideBracket = 1U << 2U,
  kInsideTurn = 1U << 3U,  ///< a turn of a dialogue: the sentence begins with a dash
};

/// kSetting: what the language's file says of the whole language.
enum SettingBit : std::uint32_t { kSettingPlain = 1U << 0U, kSettingOrdinals = 1U << 1U };

/// The name of a column in the rule file.
[[nodiscard]] std::string_view name_of(Column column) noexcept;
/// The bit of a column by its name in the rule file; 0 if there is none.
[[nodiscard]] std::uint32_t bit_named(Column column, std::string_view name) noexcept;

}  // namespace tolmach::text::detail
