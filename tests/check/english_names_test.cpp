#include "check/detail/names/english_names.h"

#include <set>
#include <sstream>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/folder.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

using testing::Contains;
using testing::IsEmpty;

EnglishNames names_in(std::string_view language) {
  return {text::DataFolder(TOLMACH_TEST_DATA), language};
}

class EnglishNameList : public testing::TestWithParam<std::pair<const char*, text::Script>> {};

TEST_P(EnglishNameList, HasEachNameAndFormOnce) {
  const auto& [language, script] = GetParam();
  const auto path = std::string(TOLMACH_TEST_DATA) + "/names/english/" + language + ".tsv";
  std::set<std::string> names;
  for (const text::DataRow& row : text::read_data_rows(path, 2)) {
    EXPECT_TRUE(names.insert(text::fold(row.fields[0])).second) << row.fields[0];
    std::set<std::string> forms;
    std::istringstream in(row.fields[1]);
    for (std::string form; in >> form;) {
      EXPECT_TRUE(forms.insert(form).second) << row.fields[0] << ": " << form;
      std::size_t letters = 0;
      for (const char32_t c : text::code_points(form)) {
        if (!text::is_letter(c)) continue;
        EXPECT_EQ(text::script_of(c), script) << row.fields[0] << ": " << form;
        ++letters;
      }
      EXPECT_GT(letters, 1U) << row.fields[0] << ": one letter is no name";
    }
  }
}
INSTANTIATE_TEST_SUITE_P(Data, EnglishNameList,
                         testing::Values(std::pair("uk", text::Script::kCyrillic),
                                         std::pair("ru", text::Script::kCyrillic),
                                         std::pair("ar", text::Script::kArabic), std::pair("zh", text::Script::kHan)));

TEST(EnglishNames, KnowsNothingOfALanguageWithoutAFile) {
  EXPECT_TRUE(names_in("fr").empty());
  EXPECT_FALSE(names_in("uk").empty());
}

TEST(EnglishNames, GivesTheFormsOfAName) {
  const EnglishNames names = names_in("ru");
  ASSERT_FALSE(names.forms_of("michael").empty());
  EXPECT_EQ(names.forms_of("michael").front().written, "Майкл");
  EXPECT_EQ(names.forms_of("virginia").front().stem, "вирджини");
  EXPECT_TRUE(names.forms_of("zzyzx").empty());
}

TEST(EnglishNames, KnowsAFormInItsCases) {
  const EnglishNames names = names_in("uk");
  EXPECT_THAT(names.names_of("майклом"), Contains("michael"));
  EXPECT_THAT(names.names_of("вірджинією"), Contains("virginia"));
  EXPECT_THAT(names.names_of("майхлом"), IsEmpty());
  EXPECT_THAT(names_in("ar").names_of("مايكل"), Contains("michael"));
}

TEST(EnglishNames, OfFormsThatAWordBeginsWithTheLongestCounts) {
  EXPECT_THAT(names_in("ru").names_of("маркус"), testing::Not(Contains("mark")));
}

TEST(EnglishNames, ASlipIsALetterAway) {
  const EnglishNames names = names_in("uk");
  EXPECT_EQ(names.without_slip("майхла", "майкл"), "майкла");
  EXPECT_EQ(names.without_slip("рабертом", "роберт"), "робертом");
  EXPECT_EQ(names.without_slip("робрт", "роберт"), "роберт") << "one too few";
  EXPECT_EQ(names.without_slip("робретові", "роберт"), "робертові") << "two changed places";
  EXPECT_EQ(names.without_slip("томаз", "томас"), "томас") << "the last one";
  EXPECT_EQ(names.without_slip("майкльь", "майкл"), std::nullopt);
  EXPECT_FALSE(names.without_slip("роберта", "роберт")) << "an ending";
  EXPECT_FALSE(names.without_slip("рабарта", "роберт")) << "two letters";
  EXPECT_FALSE(names.without_slip("джон", "джек")) << "too little in common";
}

TEST(EnglishNames, RightSpellingsMayDiffer) {
  const EnglishNames ukrainian = names_in("uk"), arabic = names_in("ar");
  EXPECT_FALSE(ukrainian.without_slip("симпсона", "сімпсон"));
  EXPECT_FALSE(ukrainian.without_slip("мітчела", "мітчелл")) << "a doubled letter";
  EXPECT_FALSE(arabic.without_slip("ديفد", "ديفيد")) << "a vowel left out";
  EXPECT_FALSE(arabic.without_slip("غريغوري", "غريجوري"));
  EXPECT_EQ(arabic.without_slip("مايقل", "مايكل"), "مايكل");
}

