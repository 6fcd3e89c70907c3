#include "text/detail/cyrillic_encoding.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>

#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

/// The first of two that read the same is taken, so the plainer one stands before its extension.
constexpr std::array<const char*, 7> kEncodings{"windows-1251", "KOI8-R",     "KOI8-U",        "IBM866",
                                                "ibm-1125",     "ISO-8859-5", "x-mac-cyrillic"};

constexpr std::size_t kSample = 100'000;  // bytes
constexpr std::size_t kLeastWords = 4;    // fewer say nothing
constexpr double kLeastWellFormed = .9;   // of the words; what is left are slips and names in two scripts
// Of the letters. Texts in Russian, Ukrainian, Belarusian, Bulgarian and Serbian have .6 and more, Hebrew read as
// Cyrillic .4.
constexpr double kLeastCommon = .5;
constexpr std::u32string_view kCommonLetters = U"оаеиіјнтсрвл";

using Table = std::array<char32_t, 256>;

/// What each byte stands for; empty characters where the encoding is not known or has none.
Table table_of(const char* encoding) {
  struct Close {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
  };
  Table table{};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Close> converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return table;
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char source = static_cast<char>(byte);
    std::array<UChar, 2> target{};
    status = U_ZERO_ERROR;
    ucnv_toUChars(converter.get(), target.data(), static_cast<int32_t>(target.size()), &source, 1, &status);
    table.at(byte) = U_SUCCESS(status) ? target[0] : 0;
  }
  // DOS has no і, so its users wrote the Latin one.
  table['i'] = U'і';
  table['I'] = U'І';
  return table;
}

/// Counts what the words with a byte beyond ASCII look like.
class Reading {
 public:
  explicit Reading(const Table& table) : table_(table) {}

  void read(std::string_view bytes) {
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (is_letter(table_.at(byte)) || byte >= 0x80) {
        add(byte);
      } else {
        end_word();
      }
    }
    end_word();
  }

  /// From 0 to 2: the share of well-formed words and that of common letters; 0 where either is too small.
  [[nodiscard]] double score() const noexcept {
    if (words_ < kLeastWords) return 0;
    const double well_formed = static_cast<double>(well_formed_) / static_cast<double>(words_);
    const double common = static_cast<double>(common_) / static_cast<double>(letters_);
    return well_formed < kLeastWellFormed || common < kLeastCommon ? 0 : well_formed + common;
  }

 private:
  struct Word {
    std::size_t letters = 0, capitals = 0, common = 0;
    bool foreign = false;  ///< a letter or symbol of another script
    bool beyond_ascii = false;
    bool begins_capital = false;
  };

  void add(unsigned char byte) {
    const char32_t c = table_.at(byte);
    if (byte >= 0x80 && !is_letter(c) && (is_punctuation(c) || is_white_space(c))) {
      end_word();
      return;
    }
    word_.beyond_ascii = word_.beyond_ascii || byte >= 0x80;
    if (script_of(c) != Script::kCyrillic) word_.foreign = true;
    if (is_upper(c)) {
      ++word_.capitals;
      if (word_.letters == 0) word_.begins_capital = true;
    }
    ++word_.letters;
    if (kCommonLetters.find(to_lower(c)) != std::u32string_view::npos) ++word_.common;
  }

  void end_word() {
    if (word_.beyond_ascii) {
      const bool cased =
          word_.capitals == 0 || word_.capitals == word_.letters || (word_.capitals == 1 && word_.begins_capital);
      ++words_;
      if (cased && !word_.foreign) ++well_formed_;
      letters_ += word_.letters;
      common_ += word_.common;
    }
    word_ = {};
  }

  const Table& table_;
  Word word_;
  std::size_t words_ = 0, well_formed_ = 0, letters_ = 0, common_ = 0;
};

}  // namespace

std::string cyrillic_encoding(std::string_view bytes) {
  std::string best;
  double best_score = 0;
  for (const char* encoding : kEncodings) {
    const Table table = table_of(encoding);
    Reading reading(table);
    reading.read(bytes.substr(0, kSample));
    if (reading.score() <= best_score) continue;
    best_score = reading.score();
    best = encoding;
  }
  return best;
}

}  // namespace tolmach::text::detail
