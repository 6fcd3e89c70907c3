#include "normalize/quantities.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "normalize/quantity_match.h"
#include "tests/folder.h"
#include "text/data_folder.h"
#include "text/error.h"
#include "text/words.h"

namespace tolmach::normalize {
namespace {

using Kind = Quantity::Kind;

std::string plain(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// The notation of the case files.
std::string shown(const Quantity& quantity) {
  const std::string year = quantity.year == 0 ? "" : "." + std::to_string(quantity.year);
  const int value = static_cast<int>(quantity.value);
  std::string out;
  switch (quantity.kind) {
    case Kind::kNumber:
      out = plain(quantity.value) + (quantity.percent ? "%" : "");
      break;
    case Kind::kOrdinal:
      out = "#" + plain(quantity.value);
      break;
    case Kind::kYear:
      out = "y" + plain(quantity.value);
      break;
    case Kind::kDate:
      return "d" + std::to_string(value) + "." + std::to_string(quantity.month) + year;
    case Kind::kMonth:
      return "m" + std::to_string(quantity.month) + year;
    case Kind::kTime:
      return "t" + std::to_string(value / 60) + ":" + (value % 60 < 10 ? "0" : "") + std::to_string(value % 60);
    case Kind::kCode:
      out = "c" + quantity.text;
      break;
  }
  return quantity.other ? out + "|" + plain(*quantity.other) : out;
}

std::string shown(const std::vector<Quantity>& quantities) {
  std::string out;
  for (const Quantity& quantity : quantities) out += (out.empty() ? "" : "; ") + shown(quantity);
  return out.empty() ? "-" : out;
}

std::string shown(const std::vector<QuantityDifference>& differences) {
  const std::map<QuantityDifference::Kind, std::string> names{
      {QuantityDifference::Kind::kChanged, "changed"}, {QuantityDifference::Kind::kScale, "scale"},
      {QuantityDifference::Kind::kDate, "date"},       {QuantityDifference::Kind::kTime, "time"},
      {QuantityDifference::Kind::kMissing, "missing"}, {QuantityDifference::Kind::kAdded, "added"}};
  std::string out;
  for (const QuantityDifference& difference : differences) out += (out.empty() ? "" : "; ") + names.at(difference.kind);
  return out.empty() ? "-" : out;
}

bool known_failing(const text::DataRow& row, std::size_t field) {
  return row.fields.size() > field && row.fields[field].rfind("known failing", 0) == 0;
}

/// Compares, and says when a case that is known to fail has begun to pass.
void expect(const std::string& found, const std::string& expected, bool fails, const std::string& what) {
  if (fails) {
    EXPECT_NE(found, expected) << what << " passes now: take the mark away";
  } else {
    EXPECT_EQ(found, expected) << what;
  }
}

QuantityReader reader() {
  return QuantityReader{text::DataFolder(TOLMACH_TEST_DATA)};
}

std::vector<std::string> languages_with_cases() {
  std::vector<std::string> languages;
  const std::string prefix = "quantities_";
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(TOLMACH_TEST_CASES) / "cases")) {
    const std::string stem = file.path().stem().string();
    if (stem.rfind(prefix, 0) == 0) languages.push_back(stem.substr(prefix.size()));
  }
  std::sort(languages.begin(), languages.end());
  return languages;
}

class QuantityCases : public testing::TestWithParam<std::string> {};

TEST_P(QuantityCases, AreReadByValue) {
  QuantityReader quantities = reader();
  const auto file = std::filesystem::path(TOLMACH_TEST_CASES) / "cases" / ("quantities_" + GetParam() + ".tsv");
  for (const text::DataRow& row : text::read_data_rows(file, 2)) {
    expect(shown(quantities.read(row.fields[0], GetParam())), row.fields[1], known_failing(row, 2), row.fields[0]);
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, QuantityCases, testing::ValuesIn(languages_with_cases()),
                         [](const auto& instance) { return instance.param; });

TEST(QuantityPairs, AreComparedByValue) {
  QuantityReader quantities = reader();
  const auto file = std::filesystem::path(TOLMACH_TEST_CASES) / "cases" / "quantity_pairs.tsv";
  for (const text::DataRow& row : text::read_data_rows(file, 5)) {
    const auto source = quantities.read(row.fields[1], row.fields[0]),
               target = quantities.read(row.fields[3], row.fields[2]);
    expect(shown(compare_quantities(source, target)), row.fields[4], known_failing(row, 5),
           row.fields[1] + " / " + row.fields[3]);
  }
}

TEST(QuantityPairs, OfATextAndItselfNeverDiffer) {
  QuantityReader quantities = reader();
  for (const std::string& language : languages_with_cases()) {
    const auto file = std::filesystem::path(TOLMACH_TEST_CASES) / "cases" / ("quantities_" + language + ".tsv");
    for (const text::DataRow& row : text::read_data_rows(file, 2)) {
      const auto found = quantities.read(row.fields[0], language);
      EXPECT_TRUE(compare_quantities(found, found).empty()) << row.fields[0];
    }
  }
}

TEST(QuantityReader, GivesPlacesInTheTextPlusABase) {
  const std::string text = "У травні 2,5 млн, двоє.";
  const auto found = reader().read(text, "uk", 100);
  ASSERT_EQ(found.size(), 3U);
  for (const Quantity& quantity : found) {
    EXPECT_EQ(text.substr(quantity.span.begin - 100, quantity.span.size()), quantity.text);
  }
  EXPECT_EQ(found[0].text, "травні");
  EXPECT_TRUE(found[0].in_words);
  EXPECT_EQ(found[1].text, "2,5 млн");
  EXPECT_FALSE(found[1].in_words);
  EXPECT_EQ(found[2].text, "двоє");
  EXPECT_TRUE(found[2].in_words);
}

TEST(QuantityReader, KeepsAmountsNamedOnlyByTheirScaleApart) {
  const std::vector<std::vector<std::string>> cases{{"en", "Thousands came, half of them from abroad", "1000; 0.5"},
                                                    {"en", "2 million and hundreds of thousands", "100000"},
                                                    {"en", "at half past three", "-"},
                                                    {"uk", "сотні тисяч людей", "100000"},
                                                    {"de", "Zehntausende, die Hälfte davon", "10000; 0.5"},
                                                    {"zh", "数百万人，一半", "1000000; 0.5"},
                                                    {"ja", "何千人もの", "1000"},
                                                    {"tr", "yüz binlerce kişi", "100000"},
                                                    {"ar", "عشرات الآلاف", "10000"},
                                                    {"ru", "в половине четвёртого", "-"}};
  QuantityReader quantities = reader();
  for (const std::vector<std::string>& given : cases) {
    std::vector<Quantity> vague;
    static_cast<void>(quantities.read(given[1], given[0], 0, &vague));
    EXPECT_EQ(shown(vague), given[2]) << given[1];
  }
}

TEST(QuantityReader, KeepsOrderAndNeverOverlaps) {
  const std::string text = "第三 3万5000人 下午2点 2022年5月3日 上午10点 A4 50% 12:30:45 1.2.3 31.10. 第5";
  std::uint32_t end = 0;
  for (const Quantity& quantity : reader().read(text, "zh")) {
    EXPECT_GE(quantity.span.begin, end) << quantity.text;
    EXPECT_FALSE(quantity.span.empty());
    end = quantity.span.end;
  }
}

TEST(QuantityReader, ReadsDigitsOfAnUnknownLanguage) {
  EXPECT_EQ(shown(reader().read("xx 12 and 1,234.5", "xx")), "12; 1234.5");
}

class SharedNumerals : public tests::InFolder {
 protected:
  /// A reader whose data are these numerals of two languages.
  QuantityReader reader_of(const std::string& first, const std::string& second) {
    std::filesystem::create_directories(path("numerals"));
    file("numerals/xa.tsv", first);
    file("numerals/xb.tsv", second);
    return QuantityReader{text::DataFolder(folder_)};
  }
};

TEST_F(SharedNumerals, AreReadForBothLanguages) {
  QuantityReader quantities = reader_of("xb\tsame-as\nduo\tcardinal\t2\n", "tria\tcardinal\t3\n");
  EXPECT_EQ(shown(quantities.read("duo, tria", "xa")), "2; 3");
  EXPECT_EQ(shown(quantities.read("duo, tria", "xb")), "3");
}

TEST_F(SharedNumerals, AreNoCircle) {
  QuantityReader missing = reader_of("xc\tsame-as\n", "");
  EXPECT_THROW(static_cast<void>(missing.read("duo", "xa")), Error) << "no such file";
  QuantityReader circle = reader_of("# taken in a circle\nxb\tsame-as\n", "xa\tsame-as\n");
  try {
    static_cast<void>(circle.read("duo", "xa"));
    FAIL() << "a circle was read";
  } catch (const Error& error) {
    EXPECT_TRUE(error.where().file.ends_with("xb.tsv")) << error.where().file;
    EXPECT_EQ(error.where().line, 1U);
  }
}

TEST(QuantityReader, SurvivesAnyBytes) {
  QuantityReader quantities = reader();
  EXPECT_TRUE(quantities.read("", "en").empty());
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525U + 1013904223U;
    const std::string pieces[] = {"7",       ".",  ",",  " ",    "-",   "\xE5", "\xD0\xB4\xD0\xB2\xD0\xB0",
                                  "hundred", "万", "年", "\xFF", "May", ":",    "%"};
    noise += pieces[(state >> 16U) % std::size(pieces)];
  }
  for (const char* language : {"en", "uk", "de", "zh", "ar", "ko"}) {
    for (const Quantity& quantity : quantities.read(noise, language)) ASSERT_LE(quantity.span.end, noise.size());
  }
  EXPECT_NO_THROW(static_cast<void>(quantities.read(std::string(100000, '9'), "en")));
  EXPECT_NO_THROW(static_cast<void>(quantities.read(std::string(100000, 'z'), "de")));
  std::string han;
  for (int i = 0; i < 50000; ++i) han += "二";
  EXPECT_NO_THROW(static_cast<void>(quantities.read(han, "zh")));
}

Quantity number(double value, std::optional<double> other = std::nullopt) {
  Quantity quantity;
  quantity.value = value;
  quantity.other = other;
  return quantity;
}

Quantity date(int day, int month, int year = 0) {
  Quantity quantity = number(day);
  quantity.kind = Kind::kDate;
  quantity.month = month;
  quantity.year = year;
  return quantity;
}

Quantity time_of_day(int hour, int minute) {
  Quantity quantity = number(hour * 60 + minute);
  quantity.kind = Kind::kTime;
  return quantity;
}

TEST(SameValue, AcceptsEitherReading) {
  EXPECT_TRUE(same_value(number(1234, 1.234), number(1.234)));
  EXPECT_TRUE(same_value(number(1234), number(1.234, 1234)));
  EXPECT_FALSE(same_value(number(1234, 1.234), number(12.34)));
}

TEST(SameValue, AcceptsADayForItsDate) {
  EXPECT_TRUE(same_value(date(3, 5, 2022), date(3, 5)));
  EXPECT_TRUE(same_value(date(3, 5, 2022), number(3)));
  EXPECT_TRUE(same_value(date(3, 5, 2022), number(2022)));
  EXPECT_FALSE(same_value(date(3, 5, 2022), date(3, 5, 2021)));
  EXPECT_FALSE(same_value(date(3, 5), date(5, 3)));
}

TEST(SameValue, KnowsBothClocks) {
  Quantity on_twelve_hours = time_of_day(2, 30);
  EXPECT_FALSE(same_value(time_of_day(14, 30), on_twelve_hours)) << "of the morning";
  on_twelve_hours.other = 14 * 60 + 30;
  EXPECT_TRUE(same_value(time_of_day(14, 30), on_twelve_hours));
  EXPECT_TRUE(same_value(time_of_day(14, 0), number(2)));
  EXPECT_TRUE(same_value(time_of_day(0, 0), number(24)));
  EXPECT_FALSE(same_value(time_of_day(14, 30), time_of_day(15, 30)));
  EXPECT_FALSE(same_value(time_of_day(14, 30), number(14)));
}

TEST(Describe, GroupsDigitsAndNamesDates) {
  EXPECT_EQ(describe(number(2500000)), "2 500 000");
  EXPECT_EQ(describe(number(2.5)), "2.5");
  EXPECT_EQ(describe(number(1234)), "1234");
  EXPECT_EQ(describe(number(-123456)), "-123 456");
  EXPECT_EQ(describe(number(1.0 / 3)), "1/3");
  EXPECT_EQ(describe(number(220 + 2.0 / 3)), "220 2/3");
  EXPECT_EQ(describe(number(0.25)), "0.25");
  EXPECT_EQ(describe(date(3, 5, 2022)), "3 May 2022");
  EXPECT_EQ(describe(time_of_day(14, 5)), "14:05");
}

TEST(CompareQuantities, PairsTheNearest) {
  const auto differences = compare_quantities({number(1989), number(300)}, {number(200), number(1998)});
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0].source, 1U);
  EXPECT_EQ(differences[0].target, 0U);
  EXPECT_EQ(differences[1].source, 0U);
  EXPECT_EQ(differences[1].target, 1U);
}