TEST(EnglishNames, EnglishNamesAreSpelledInSeveralWays) {
  const EnglishNames names = names_in("ru");
  EXPECT_TRUE(names.is_english_slip("stevin", "steven", false));
  EXPECT_FALSE(names.is_english_slip("jenkyns", "jenkins", false));
  EXPECT_FALSE(names.is_english_slip("wayde", "wade", false));
  EXPECT_FALSE(names.is_english_slip("stevin", "steven", true)) << "Arabic does not write the vowel";
  EXPECT_TRUE(names.is_english_slip("lonbon", "london", true));
  EXPECT_TRUE(names.is_english_slip("chiacgo", "chicago", true)) << "two changed places";
  EXPECT_FALSE(names.is_english_slip("loius", "louis", true)) << "two vowels";
}

TEST(EnglishNames, KnowsListedNamesByTheirDeclension) {
  const normalize::WordForms word_forms{text::DataFolder(TOLMACH_TEST_DATA)};
  EXPECT_TRUE(names_in("ru").is_listed("грегора", word_forms));
  EXPECT_FALSE(names_in("ru").is_listed("грегара", word_forms)) << "begins as Грег does";
}

TEST(EnglishNames, ALetterAwayIsNoPlural) {
  EXPECT_TRUE(EnglishNames::is_letter_away("clintom", "clinton"));
  EXPECT_TRUE(EnglishNames::is_letter_away("clnton", "clinton"));
  EXPECT_FALSE(EnglishNames::is_letter_away("clintons", "clinton"));
  EXPECT_FALSE(EnglishNames::is_letter_away("slinton", "clinton")) << "the first";
  EXPECT_FALSE(EnglishNames::is_letter_away("clnotn", "clinton")) << "more than one";
}

using EnglishNameFiles = tests::InFolder;

TEST_F(EnglishNameFiles, RefuseALeewayThatIsNotKnown) {
  std::filesystem::create_directories(folder_ / "names" / "english");
  file("names/english/uk.tsv", "Michael\tМайкл\n");
  for (const char* row : {"uk\talkie\tиі\n", "uk\talike\tиіі\n", "uk\tendings\tаб\n"}) {
    file("names/english_leeway.tsv", row);
    EXPECT_THROW(EnglishNames(text::DataFolder(folder_), "uk"), Error) << row;
  }
  file("names/english_leeway.tsv", "uk\talike\tиі\n");
  EXPECT_FALSE(EnglishNames(text::DataFolder(folder_), "uk").empty());
}

TEST(EnglishNames, FindsNamesInATextWithoutSpaces) {
  EXPECT_THAT(names_in("zh").names_within("周二迈克尔在会上发言。"), Contains(Contains("michael")));
  EXPECT_THAT(names_in("zh").names_within("周二的会议没有结果。"), testing::Not(Contains(Contains("michael"))));
}

TEST(EnglishNames, KnowsWhereAFormStands) {
  const EnglishNames names = names_in("zh");
  const std::string_view text = "周二迈克尔在会上发言。";
  const auto at = static_cast<std::uint32_t>(text.find("克"));
  EXPECT_TRUE(names.has_form_at(text, {at, at + 3}, 9));
  EXPECT_FALSE(names.has_form_at(text, {at, at + 3}, 12)) << "none is so long";
  EXPECT_FALSE(names.has_form_at(text, {0, 3}, 3));
}

TEST(EnglishNames, ListsPairsOfNames) {
  EXPECT_THAT(names_in("ru").names_of("майклом"), testing::Contains("michael"));
  EXPECT_THAT(names_in("ru").names_of("марком"), testing::Not(testing::Contains("michael")));
}

TEST(EnglishNames, FindsASlipInATextWithoutSpaces) {
  const EnglishNames names = names_in("zh");
  const std::string_view text = "周二，华盛斯没有回应。";
  const auto slip = names.slip_within(text, "华盛顿");
  ASSERT_TRUE(slip);
  EXPECT_EQ(slip->form.of(text), "华盛斯");
  EXPECT_EQ(slip->character.of(text), "斯");
  EXPECT_FALSE(names.slip_within("周二，华盛顿没有回应。", "华盛顿"));
  EXPECT_FALSE(names.slip_within("周二，华盛·没有回应。", "华盛顿")) << "a mark is no slip for a character";
  EXPECT_FALSE(names.slip_within("周二，华盛说没有回应。", "华盛顿")) << "nor is a verb";
  EXPECT_FALSE(names.slip_within("周二，华斯·没有回应。", "华盛顿")) << "one and a mark";
  EXPECT_FALSE(names.slip_within("周二，巴里没有回应。", "巴黎")) << "too short";
  EXPECT_FALSE(names.slip_within("周二，华盛", "华盛顿")) << "the text ends";
}

}  // namespace
}  // namespace tolmach::check::detail
