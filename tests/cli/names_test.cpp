#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;

TEST_F(Command, RomanisesComparesAndMatches) {
  EXPECT_EQ(run("normalize --romanize uk-2010", "Зеленський\nКиїв\n").out, "Zelenskyi\nKyiv\n");
  EXPECT_EQ(run("normalize --restore uk-iso9-1995", "Kiïv\n").out, "Київ\n");
  const Outcome unknown = run("normalize --romanize uk-2011");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("uk-2010"));
  EXPECT_EQ(run("normalize --restore uk-2010").status, 2);
  EXPECT_THAT(run("normalize --list-systems").out, HasSubstr("\nuk-2010\tuk\t"));
  EXPECT_THAT(run("normalize --list-systems --json").out, HasSubstr("{\"system\":\"uk-2010\",\"language\":\"uk\","));
  for (const char* idle : {"--romanize uk-2010 --json", "--romanize uk-2010 --language-a uk",
                           "--list-systems --explain", "--detect-system Kyjiw --language-b en"})
    EXPECT_EQ(run(std::string("normalize ") + idle).status, 2) << idle;
  const Outcome language = run("normalize --compare Київ Kiev --language-a ukrainain");
  EXPECT_EQ(language.status, 2);
  EXPECT_THAT(language.err, HasSubstr("uk (Ukrainian)"));
  EXPECT_THAT(run("normalize --detect-system Kyjiw").out, HasSubstr("\tuk-german\tuk\tКиїв\t"));
  EXPECT_EQ(run("normalize --detect-system 123").status, 1);
  file("p.tsv", "lang_a\tname_a\tlang_b\tname_b\nuk\tКулеба\ten\tKuleba\nuk\tКулеба\ten\tLavrov\n");
  const std::string scored = run("normalize --compare-pairs p.tsv").out;
  EXPECT_THAT(scored, testing::StartsWith("lang_a\tname_a\tlang_b\tname_b\tscore\nuk\tКулеба\ten\tKuleba\t0.9"));
  file("q.tsv", "name\tlanguage\nКулеба\tuk\n");
  file("pool.tsv", "id\tname\n7\tLavrov\n9\tKuleba\n");
  EXPECT_THAT(run("names match q.tsv pool.tsv --top 1").out, HasSubstr("1\tКулеба\t1\t9\tKuleba\t"));
  file("kinds.tsv", "name\tlanguage\tkind\nКлин\tru\tplace\n");
  file("pool.tsv", "id\tname\ttype\n7\tKlin\tperson-token\n9\tKlyn\tplace\n");
  EXPECT_THAT(run("names match kinds.tsv pool.tsv --top 1").out, HasSubstr("1\tКлин\t1\t9\tKlyn\t"));
  file("unknown.tsv", "name\tlanguage\tkind\nКлин\tru\tthing\n");
  EXPECT_THAT(run("names match unknown.tsv pool.tsv --top 1").out, HasSubstr("1\tКлин\t1\t7\tKlin\t"));
}

TEST_F(Command, WarnsOfLanguagesThatThereAreNot) {
  file("p.tsv", "lang_a\tname_a\tlang_b\tname_b\nxx\tКулеба\tukr\tКулеби\nxx\t123\ten\t456\n");
  const Outcome scored = run("normalize --compare-pairs p.tsv");
  EXPECT_EQ(scored.status, 0);
  EXPECT_THAT(scored.err, HasSubstr("p.tsv:2: unknown language 'xx'"));
  EXPECT_EQ(scored.err.find("p.tsv:3"), std::string::npos) << "each language once";
  EXPECT_THAT(scored.out, HasSubstr("456\t0.00000")) << "what has no letters is no name";
  file("q.tsv", "name\tlanguage\nКулеба\txx\n");
  EXPECT_THAT(run("names match q.tsv q.tsv").err, HasSubstr("q.tsv:2: unknown language"));
  EXPECT_EQ(run("normalize q.tsv --apply --style xx-2010").status, 2);
  file("l.tsv", "lang_a\tname_a\tlang_b\tname_b\tsource\nuk\tКулеба\ten\tKuleba\tdesk\n");
  const Outcome learned = run("learn-names l.tsv --without dessk");
  EXPECT_EQ(learned.status, 2);
  EXPECT_THAT(learned.err, HasSubstr("its sources: desk"));
}

