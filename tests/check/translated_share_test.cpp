// How often words have a counterpart in the translation, and the data that says so.

#include "check/detail/completeness/translated_share.h"

#include <gmock/gmock.h>

#include "text/string_map.h"

namespace tolmach::check::detail {
namespace {

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

TEST(TranslatedShare, IsThatOfTheLanguageWhereItDiffersAndTheLeastOfSeveralConcepts) {
  align::EverydayWords words(data());
  const TranslatedShare shares(data(), words);
  const auto share = [&](const std::vector<std::string>& names, std::string_view language) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(names.size());
    for (const std::string& name : names) numbers.push_back(words.number_of(name));
    return shares.of(numbers, language);
  };
  EXPECT_GT(share({"president"}, "sv"), 0.8) << "counted in other languages";
  EXPECT_LT(share({"one"}, "fr"), 0.4) << "the article";
  EXPECT_GT(share({"one"}, "en"), share({"one"}, "sv")) << "no article in English";
  EXPECT_EQ(share({"president", "one"}, "fr"), share({"one"}, "fr"));
  EXPECT_NEAR(share({"no such concept"}, "en"), 0.57, 0.001) << "the mean of all";
}

TEST(TranslatedShare, TheDataNamesConceptsAndLanguagesThatThereAre) {
  text::StringSet concepts;
  for (const text::DataRow& row : text::read_data_rows(data().file("words/concepts.txt"), 1))
    concepts.insert(row.fields[0].substr(0, row.fields[0].find(' ')));
  std::size_t rows = 0;
  for (const text::DataRow& row : text::read_data_rows(data().file("check/translated_share.tsv"), 3)) {
    if (rows++ == 0) continue;  // the heading
    EXPECT_TRUE(concepts.contains(row.fields[0])) << row.fields[0];
    EXPECT_TRUE(row.fields[1] == "*" || data().has("words/" + row.fields[1] + ".tsv")) << row.fields[1];
    const float share = std::stof(row.fields[2]);
    EXPECT_TRUE(share > 0 && share < 1) << row.fields[0] << ' ' << row.fields[1];
  }
  EXPECT_GT(rows, 1000U);
}

}  // namespace
}  // namespace tolmach::check::detail
