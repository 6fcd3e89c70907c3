#include "normalize/detail/numbers/numeral_lexicon.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <unicode/dcfmtsym.h>
#include <unicode/locid.h>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

struct KindName {
  std::string_view name;
  NumeralKind kind;
};

constexpr std::array<KindName, 51> kKinds{{
    {"cardinal", NumeralKind::kCardinal},
    {"one", NumeralKind::kOne},
    {"scale", NumeralKind::kScale},
    {"lone-scale", NumeralKind::kLoneScale},
    {"short-scale", NumeralKind::kShortScale},
    {"money-scale", NumeralKind::kMoneyScale},
    {"scale-before", NumeralKind::kScaleBefore},
    {"half", NumeralKind::kHalf},
    {"and", NumeralKind::kAnd},
    {"and-prefix", NumeralKind::kAndPrefix},
    {"prefix", NumeralKind::kPrefix},
    {"ordinal", NumeralKind::kOrdinal},
    {"ordinal-suffix", NumeralKind::kOrdinalSuffix},
    {"ordinal-before", NumeralKind::kOrdinalBefore},
    {"decade", NumeralKind::kDecade},
    {"decade-suffix", NumeralKind::kDecadeSuffix},
    {"percent", NumeralKind::kPercent},
    {"percent-before", NumeralKind::kPercentBefore},
    {"am", NumeralKind::kAm},
    {"pm", NumeralKind::kPm},
    {"clock", NumeralKind::kClock},
    {"century", NumeralKind::kCentury},
    {"counter", NumeralKind::kCounter},
    {"indefinite", NumeralKind::kIndefinite},
    {"name", NumeralKind::kMonthName},
    {"short", NumeralKind::kMonthShort},
    {"doubtful", NumeralKind::kMonthDoubtful},
    {"of", NumeralKind::kOf},
    {"year-mark", NumeralKind::kYearMark},
    {"month-mark", NumeralKind::kMonthMark},
    {"day-mark", NumeralKind::kDayMark},
    {"clock-before", NumeralKind::kClockBefore},
    {"clock-after", NumeralKind::kClockAfter},
    {"fraction", NumeralKind::kFraction},
    {"lone-fraction", NumeralKind::kLoneFraction},
    {"fraction-first", NumeralKind::kFractionFirst},
    {"fraction-mark", NumeralKind::kFractionMark},
    {"and-half", NumeralKind::kAndHalf},
    {"duration", NumeralKind::kDuration},
    {"point", NumeralKind::kPoint},
    {"unit-too", NumeralKind::kUnitToo},
    {"clock-time", NumeralKind::kClockTime},
    {"minute", NumeralKind::kMinute},
    {"not-percent", NumeralKind::kNotPercent},
    {"month-before", NumeralKind::kMonthBefore},
    {"point-unit", NumeralKind::kPointUnit},
    {"regnal", NumeralKind::kRegnal},
    {"vague", NumeralKind::kVague},
    {"lone-half", NumeralKind::kLoneHalf},
    {"clock-first", NumeralKind::kClockFirst},
    {"month-number", NumeralKind::kMonthNumber},
}};

bool names_month(NumeralKind kind) noexcept {
  return kind == NumeralKind::kMonthName || kind == NumeralKind::kMonthShort || kind == NumeralKind::kMonthDoubtful;
}

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path, std::size_t line) {
  throw Error(Error::Kind::kIo, what, {path.string(), line});
}

/// Arabic and Persian letters that writers exchange freely, brought to one; U'\0' for what is left out.
char32_t plain_arabic(char32_t c) noexcept {
  switch (c) {
    case U'\u0623':
    case U'\u0625':
    case U'\u0622':
      return U'\u0627';
    case U'\u0649':
    case U'\u06CC':
      return U'\u064A';
    case U'\u06A9':
      return U'\u0643';
    case U'\u0640':
    case U'\u200C':
      return U'\0';
    default:
      return c >= 0x064B && c <= 0x0652 ? U'\0' : c;
  }
}

bool is_apostrophe(char32_t c) noexcept {
  return c == U'\'' || c == 0x2019 || c == 0x02BC;
}

}  // namespace

