#include "normalize/measures.h"

#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::normalize {
namespace {

/// The measures of a text, each as its place and readings: "5 miles: mile 8047".
std::vector<std::string> read(const std::string& text, const std::string& language) {
  const text::DataFolder data(TOLMACH_TEST_DATA);
  QuantityReader quantities(data);
  MeasureReader reader(data);
  constexpr std::uint32_t kBase = 7;
  std::vector<std::string> out;
  for (const Measure& measure : reader.read(text, language, quantities.read(text, language, kBase), kBase)) {
    std::string shown = text.substr(measure.span.begin - kBase, measure.span.size()) + ":";
    for (const Measure::Reading& reading : measure.readings)
      shown += fmt::format(" {} {:.4g}", reading.unit, reading.value);
    out.push_back(shown);
  }
  return out;
}

TEST(Measures, AreReadWithTheirUnits) {
  using testing::ElementsAre;
  EXPECT_THAT(read("It lies 5 miles off, 8 km.", "en"), ElementsAre("5 miles: mile 8047", "8 km: kilometre 8000"));
  EXPECT_THAT(read("ein 2 Meter hoher Zaun", "de"), ElementsAre("2 Meter: metre 2"));
  EXPECT_THAT(read("за два кілометри", "uk"), ElementsAre("два кілометри: kilometre 2000"));
  EXPECT_THAT(read("$5 million", "en"), ElementsAre("$5 million: dollar 5e+06 peso 5e+06"));
  EXPECT_THAT(read("5 millions d’euros", "fr"), ElementsAre("5 millions d’euros: euro 5e+06"));
  EXPECT_THAT(read("500公里", "zh"), ElementsAre("500公里: kilometre 5e+05"));
  EXPECT_THAT(read("40 square miles", "en"), ElementsAre("40 square miles: square-mile 1.036e+08"));
}

class SharedUnits : public tests::InFolder {
 protected:
  /// A reader whose data are the project's units, with these words of two languages.
  MeasureReader reader_of(const std::string& first, const std::string& second) {
    const std::filesystem::path units = text::DataFolder(TOLMACH_TEST_DATA).file("units");
    std::filesystem::create_directories(path("units"));
    for (const char* name : {"units.tsv", "symbols.tsv"})
      std::filesystem::copy_file(units / name, path(std::string("units/") + name),
                                 std::filesystem::copy_options::overwrite_existing);
    file("units/xa.tsv", first);
    file("units/xb.tsv", second);
    return MeasureReader{text::DataFolder(folder_)};
  }
  /// How many measures are read.
  static std::size_t read(MeasureReader reader, const std::string& text) {
    QuantityReader quantities{text::DataFolder(TOLMACH_TEST_DATA)};
    return reader.read(text, "xa", quantities.read(text, "xa")).size();
  }
};

TEST_F(SharedUnits, AreThoseOfAnotherLanguage) {
  EXPECT_EQ(read(reader_of("same-as\txb\nkilogram\tkil\n", "metre\tmet\n"), "5 met, 3 kil, 2 mes"), 2U);
  EXPECT_EQ(read(reader_of("kilogram\tkil\n", "metre\tmet\n"), "5 met, 3 kil, 2 mes"), 1U);
}

TEST_F(SharedUnits, AreNoCircle) {
  EXPECT_THROW(read(reader_of("same-as\txc\n", ""), "5 met"), Error) << "no such file";
  try {
    read(reader_of("# taken in a circle\nsame-as\txb\n", "same-as\txa\n"), "5 met");
    FAIL() << "a circle was read";
  } catch (const Error& error) {
    EXPECT_TRUE(error.where().file.ends_with("xb.tsv")) << error.where().file;
    EXPECT_EQ(error.where().line, 1U);
  }
}

TEST(Measures, KeepAllReadingsOfAWord) {
  using testing::ElementsAre;
  EXPECT_THAT(read("20 pounds", "en"), ElementsAre("20 pounds: pound 9.072 sterling 20"));
  EXPECT_THAT(read("50 degrees", "en"), ElementsAre("50 degrees: celsius 50 fahrenheit 10"));
  EXPECT_THAT(read("50 °F", "en"), ElementsAre("50 °F: fahrenheit 10"));
}

TEST(Measures, TakeInALesserUnitAndShareTheNextOne) {
  using testing::ElementsAre;
  EXPECT_THAT(read("a 6-foot-6 man", "en"), ElementsAre("6-foot-6: foot 1.981"));
  EXPECT_THAT(read("6 feet 6 inches", "en"), ElementsAre("6 feet 6 inches: foot 1.981"));
  EXPECT_THAT(read("5 to 10 miles", "en"), ElementsAre("5: mile 8047", "10 miles: mile 1.609e+04"));
}

TEST(Measures, AreNotSeenInOtherWords) {
  EXPECT_THAT(read("5 people, 6 kids, 7 minutes, 40%, 3 kmart shops", "en"), testing::IsEmpty());
  EXPECT_THAT(read("5 миллионов человек", "ru"), testing::IsEmpty());
  EXPECT_THAT(read("", "en"), testing::IsEmpty());
}

TEST(Measures, ConvertWithinRounding) {
  const auto one = [](std::string_view unit, Dimension dimension, double value) {
    return Measure{0, 0, {{unit, dimension, value}}, {}};
  };
  EXPECT_TRUE(converts(one("mile", Dimension::kLength, 8047), one("kilometre", Dimension::kLength, 8000)));
  EXPECT_FALSE(converts(one("mile", Dimension::kLength, 8047), one("kilometre", Dimension::kLength, 10'000)));
  EXPECT_FALSE(converts(one("mile", Dimension::kLength, 8047), one("mile", Dimension::kLength, 8047)));
  EXPECT_FALSE(converts(one("dollar", Dimension::kCurrency, 5), one("euro", Dimension::kCurrency, 5)));
  EXPECT_TRUE(converts(one("celsius", Dimension::kTemperature, 0), one("fahrenheit", Dimension::kTemperature, 0.6)));
  EXPECT_FALSE(share_unit(one("dollar", Dimension::kCurrency, 5), one("euro", Dimension::kCurrency, 5)));
  EXPECT_TRUE(share_dimension(one("dollar", Dimension::kCurrency, 5), one("euro", Dimension::kCurrency, 5)));
}

}  // namespace
}  // namespace tolmach::normalize