TEST_F(Command, FindsNamesAsJson) {
  file("t",
       "Talks between Lavrov and Marenko began. Then Marenko spoke. He said Marenko would stay. Lavrov met Morenko "
       "again.\n");
  const Outcome outcome = run("names t --language en --to jsonl");
  EXPECT_THAT(outcome.out, HasSubstr("\"status\":\"misspelling\""));
}

TEST_F(Command, EachOfTwoTextsHasItsLanguage) {
  file("a.txt", "Marta Horak.\n");
  file("b.txt", "Marta Horak.\n");
  const std::string found = run("names a.txt b.txt --source-lang cs --target-lang pl --to jsonl").out;
  EXPECT_THAT(found, HasSubstr("\"language\":\"cs\""));
  EXPECT_THAT(found, HasSubstr("\"language\":\"pl\""));
  const Outcome alone = run("names a.txt --source-lang cs");
  EXPECT_EQ(alone.status, 2);
  EXPECT_THAT(alone.err, HasSubstr("--language is of all"));
}

TEST_F(Command, GivesEachNameOneForm) {
  const std::string text = "Mayors met in Kiev on Monday. They left Kyiv at noon.\n";
  file("a", text);
  const std::string consistent = "Mayors met in Kyiv on Monday. They left Kyiv at noon.\n";
  EXPECT_EQ(run("normalize a --language en --apply").out, consistent);
  EXPECT_EQ(run("normalize - --language en --apply", text).out, consistent);
  EXPECT_THAT(run("normalize a --language en --apply --dry-run").out, HasSubstr("\n-Mayors met in Kiev on"));
  EXPECT_EQ(run("normalize a --language en --apply -o b").status, 0);
  EXPECT_EQ(run("normalize a --replay b.changes.tsv").out, consistent);
  const Outcome again = run("normalize b --replay b.changes.tsv");
  EXPECT_EQ(again.out, consistent) << "what is changed already is left alone";
  EXPECT_EQ(again.status, 0);
  file("longer", "Kuleba spoke.\n");
  file("c.changes.tsv", "begin\tend\tbefore\tafter\treason\n0\t5\tKuleb\tKulib\t\n");
  const Outcome cut = run("normalize longer --replay c.changes.tsv");
  EXPECT_EQ(cut.out, "Kuleba spoke.\n") << "no word is cut";
  EXPECT_EQ(cut.status, 1);
  EXPECT_THAT(cut.err, HasSubstr("longer: byte 0: Kuleb is not rewritten as Kulib"));
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide += {c, '\0'};
  file("wide", wide);
  EXPECT_THAT(run("normalize wide --language en --apply -o narrow").err,
              HasSubstr("only files in UTF-8 are rewritten"));
  EXPECT_EQ(run("normalize a --apply --style nonsense").status, 2);
  EXPECT_EQ(run("normalize missing --apply").status, 3);
  for (const char* idle : {"a", "a --romanize uk-2010", "--romanize uk-2010 --dry-run", "--list-systems --changes c",
                           "a --apply --dry-run --changes c"})
    EXPECT_EQ(run(std::string("normalize ") + idle).status, 2) << idle;
  EXPECT_THAT(run("names a --language en").out, testing::StartsWith("Kyiv (place)")) << "the lexicon prefers it";
}

TEST_F(Command, ExplainsWhyTwoNamesAreOne) {
  const Outcome sentence = run("normalize --compare Київ Kyjiw --language-a uk --language-b de --explain");
  EXPECT_EQ(sentence.status, 0);
  EXPECT_THAT(sentence.out, HasSubstr("Kyjiw is Ukrainian Київ by German practice (uk-german)"));
  EXPECT_EQ(std::count(sentence.out.begin(), sentence.out.end(), '\n'), 1);
  const auto json = nlohmann::json::parse(run("normalize --compare Kuleba Kuliba --json").out);
  EXPECT_EQ(json["reason"], "slip");
  EXPECT_EQ(json["right_form"], "Kuleba");
  EXPECT_EQ(json["edits"][0]["written"], "i");
  EXPECT_EQ(json["language_a"], "und");
  for (const char* key : {"verdict", "score", "confidence", "explanation", "origins", "entities", "parts", "left_out"})
    EXPECT_TRUE(json.contains(key)) << key;
}