NumeralLexicon::NumeralLexicon(const text::DataFolder& data, std::string_view language) {
  const std::string base(text::base_language(language));
  turkic_ = base == "tr" || base == "az";
  for (const char* folder : {"numerals/", "months/"}) {
    const std::string file = folder + base + ".tsv";
    if (data.has(file)) load(data.file(file));
  }
  if (decimal_.empty() && group_.empty()) take_marks_of_locale(base);
}

void NumeralLexicon::take_marks_of_locale(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(icu::Locale(language.c_str()), status);
  // Where CLDR knows nothing of a language, both marks may be the decimal one.
  if (language != symbols.getLocale(ULOC_ACTUAL_LOCALE, status).getLanguage() || U_FAILURE(status)) {
    decimal_ = U".,";
    return;
  }
  const auto mark = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol which) {
    std::string utf8;
    return symbols.getConstSymbol(which).toUTF8String(utf8);
  };
  add_mark(decimal_, mark(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
  const std::string group = mark(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol);
  std::size_t at = 0;
  add_mark(group_, text::is_white_space(text::next_code_point(group, at)) ? "\\s" : group);
}

void NumeralLexicon::load(const std::filesystem::path& path, bool by_another) {
  const std::vector<text::DataRow> rows = text::read_data_rows(path, 2);
  entries_.reserve(entries_.size() + rows.size());
  std::string folded;
  for (const text::DataRow& row : rows) {
    const std::string& kind_name = row.fields[1];
    if (kind_name == "same-as") {
      if (by_another) fail("another language takes these rows: they can't be those of a third", path, row.line);
      const std::filesystem::path other = path.parent_path() / (row.fields[0] + ".tsv");
      if (!std::filesystem::exists(other)) fail("there is no file " + other.filename().string(), path, row.line);
      load(other, true);
    } else if (kind_name == "decimal") {
      add_mark(decimal_, row.fields[0]);
    } else if (kind_name == "group") {
      add_mark(group_, row.fields[0]);
    } else if (kind_name == "rule") {
      set_rule(row, path);
    } else if (kind_name == "era") {
      if (row.fields.size() < 3) fail("expected what makes a year of the era one of the common era", path, row.line);
      eras_.emplace_back(row.fields[0], static_cast<int>(text::number_in(row, 2, path)));
    } else if (kind_name == "unmarked-era") {
      if (row.fields.size() < 3) fail("expected what makes a year of the era one of the common era", path, row.line);
      unmarked_era_ = static_cast<int>(text::number_in(row, 2, path));
    } else {
      const auto* known =
          std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& k) { return k.name == kind_name; });
      if (known == kKinds.end()) fail("unknown kind \"" + kind_name + "\" of numeral", path, row.line);
      const double value = row.fields.size() > 2 ? text::number_in(row, 2, path) : 0;
      const bool month = names_month(known->kind);
      if (month && !(value >= 1 && value <= 12)) fail("expected a month from 1 to 12", path, row.line);
      fold_word(row.fields[0], folded);
      add(folded, known->kind, month ? 0 : value, month ? static_cast<int>(value) : 0);
    }
  }
}

void NumeralLexicon::set_rule(const text::DataRow& row, const std::filesystem::path& path) {
  const std::string& rule = row.fields[0];
  bool* flag = rule == "compound"              ? &compounds_
               : rule == "units-first"         ? &units_first_
               : rule == "vigesimal"           ? &vigesimal_
               : rule == "ten-with-units"      ? &ten_with_units_
               : rule == "ordinal-dot"         ? &ordinal_dot_
               : rule == "month-first"         ? &month_first_
               : rule == "apostrophe-in-words" ? &apostrophe_in_words_
               : rule == "parts-take-article"  ? &parts_take_article_
               : rule == "joined-words"        ? &joined_words_
               : rule == "spaced-parts"        ? &spaced_parts_
                                               : nullptr;
  if (flag == nullptr) fail("unknown rule \"" + rule + "\"", path, row.line);
  *flag = true;
}

void NumeralLexicon::add_mark(std::u32string& marks, std::string_view form) {
  if (form == "\\s") {
    groups_by_space_ = true;
    return;
  }
  for (std::size_t at = 0; at < form.size();) marks.push_back(text::next_code_point(form, at));
}

