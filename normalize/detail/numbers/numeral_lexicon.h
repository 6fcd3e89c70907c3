#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::normalize::detail {

/// What a form can be in a number or a date; the names of the data files' kinds (data/numerals/README.md).
enum class NumeralKind : std::uint8_t {
  kCardinal,
  kOne,
  kScale,
  kLoneScale,
  kShortScale,
  kMoneyScale,
  kScaleBefore,
  kHalf,
  kAnd,
  kAndPrefix,
  kPrefix,
  kOrdinal,
  kOrdinalSuffix,
  kOrdinalBefore,
  kDecade,
  kDecadeSuffix,
  kPercent,
  kPercentBefore,
  kAm,
  kPm,
  kClock,
  kCentury,
  kCounter,
  kIndefinite,
  kMonthName,
  kMonthShort,
  kMonthDoubtful,
  kOf,
  kYearMark,
  kMonthMark,
  kDayMark,
  kClockBefore,
  kClockAfter,
  kFraction,
  kLoneFraction,
  kFractionFirst,
  kFractionMark,
  kAndHalf,
  kDuration,
  kPoint,
  kUnitToo,
  kClockTime,
  kMinute,
  kNotPercent,
  kMonthBefore,
  kPointUnit,
  kRegnal,
  kVague,
  kLoneHalf,
  kClockFirst,
  kMonthNumber,
  kPhraseBegin  ///< longer entries begin with this word; not in the data
};

template <typename... Kinds>
[[nodiscard]] constexpr std::uint64_t bits(Kinds... kinds) noexcept {
  return ((std::uint64_t{1} << static_cast<unsigned>(kinds)) | ...);
}

/// What the lexicon knows of one form.
struct Numeral {
  std::uint64_t kinds = 0;    ///< a bit for each NumeralKind
  std::uint64_t phrases = 0;  ///< the kinds of longer entries that begin with this word
  double value = 0;           ///< of the number it stands for
  int month = 0;              ///< from 1, for names of months

  [[nodiscard]] bool is(NumeralKind kind) const noexcept { return (kinds & bits(kind)) != 0; }
  [[nodiscard]] bool is_scale() const noexcept {
    return is(NumeralKind::kScale) || is(NumeralKind::kLoneScale) || is(NumeralKind::kScaleBefore);
  }
  [[nodiscard]] bool is_month() const noexcept { return month != 0; }
  /// Whether a quantity or a vague amount may begin with it: of words in letters, the readers ask for one of these
  /// first.
  [[nodiscard]] bool begins_quantity() const noexcept {
    return ((kinds | phrases) & (bits(NumeralKind::kOne) | kSureBeginnings)) != 0;
  }
  /// The same without "one", which is an article in many languages: by itself it begins nothing.
  [[nodiscard]] bool surely_begins_quantity() const noexcept { return ((kinds | phrases) & kSureBeginnings) != 0; }

 private:
  static constexpr std::uint64_t kSureBeginnings = bits(
      NumeralKind::kCardinal, NumeralKind::kOrdinal, NumeralKind::kHalf, NumeralKind::kScale, NumeralKind::kLoneScale,
      NumeralKind::kScaleBefore, NumeralKind::kDecade, NumeralKind::kClockTime, NumeralKind::kClockBefore,
      NumeralKind::kFractionFirst, NumeralKind::kLoneFraction, NumeralKind::kMonthNumber, NumeralKind::kMonthName,
      NumeralKind::kMonthShort, NumeralKind::kMonthDoubtful, NumeralKind::kVague, NumeralKind::kLoneHalf);
};

/// How a language writes numbers: words from `data/numerals/` and `data/months/`, separators and habits.
/// A language without data has only the digits' rules, and the separators that CLDR gives it.
class NumeralLexicon {
 public:
  /// @throws Error (io) when a file can't be read or a row has an unknown kind
  NumeralLexicon(const text::DataFolder& data, std::string_view language);