TEST_F(Command, ExplainsInflectedFormsByNamesOfTheirLanguage) {
  const auto why = [&](const std::string& names) { return run("normalize --compare " + names + " --explain").out; };
  EXPECT_THAT(why("Львова Lviv --language-a uk --language-b en"), HasSubstr("an inflected form of Львів (Ukrainian)"));
  EXPECT_THAT(why("Львова Львові --language-a uk --language-b uk"), HasSubstr("both are inflected forms of Львів"));
  EXPECT_THAT(why("'Дмитром Кулебою' 'Dmytro Kuleba' --language-a uk --language-b en"),
              HasSubstr("Дмитром is an inflected form of Дмитро (Ukrainian), which is Dmytro by uk-2010"));
  EXPECT_THAT(why("小鳥遊 Takanashi --language-a ja --language-b en"), HasSubstr("how these are is not known"));
}

TEST_F(Command, ASystemIsForNamesOfItsLanguage) {
  file("t", "Dmytro Kuliba flew from Kiev to Warsaw. Kuleba left Cairo, Kuleba said.\n");
  const std::string out = run("normalize t --apply --style uk-2010 --language en").out;
  EXPECT_THAT(out, HasSubstr("Dmytro Kuleba flew from Kyiv to Warsaw"));
  EXPECT_THAT(out, HasSubstr("left Cairo")) << "they have Ukrainian forms, but are at home elsewhere";
}

TEST_F(Command, ApplyingLeavesOtherPeopleAndAddressesAlone) {
  const std::string people = "Maria Petrov met Marina Sokolova. Maria left, and Marina stayed.\n";
  file("people", people);
  EXPECT_EQ(run("normalize people --apply --language en").out, people) << "as frequent as the other: two people";
  file("code", "See https://example.org/Kiev/x, mail Kiev@example.org, #Kiev, Kiev_map and Kiev.jpg from Kiev.\n");
  EXPECT_EQ(run("normalize code --apply --language en").out,
            "See https://example.org/Kiev/x, mail Kiev@example.org, #Kiev, Kiev_map and Kiev.jpg from Kyiv.\n");
  file("own", "Kuliba came to Ukraine, Zelensky said. Kuleba left, Kuleba said.\n");
  const std::string styled = run("normalize own --apply --style uk-2010 --language en").out;
  EXPECT_THAT(styled, HasSubstr("to Ukraine, Zelenskyi")) << "English has a name of its own";
}

TEST_F(Command, TheListOfChangesIsNoOtherFile) {
  file("text", "Kuliba and Kuleba, Kuleba said in Kiev.\n");
  for (const char* over : {"text", "./text", "out"})
    EXPECT_EQ(run(std::string("normalize text --apply --language en -o out --changes ") + over).status, 2) << over;
  EXPECT_THAT(run("normalize text --apply --language en").out, HasSubstr("Kyiv")) << "the text is as it was";
}

TEST_F(Command, PairsNamesOfChineseAndEnglish) {
  file("zh", "李强总理访问了上海。\n");
  file("en", "Premier Li Qiang visited Shanghai.\n");
  const Outcome names = run("names zh en --source-lang zh --target-lang en --to tsv");
  EXPECT_THAT(names.out, HasSubstr("\tLi Qiang\ten\t"));
}

TEST_F(Command, ComparesByWhatIsKnownOfNames) {
  EXPECT_EQ(run("normalize --compare Austria Australia").out, "0.000\n") << "never the same";
  EXPECT_LT(std::stod(run("normalize --compare Kovalskyi Kovalska").out), 0.5) << "a man and a woman";
  EXPECT_GT(std::stod(run("normalize --compare Kyiv Kiev").out), 0.9);
}

TEST_F(Command, ExplainsNothingOfWhatIsNoName) {
  EXPECT_THAT(run("normalize --compare '' '' --explain").out, HasSubstr("nothing to compare"));
  EXPECT_THAT(run("normalize --compare 12 34 --explain").out, HasSubstr("nothing to compare"));
  const Outcome longest = run("normalize --compare " + std::string(100'000, 'a') + " Kyiv --explain");
  EXPECT_EQ(longest.status, 0);
  EXPECT_THAT(longest.out, HasSubstr("too long"));
  EXPECT_LT(longest.out.size(), 500U);
  const Outcome bidi = run("normalize --compare '\u202EKyiv\u202C' Kyiv --explain");
  EXPECT_EQ(bidi.status, 0);
  EXPECT_EQ(bidi.out.find("\u202E"), std::string::npos);
  EXPECT_EQ(run("normalize --compare '\xff' Kyiv").status, 2) << "not UTF-8";
  EXPECT_EQ(run("normalize --compare Kyiv").status, 2);
  EXPECT_EQ(run("normalize --compare Kyiv Kiev --language-a 'x!'").status, 2);
}

}  // namespace
}  // namespace tolmach::cli
