#include "normalize/quantities.h"

#include <utility>

#include "normalize/detail/numbers/numeral_words.h"
#include "normalize/detail/numbers/quantity_readers.h"
#include "text/language.h"
#include "text/string_table.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using detail::QuantityText;
using detail::Reading;

std::optional<Reading> read_at(const QuantityText& text, std::size_t index) {
  const detail::QuantityToken& token = text[index];
  if (!text.may_begin(index)) return std::nullopt;
  if (auto reading = detail::read_date(text, index)) return reading;
  if (token.kind != detail::QuantityToken::Kind::kWord) {
    if (auto reading = detail::read_time(text, index)) return reading;
    if (auto reading = detail::read_century_decade(text, index)) return reading;
  }
  if (auto reading = detail::read_clock_phrase(text, index)) return reading;
  if (auto reading = detail::read_fraction(text, index)) return reading;
  if (auto reading = detail::read_code(text, index)) return reading;
  if (auto reading = detail::read_century(text, index)) return reading;
  if (auto reading = detail::read_han_number(text, index)) return reading;
  return detail::read_number(text, index);
}

/// What stands between two quantities.
std::string_view gap(std::string_view text, const Quantity& first, const Quantity& second) {
  return text.substr(first.span.end, second.span.begin - first.span.end);
}

bool joins_range(std::string_view between) noexcept {
  constexpr std::size_t kLongestConnector = 6;
  if (between.find_first_of(",.;:()\n") != std::string_view::npos) return false;
  for (const std::string_view mark : {"，", "、", "；", "،", "؛"}) {
    if (between.find(mark) != std::string_view::npos) return false;
  }
  return text::trim(between).size() <= kLongestConnector;
}

/// "12 to 14 million": the first number may mean millions too.
void share_scale(std::string_view text, Reading& first, const Reading& second) {
  Quantity& quantity = first.quantity;
  const bool open =
      quantity.kind == Quantity::Kind::kNumber && first.scale == 1 && second.scale >= 1000 && !quantity.other;
  if (open && joins_range(gap(text, quantity, second.quantity))) quantity.other = quantity.value * second.scale;
}

/// "2011/12", "2011–12": the second year is written short.
void complete_year(std::string_view text, const Reading& first, Reading& second) {
  if (first.quantity.kind != Quantity::Kind::kYear || second.quantity.kind != Quantity::Kind::kNumber) return;
  const std::string_view between = gap(text, first.quantity, second.quantity);
  if (between != "/" && between != "-" && between != "–") return;
  constexpr double kCentury = 100;
  const auto century = static_cast<double>(static_cast<int>(first.quantity.value / kCentury)) * kCentury;
  if (second.quantity.value < kCentury && second.quantity.span.size() == 2)
    second.quantity.other = century + second.quantity.value;
}

/// @param vague gets the amounts that are named only by their scale
std::vector<Reading> read_all(const QuantityText& text, std::vector<Reading>& vague) {
  std::vector<Reading> readings;
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto reading = read_at(text, i);
    if (!reading && text[i].kind == detail::QuantityToken::Kind::kWord && text[i].numeral == nullptr) {
      ++i;  // most words
      continue;
    }
    if (!reading) {
      auto amount = detail::read_vague_amount(text, i);
      i = amount ? amount->next : i + 1;
      if (amount) vague.push_back(*std::move(amount));
      continue;
    }
    i = reading->next > i ? reading->next : i + 1;
    if (reading->quantity.span.begin < end) reading->quantity.span.begin = end;
    end = reading->quantity.span.end;
    if (!readings.empty()) {
      share_scale(text.text(), readings.back(), *reading);
      complete_year(text.text(), readings.back(), *reading);
    }
    readings.push_back(*std::move(reading));
  }
  return readings;
}

/// What was read, with the text of each and its place behind `base`.
std::vector<Quantity> quantities_of(std::vector<Reading> readings, std::string_view text, std::uint32_t base) {
  std::vector<Quantity> quantities;
  quantities.reserve(readings.size());
  for (Reading& reading : readings) {
    Quantity& quantity = reading.quantity;
    quantity.text = quantity.span.of(text);
    quantity.span.begin += base;
    quantity.span.end += base;
    quantities.push_back(std::move(quantity));
  }
  return quantities;
}

}  // namespace

struct QuantityReader::Impl {
  explicit Impl(text::DataFolder folder) : data(std::move(folder)) {}

  /// The numerals of a language and what they say of the words of its texts.
  struct Language {
    Language(const text::DataFolder& data, std::string_view base) : lexicon(data, base), words(lexicon) {}

    detail::NumeralLexicon lexicon;
    detail::NumeralWords words;
  };
  detail::NumeralWords& words(std::string_view language) {
    const std::string_view base = text::base_language(language);
    std::unique_ptr<Language>& known = languages.try_emplace(base).first.value;
    if (known == nullptr) known = std::make_unique<Language>(data, base);
    return known->words;
  }

  text::DataFolder data;
  text::StringTable<std::unique_ptr<Language>> languages;
};

QuantityReader::QuantityReader(text::DataFolder data) : impl_(std::make_unique<Impl>(std::move(data))) {}
QuantityReader::~QuantityReader() = default;
QuantityReader::QuantityReader(QuantityReader&&) noexcept = default;
QuantityReader& QuantityReader::operator=(QuantityReader&&) noexcept = default;

std::vector<Quantity> QuantityReader::read(std::string_view text, std::string_view language, std::uint32_t base,
                                           std::vector<Quantity>* vague) {
  const std::vector<text::Token> tokens = text::tokenise(text, base);
  std::vector<NumeralWord> numerals;
  numerals.reserve(tokens.size());
  for (const text::Token& token : tokens)
    numerals.push_back(token.plain ? numeral(text.substr(token.span.begin - base, token.span.size()), language)
                                   : NumeralWord());
  return read({text, base, tokens, numerals}, language, vague);
}

std::vector<Quantity> QuantityReader::read(const CutText& cut, std::string_view language,
                                           std::vector<Quantity>* vague) {
  const QuantityText tokens(cut, impl_->words(language));
  std::vector<Reading> vague_readings;
  std::vector<Reading> readings = read_all(tokens, vague_readings);
  if (vague != nullptr) *vague = quantities_of(std::move(vague_readings), cut.text, cut.base);
  return quantities_of(std::move(readings), cut.text, cut.base);
}

NumeralWord QuantityReader::numeral(std::string_view word, std::string_view language) {
  return impl_->words(language).look_up(word);
}

QuantitySigns QuantityReader::signs_of(std::string_view word, std::string_view language) {
  detail::NumeralWords& words = impl_->words(language);
  if (detail::is_one_word(word) && words.look_up(word).says_nothing()) return {};  // most words
  return QuantityText(word, words).signs();
}

bool QuantityReader::is_cut(std::string_view text, text::Span word) noexcept {
  const auto first = static_cast<unsigned char>(text[word.begin]);
  return first >= kFirstOfHangul && first <= kLastOfHangul && word.begin > 0 && text[word.begin - 1] != ' ';
}

bool QuantityReader::may_go_on(std::string_view text, text::Span word) noexcept {
  std::size_t at = word.end;
  if (at >= text.size() || text[at] == ' ') return false;
  const char32_t c = text::next_code_point(text, at);
  const bool stop = c == U'.' && text::count_code_points(word.of(text)) == 1;
  if (at >= text.size() || !(stop || c == U'\'' || c == U'’' || c == U'ʼ')) return false;
  const char32_t next = text::next_code_point(text, at);
  return text::is_letter(next) || next >= 0x80;
}

}  // namespace tolmach::normalize