void NumeralLexicon::add(std::string form, NumeralKind kind, double value, int month) {
  if (form.empty()) return;
  if (kind == NumeralKind::kPrefix || kind == NumeralKind::kAndPrefix) {
    prefixes_.emplace_back(std::move(form), kind == NumeralKind::kAndPrefix);
    return;
  }
  const std::size_t space = form.find(' ');
  if (space != std::string::npos) {
    Numeral& first = entries_[form.substr(0, space)];
    first.kinds |= bits(NumeralKind::kPhraseBegin);
    first.phrases |= bits(kind);
  }
  longest_ = std::max(longest_, form.size());
  std::size_t at = 0;
  beginnings_[text::next_code_point(form, at)] |= bits(kind);
  Numeral& entry = entries_[std::move(form)];
  entry.kinds |= bits(kind);
  // A half is a half: the value of such a form is free for what it means in a time of day ("half vier").
  const bool half = kind == NumeralKind::kHalf || kind == NumeralKind::kLoneHalf;
  if (value != 0 && !half) entry.value = value;
  if (month != 0) entry.month = month;
}

const Numeral* NumeralLexicon::find(std::string_view folded) const {
  if (folded.size() > longest_) return nullptr;
  const auto entry = entries_.find(folded);
  return entry == entries_.end() ? nullptr : &entry->second;
}

bool NumeralLexicon::may_begin(NumeralKind kind, char32_t first) const {
  const auto kinds = beginnings_.find(first);
  return kinds != beginnings_.end() && (kinds->second & bits(kind)) != 0;
}

const Numeral* NumeralLexicon::find_behind_prefix(std::string_view folded, bool& joined) const {
  for (const auto& [prefix, means_and] : prefixes_) {
    if (folded.size() <= prefix.size() || folded.substr(0, prefix.size()) != prefix) continue;
    const std::string_view rest = folded.substr(prefix.size());
    bool inner = false;
    const Numeral* entry = find(rest);
    if (entry == nullptr && means_and) entry = find_behind_prefix(rest, inner);
    if (entry == nullptr || entry->kinds == 0) continue;
    joined = means_and;
    return entry;
  }
  return nullptr;
}

std::vector<const Numeral*> NumeralLexicon::split_compound(std::string_view folded) const {
  std::vector<const Numeral*> parts;
  constexpr std::size_t kLongestCompound = 80;
  if (!compounds_ || folded.size() < 5 || folded.size() > kLongestCompound || !split_from(folded, parts)) parts.clear();
  return parts;
}

bool NumeralLexicon::split_from(std::string_view rest, std::vector<const Numeral*>& parts) const {
  if (rest.empty()) return parts.size() > 1;
  constexpr std::size_t kMostParts = 12;
  if (parts.size() == kMostParts) return false;
  constexpr std::uint64_t kUsable = bits(NumeralKind::kCardinal, NumeralKind::kOne, NumeralKind::kScale,
                                         NumeralKind::kLoneScale, NumeralKind::kAnd, NumeralKind::kOrdinal);
  for (std::size_t length = std::min(rest.size(), longest_); length >= 1; --length) {
    const Numeral* part = find(rest.substr(0, length));
    if (part == nullptr || (part->kinds & kUsable) == 0) continue;
    parts.push_back(part);
    if (split_from(rest.substr(length), parts)) return true;
    parts.pop_back();
  }
  return false;
}

void NumeralLexicon::fold_word(std::string_view word, std::string& out) const {
  out.clear();
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80 && !(turkic_ && byte == 'I')) {
      out.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte));
      ++at;
      continue;
    }
    char32_t c = text::next_code_point(word, at);
    if (is_apostrophe(c))
      c = U'\'';
    else if (turkic_ && c == U'I')
      c = U'ı';
    else if (c == U'İ')
      c = U'i';
    else if (c >= 0x0600 && c < 0x0700)
      c = plain_arabic(c);
    else
      c = text::to_lower(c);
    if (c != U'\0' && c != 0x200C && c != 0x00AD && c != 0x0307) text::append_utf8(out, c);
  }
}

}  // namespace tolmach::normalize::detail