  /// The entry of a folded form (see fold_word), or null.
  [[nodiscard]] const Numeral* find(std::string_view folded) const;
  /// Whether some form of the kind, folded, begins with a character. Not for prefixes and kPhraseBegin.
  [[nodiscard]] bool may_begin(NumeralKind kind, char32_t first) const;
  /// The entry of a form of which `find` knows nothing, without the prefixes that are written against it ("والعشرين").
  /// `joined` is set when one of them means "and".
  [[nodiscard]] const Numeral* find_behind_prefix(std::string_view folded, bool& joined) const;
  /// The parts of a number written as one word ("zweiundzwanzig"); empty when it is none.
  [[nodiscard]] std::vector<const Numeral*> split_compound(std::string_view folded) const;
  /// Lower case as in the data files: without marks and with one form of each letter where writers vary.
  void fold_word(std::string_view word, std::string& out) const;

  [[nodiscard]] bool is_decimal(char32_t mark) const noexcept { return decimal_.find(mark) != std::u32string::npos; }
  [[nodiscard]] bool is_group(char32_t mark) const noexcept { return group_.find(mark) != std::u32string::npos; }
  [[nodiscard]] bool groups_by_space() const noexcept { return groups_by_space_; }
  [[nodiscard]] bool units_first() const noexcept { return units_first_; }
  [[nodiscard]] bool ten_with_units() const noexcept { return ten_with_units_; }
  [[nodiscard]] bool vigesimal() const noexcept { return vigesimal_; }
  [[nodiscard]] bool compounds() const noexcept { return compounds_; }
  [[nodiscard]] bool ordinal_dot() const noexcept { return ordinal_dot_; }
  [[nodiscard]] bool month_first() const noexcept { return month_first_; }
  [[nodiscard]] bool apostrophe_in_words() const noexcept { return apostrophe_in_words_; }
  [[nodiscard]] bool parts_take_article() const noexcept { return parts_take_article_; }
  /// Whether words are written against each other, so that those beside a number have to be told from the rest.
  [[nodiscard]] bool joined_words() const noexcept { return joined_words_; }
  /// Whether the parts of a large number stand behind spaces: "1조 3천억".
  [[nodiscard]] bool spaced_parts() const noexcept { return spaced_parts_; }
  /// What makes a year that is too high for one of the common era one of it; 0 where no such years are written.
  [[nodiscard]] int unmarked_era() const noexcept { return unmarked_era_; }
  /// The bytes of the longest form.
  [[nodiscard]] std::size_t longest_form() const noexcept { return longest_; }
  /// Names of eras that stand before their years, as written, each with what makes a year of it one of the common era.
  [[nodiscard]] const std::vector<std::pair<std::string, int>>& eras() const noexcept { return eras_; }

 private:
  /// The separators of a language without a file, by CLDR.
  void take_marks_of_locale(const std::string& language);
  /// Reads the file of a language, and that of another one whose rows it takes.
  void load(const std::filesystem::path& path, bool by_another = false);
  void set_rule(const text::DataRow& row, const std::filesystem::path& path);
  void add(std::string form, NumeralKind kind, double value, int month);
  void add_mark(std::u32string& marks, std::string_view form);
  bool split_from(std::string_view rest, std::vector<const Numeral*>& parts) const;

  text::StringMap<Numeral> entries_;
  std::unordered_map<char32_t, std::uint64_t> beginnings_;  ///< kinds of the entries, by their first characters
  std::vector<std::pair<std::string, bool>> prefixes_;      ///< with whether it means "and"
  std::vector<std::pair<std::string, int>> eras_;
  std::u32string decimal_, group_;
  std::size_t longest_ = 0;  ///< bytes of the longest entry
  int unmarked_era_ = 0;
  bool turkic_ = false;
  bool groups_by_space_ = false, units_first_ = false, vigesimal_ = false, compounds_ = false, ordinal_dot_ = false,
       month_first_ = false, apostrophe_in_words_ = false, ten_with_units_ = false, parts_take_article_ = false,
       joined_words_ = false, spaced_parts_ = false;
};

}  // namespace tolmach::normalize::detail