TEST(CompareQuantities, GivesUpOnTablesInsteadOfTakingForEver) {
  std::vector<Quantity> source, target;
  for (int i = 0; i < 900; ++i) {
    source.push_back(number(1000 + i));
    target.push_back(number(5000 + i));
  }
  EXPECT_EQ(compare_quantities(source, target).size(), 1800U) << "too many to pair, all are named";
  for (int i = 0; i < 900; ++i) source.push_back(number(9000 + i));
  EXPECT_TRUE(compare_quantities(source, target).empty());
}

/// All forms of a language's numerals and months, with words that are none and marks.
std::vector<std::string> pieces_of(const text::DataFolder& data, const std::string& language) {
  std::vector<std::string> pieces = {"rain", "дощ", "maison", "雨", "비",  "مطر", "'", "’", ".", ",", "\"",
                                     "-",    "$",   "%",      "7",  "U.S", " ",   " ", " ", " ", " ", " "};
  for (const char* folder : {"numerals/", "months/"}) {
    const std::string file = folder + language + ".tsv";
    if (!data.has(file)) continue;
    for (const text::DataRow& row : text::read_data_rows(data.file(file), 1)) pieces.push_back(row.fields[0]);
  }
  return pieces;
}

TEST(QuantityReader, FindsNothingWhereNoWordSaysSo) {
  const text::DataFolder data(TOLMACH_TEST_DATA);
  QuantityReader reader(data);
  std::uint32_t state = 11;
  for (const auto& file : std::filesystem::directory_iterator(data.file("numerals"))) {
    if (file.path().extension() != ".tsv") continue;
    const std::string language = file.path().stem();
    const std::vector<std::string> pieces = pieces_of(data, language);
    const std::size_t others = 22;  // pieces that are no forms
    std::size_t silent = 0;
    for (int round = 0; round < 15000; ++round) {
      std::string text;
      for (int k = 0; k < 9; ++k) {
        state = state * 1664525U + 1013904223U;
        const std::uint32_t random = state >> 8U;
        text += pieces[random % 4 == 0 ? random / 4 % pieces.size() : random / 4 % others];
        if (random % 3 == 0) text += ' ';
      }
      QuantitySigns signs;
      bool alone = true;
      for (const text::Token& token : text::tokenise(text)) {
        if (token.kind == text::Token::Kind::kOther) continue;
        signs.add(reader.signs_of(token.span.of(text), language));
        alone = alone && QuantityReader::is_read_alone(text, token.span);
      }
      if (!alone || signs.may_be_quantity()) continue;
      ++silent;
      std::vector<Quantity> vague;
      const std::vector<Quantity> found = reader.read(text, language, 0, &vague);
      ASSERT_TRUE(found.empty() && vague.empty()) << language << ": " << text << ": " << shown(found) << shown(vague);
    }
    EXPECT_GT(silent, 150U) << language;
  }
}

TEST(QuantityReader, AsksOnlyForWordsThatMayBegin) {
  QuantityReader reader{text::DataFolder(TOLMACH_TEST_DATA)};
  EXPECT_FALSE(reader.signs_of("rain", "en").may_be_quantity());
  EXPECT_FALSE(reader.signs_of("a", "en").may_be_quantity()) << "an article";
  EXPECT_TRUE(reader.signs_of("seven", "en").may_be_quantity());
  EXPECT_TRUE(reader.signs_of("7th", "en").may_be_quantity());
  EXPECT_TRUE(reader.signs_of("zweiundzwanzig", "de").may_be_quantity());
  QuantitySigns one = reader.signs_of("a", "en");
  one.add(reader.signs_of("rain", "en"));
  EXPECT_FALSE(one.may_be_quantity());
  EXPECT_FALSE(QuantityReader::is_read_alone("p.m", {0, 1}));
  EXPECT_TRUE(QuantityReader::is_read_alone("rain. It", {0, 4}));
}

}  // namespace
}  // namespace tolmach::normalize
