// Word lists as people have them, in small: each form, what is left out of it, and what it says when it is none.
#include "formats/word_list.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> pairs(const WordList& list) {
  std::vector<std::string> out;
  for (const WordListEntry& entry : list.entries) out.push_back(entry.source + " = " + entry.target);
  return out;
}

std::vector<std::string> read(WordListForm form, const std::string& content, const std::string& bodies = {}) {
  return pairs(parse_word_list(content, bodies, "list", form));
}

std::string failure(WordListForm form, const std::string& content, const std::string& bodies = {}) {
  try {
    static_cast<void>(parse_word_list(content, bodies, "list", form));
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(WordList, ReadsTsvWithAndWithoutAHeader) {
  EXPECT_THAT(read(WordListForm::kTsv, "house\tдім\r\n\nsea \t море\textra\n"),
              ElementsAre("house = дім", "sea = море"));
  EXPECT_THAT(read(WordListForm::kTsv, "id\ttarget\tsource\n1\tдім\thouse\n"), ElementsAre("house = дім"));
}

TEST(WordList, ReadsHunalignsTargetFirst) {
  EXPECT_THAT(read(WordListForm::kHunalign, "house @ ház\nold woman @ öreg asszony\n"),
              ElementsAre("ház = house", "öreg asszony = old woman"));
}

TEST(WordList, ReadsMuseWithSpaceOrTab) {
  EXPECT_THAT(read(WordListForm::kMuse, "house дім\nsea\tморе\n"), ElementsAre("house = дім", "sea = море"));
}

TEST(WordList, ShowsTheFirstLinesThatItLeavesOut) {
  std::string content = "a б\nalone\n";
  for (int k = 0; k < 30; ++k) content += "c д\n";
  for (int k = 0; k < 9; ++k) content += "one two three\n";
  const WordList list = parse_word_list(content, {}, "list", WordListForm::kMuse);
  ASSERT_EQ(list.left_out.size(), 1U);
  EXPECT_EQ(list.left_out.begin()->second.count, 10U);
  EXPECT_THAT(list.left_out.begin()->second.lines, ElementsAre(2, 33, 34, 35, 36));
}

TEST(WordList, SaysWhereItIsNone) {
  EXPECT_THAT(failure(WordListForm::kHunalign, "house @ ház\nno at sign\nnone either\n"), HasSubstr("list:2: "));
  EXPECT_THAT(failure(WordListForm::kHunalign, "a\nb\n"), HasSubstr("target @ source"));
  EXPECT_THAT(failure(WordListForm::kTsv, "source\ttarget\n"), HasSubstr("no pair of words"));
  EXPECT_THAT(failure(WordListForm::kTsv, "a\t\n"), HasSubstr("list:1: "));
}

// Entries as FreeDict's tools write them; the index numbers are made from where they stand.
class Dictd : public testing::Test {
 protected:
  static std::string base64(std::size_t number) {
    const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out(1, digits[number % 64]);
    for (number /= 64; number > 0; number /= 64) out.insert(out.begin(), digits[number % 64]);
    return out;
  }
  void entry(const std::string& headword, const std::string& body) {
    index_ += headword + '\t' + base64(bodies_.size()) + '\t' + base64(body.size()) + '\n';
    bodies_ += body;
  }
  std::string index_, bodies_;
};

TEST_F(Dictd, ReadsSensesAndLeavesAsidesOut) {
  entry("00databaseinfo", "00-database-info\nA dictionary of nothing, in two languages\n");
  entry("yam", "yam /jæm/\n1. batata, boniato\n2. ñame (tuber); papa\n");
  entry("leakance",
        "leakance /ˈliː/ <n>\nAbleitung <fem> [electr.], Leck <neut>\n      Note: seldom\n"
        "   \"an example\" - ein Beispiel\n   Synonym: {leakage}\n see: {leak}\n");
  EXPECT_THAT(read(WordListForm::kDictd, index_, bodies_),
              ElementsAre("yam = batata", "yam = boniato", "yam = ñame", "yam = papa", "leakance = Ableitung",
                          "leakance = Leck"));
}

TEST_F(Dictd, ReadsNestedSensesAndDefinitions) {
  entry("exile", "exile /ˈeksaɪl/\nI.  <N> 1.  wygnanie\n 2.  wygnaniec\nII.  <V>  skazywać\n");
  entry("kraft", "Kraft /kʁaft/ <n, fem>\nforce 2.\nGröße, die den Bewegungszustand ändert\n 3.\nVermögen\n");
  entry("atlantis", "Atlantis /at/ <pn>\nAtlantide\nein von Platon beschriebenes Inselreich\n");
  EXPECT_THAT(read(WordListForm::kDictd, index_, bodies_),
              ElementsAre("exile = wygnanie", "exile = wygnaniec", "exile = skazywać", "Kraft = force",
                          "Atlantis = Atlantide"));
}

TEST_F(Dictd, TakesTheHeadwordAsItIsWritten) {
  entry("womanchaser", "woman-chaser /x/\nбабник\n");
  entry("standardise", "standardize, standardise /x/ <V>\nstandaryzować\n");
  entry("other", "something else /x/\nслово\n");
  EXPECT_THAT(read(WordListForm::kDictd, index_, bodies_),
              ElementsAre("woman-chaser = бабник", "standardise = standaryzować", "other = слово"));
}

TEST_F(Dictd, LeavesOutWhatPointsNowhere) {
  for (int k = 0; k < 4; ++k) entry("a", "a\nб\n");
  index_ += "behind\tZZZZ\tB\nbroken\t!\tB\nshort\n";
  const WordList list = parse_word_list(index_, bodies_, "list", WordListForm::kDictd);
  EXPECT_EQ(list.entries.size(), 4U);
  EXPECT_EQ(list.left_out_count(), 3U);
  EXPECT_THAT(failure(WordListForm::kDictd, "a\tZZZZ\tB\n", "a\nb\n"), HasSubstr("behind the end"));
}

TEST(WordList, ReadsDix) {
  const std::string head =
      "<?xml version=\"1.0\"?>\n<dictionary><alphabet/><pardefs><pardef n=\"x\"><e><p><l>no</l>"
      "<r>no</r></p></e></pardef></pardefs><section id=\"main\" type=\"standard\">\n";
  EXPECT_THAT(
      read(WordListForm::kDix, head + "<e><p><l>house<s n=\"n\"/></l><r>casa<s n=\"n\"/><s n=\"f\"/></r></p></e>\n"
                                      "<e r=\"RL\"><p><l>day<g><b/>before</g></l><r>víspera</r></p><par n=\"x\"/></e>\n"
                                      "<e><i>Julen<s n=\"np\"/></i></e><e i=\"yes\"><i>ignored</i></e>\n"
                                      "<e><re>[0-9]+</re></e></section></dictionary>"),
      ElementsAre("house = casa", "day before = víspera", "Julen = Julen"));
  EXPECT_THAT(failure(WordListForm::kDix, head + "<e><p><l>house</l>\n<r>casa</p></e>"), HasSubstr("list:4: "));
  EXPECT_THAT(failure(WordListForm::kDix, "<html/>"), HasSubstr("dictionary"));
  // A dictionary of one language has paradigms instead of translations.
  EXPECT_THAT(failure(WordListForm::kDix, head + "</section></dictionary>"), HasSubstr("no pair of words"));
}

/// A transducer of lttoolbox by hand; numbers below 64 are one byte, others here two.
std::string number(unsigned value) {
  if (value < 0x40) return std::string(1, static_cast<char>(value));
  return {static_cast<char>(0x40U | (value >> 8U)), static_cast<char>(value & 0xFFU)};
}

TEST(WordList, ReadsCompiledDictionaries) {
  std::string content("LTTB\0\0\0\0\0\0\0\0", 12);
  content += number(0);                            // letters
  content += number(1) + number(1) + number('n');  // one tag
  content += number(4);                            // pairs of symbols; a tag is -1, each plus the tags' number
  content += number('a' + 1) + number(0x431 + 1);  // a:б
  content += number('o' + 1) + number(1);          // o: nothing
  content += number(0) + number(0);                // the tag on both sides
  content += number('z' + 1) + number('z' + 1);    // z:z, in a loop
  content += number(1) + number(1) + number('m');  // one section, its name
  content += number(0) + number(1) + number(3);    // initial state, one final
  content += number(5);                            // states
  content += number(2) + number(0) + number(1) + number(3) + number(4);  // 0: a to 1; z to 4
  content += number(1) + number(1) + number(1);                          // 1: o to 2
  content += number(1) + number(2) + number(1);                          // 2: the tag to 3
  content += number(0);                                                  // 3
  content += number(1) + number(3) + number(0);                          // 4: z to itself
  EXPECT_THAT(read(WordListForm::kLttoolbox, content), ElementsAre("ao = б"));
  for (std::size_t size = 0; size < content.size(); ++size)
    EXPECT_NE(failure(WordListForm::kLttoolbox, content.substr(0, size)), "") << size;
}

TEST(WordList, GuessesTheForm) {
  EXPECT_EQ(guess_word_list_form("house @ ház\n"), WordListForm::kHunalign);
  EXPECT_EQ(guess_word_list_form("house\tдім\n"), WordListForm::kTsv);
  EXPECT_EQ(guess_word_list_form("house дім\n"), WordListForm::kMuse);
  EXPECT_EQ(guess_word_list_form("  <?xml version=\"1.0\"?>"), WordListForm::kDix);
  EXPECT_EQ(guess_word_list_form("A text that is no list.\nAnd another sentence.\n"), std::nullopt);
}

TEST(WordList, KnowsTheLanguagesOfItsName) {
  const auto languages = [](const std::string& path) {
    const auto named = languages_in_name(path);
    return named ? named->source + "-" + named->target : std::string();
  };
  EXPECT_EQ(languages("/usr/share/dictd/freedict-eng-deu.index"), "en-de");
  EXPECT_EQ(languages("apertium-rus-ukr.rus-ukr.dix"), "ru-uk");
  EXPECT_EQ(languages("en-es.txt"), "en-es");
  EXPECT_EQ(languages("hu-en.stem.dic"), "hu-en");
  EXPECT_EQ(languages("words.tsv"), "");
}

class WordListFile : public tests::InFolder {};

TEST_F(WordListFile, ReadsADatabaseByAnyOfItsFiles) {
  file("x.index", "a\tA\tF\n");
  const std::string dict = file("x.dict", "a\nб\n");
  EXPECT_THAT(pairs(read_word_list(dict)), ElementsAre("a = б"));
  EXPECT_THAT(pairs(read_word_list(path("x.index"))), ElementsAre("a = б"));
}

TEST_F(WordListFile, UnpacksABody) {
  // gzip of "a\nб\n", twice: members may follow each other, and the entry lies in the second.
  const std::string member(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\xe4"
      "\xba\xb0\x91\x0b\x00\x53\x0a\x4f\x9d\x05\x00\x00\x00",
      25);
  file("x.index", "a\tF\tF\n");
  const std::string dz = file("x.dict.dz", member + member);
  EXPECT_THAT(pairs(read_word_list(dz)), ElementsAre("a = б"));
  file("x.dict.dz", (member + member).substr(0, 40));
  EXPECT_THROW(static_cast<void>(read_word_list(dz)), Error);
  file("x.dict.dz", "no gzip");
  EXPECT_THROW(static_cast<void>(read_word_list(dz)), Error);
  std::filesystem::remove(dz);
  EXPECT_THROW(static_cast<void>(read_word_list(dz)), Error);
}

TEST_F(WordListFile, SaysWhatIsNoList) {
  EXPECT_THROW(static_cast<void>(read_word_list(file("empty.tsv", ""))), Error);
  EXPECT_THROW(static_cast<void>(read_word_list(file("text", "This is a text.\nIt has sentences of words.\n"))), Error);
  EXPECT_THROW(static_cast<void>(read_word_list(path("missing.dic"))), Error);
}

}  // namespace
}  // namespace tolmach::formats
