#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;

TEST_F(Command, ChecksWithAndWithoutASource) {
  file("a", kSource);
  file("b", "Міністр прибув до Києва 5 травня.\nВін зустрівся з 21 посланцями..\nПереговори тривали дві години.\n");
  const Outcome outcome = run("check a b --presegmented --source-lang en --target-lang uk --to jsonl");
  EXPECT_THAT(outcome.out, HasSubstr("\"family\":\"number\""));
  const auto first = nlohmann::json::parse(outcome.out.substr(0, outcome.out.find('\n')));
  for (const char* key : {"family", "code", "severity", "confidence", "message", "suggestion", "fingerprint", "bead",
                          "source", "target", "related", "document", "id"})
    EXPECT_TRUE(first.contains(key)) << key;
  const Outcome alone = run("check b --to jsonl");
  EXPECT_THAT(alone.out, HasSubstr("doubled-punctuation"));
  EXPECT_THAT(alone.out, testing::Not(HasSubstr("\"family\":\"number\"")));
  EXPECT_EQ(run("check a b --presegmented --source-lang en --target-lang uk --fail-on major").status, 1);
  EXPECT_EQ(run("check a --fail-on minor").status, 0);
  EXPECT_EQ(run("check a b").status, 0) << "findings are no failure unless asked for";
}

TEST_F(Command, ChecksTablesByRow) {
  file("t.tsv",
       "id\tsource\ttarget\tsource_language\ttarget_language\nx1\tHe paid 12 euros.\tВін заплатив 15 "
       "євро.\ten\tuk\nx2\tYes.\tТак.\ten\tuk\n");
  const Outcome outcome = run("check --from tsv t.tsv --to jsonl");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto first = nlohmann::json::parse(outcome.out.substr(0, outcome.out.find('\n')));
  EXPECT_EQ(first["id"], "x1");
  EXPECT_EQ(first["target"]["text"], "15");
  EXPECT_EQ(first["target"]["column"], 14);
  file("bad.tsv", "source\ttarget\na\tb\tc\n");
  const Outcome bad = run("check --from tsv bad.tsv");
  EXPECT_EQ(bad.status, 3);
  EXPECT_THAT(bad.err, HasSubstr("bad.tsv:2"));
  EXPECT_THAT(run("check --list --to tsv").out, testing::StartsWith("family\tcode\tseverity\tdescription\t"));
  EXPECT_THAT(run("check --list").out, HasSubstr("\n  number-scale (critical, needs source)\n"));
  EXPECT_EQ(run("check --list --to sarif").status, 2);
  EXPECT_EQ(run("check t.tsv --to markdown").status, 2);
}

TEST_F(Command, ChecksALongTableAsItIsRead) {
  std::string table = "source\ttarget\tdocument\n";
  for (int row = 0; row < 300; ++row) table += "It took 15 days.\tEs dauerte 50 Tage.\t\n";
  const std::string command = "check t.tsv --source-lang en --target-lang de --to tsv";
  file("t.tsv", table);
  const Outcome whole = run(command);
  EXPECT_EQ(std::count(whole.out.begin(), whole.out.end(), '\n'), 301) << whole.err;
  file("t.tsv", table + "It took 15 days.\n");
  const Outcome cut = run(command);
  EXPECT_EQ(cut.status, 3);
  EXPECT_THAT(cut.err, HasSubstr("t.tsv:302"));
  EXPECT_EQ(cut.out, whole.out) << "what stands before it is checked";
  const Outcome sarif = run("check t.tsv --source-lang en --target-lang de --to sarif");
  EXPECT_EQ(sarif.status, 3);
  const auto log = nlohmann::json::parse(sarif.out);
  EXPECT_EQ(log["runs"][0]["results"].size(), 300) << "and told as a whole document";
  file("findings.tsv", "those of yesterday\n");
  EXPECT_EQ(run(command + " -o findings.tsv").status, 3);
  EXPECT_EQ(slurp(path("findings.tsv")), "those of yesterday\n");
  // Rows of one document need not stand together, with rows before, between and behind that stand alone.
  file("t.tsv",
       "source\ttarget\tdocument\n2 days.\t3 Tage.\t\n4 days.\t5 Tage.\td\n6 days.\t7 Tage.\t\n8 days.\t9 Tage.\td\n");
  std::vector<std::string> ids;
  std::istringstream lines(run("check t.tsv --source-lang en --target-lang de --to jsonl").out);
  for (std::string line; std::getline(lines, line);) ids.push_back(nlohmann::json::parse(line)["id"]);
  EXPECT_THAT(ids, testing::ElementsAre("2", "3", "5", "4"));
}

TEST_F(Command, CountsWhatIsTypedBeforeTheProjectFile) {
  file("a", "The bridge was  closed for 15 days.\n");
  file("b", "Die Brücke war  50 Tage gesperrt,, sagte er.\n");
  file("tolmach.toml",
       "profile = \"legal\"\n[check]\nwithout = [\"number\"]\n[[languages]]\ntarget = \"de\"\nwith = [\"number\"]\n");
  const std::string command = "check a b --source-lang en --target-lang de --to tsv";
  EXPECT_THAT(run(command).out, HasSubstr("number-changed\tcritical"));
  EXPECT_THAT(run(command + " --without number").out, testing::Not(HasSubstr("number-changed")));
  EXPECT_THAT(run(command + " --profile news").out, HasSubstr("number-changed\tmajor"));
}

TEST_F(Command, ShowsWhatIsLessSureWhereItIsAskedFor) {
  file("a", "„Wir bleiben in der Stadt.“\n");
  file("b", "\"We will stay in the town.\n");
  file("tolmach.toml", "[[languages]]\ntarget = \"en\"\nleast_confidence = 0.6\n");
  const std::string command = "check a b --source-lang de --target-lang en --to tsv";
  EXPECT_THAT(run(command).out, testing::Not(HasSubstr("unbalanced-quote")));
  EXPECT_THAT(run(command + " --least-confidence 0.4").out, HasSubstr("unbalanced-quote"));
  EXPECT_EQ(run(command + " --least-confidence 40").status, 2);
}

TEST_F(Command, OverwritesNoneOfItsInputs) {
  file("a", "The bridge was closed.\n");
  file("b", "Die Brücke war  gesperrt.\n");
  for (const char* const command : {"check a b -o b", "check a b --fix a", "check b -o ./b", "names a -o a",
                                    "segment a -o a", "overlaps a b -o b"}) {
    const Outcome outcome = run(command);
    EXPECT_EQ(outcome.status, 2) << command;
    EXPECT_THAT(outcome.err, HasSubstr("would be overwritten")) << command;
  }
  EXPECT_EQ(slurp(path("a")), "The bridge was closed.\n");
  EXPECT_EQ(slurp(path("b")), "Die Brücke war  gesperrt.\n");
  file("base.tsv", "fingerprint\treason\n");
  EXPECT_EQ(run("check a b --baseline base.tsv -o base.tsv").status, 2);
  file("list.tsv", "source\ttarget\na\tb\n");
  EXPECT_EQ(run("check --pairs list.tsv -o b").status, 2);
  file("tolmach.toml", "[check]\nbaseline = [\"base.tsv\"]\n");
  EXPECT_EQ(run("check a b -o tolmach.toml").status, 2);
  EXPECT_EQ(run("check a b -o base.tsv").status, 2);
  EXPECT_EQ(run("check a b --no-project --least-confidence nan").status, 2);
  EXPECT_EQ(slurp(path("b")), "Die Brücke war  gesperrt.\n");
  EXPECT_EQ(run("lexicon init").status, 0);
  EXPECT_EQ(run("check a b --no-project -o user.db").status, 2);
  EXPECT_EQ(run("names a -o user.db").status, 2);
  EXPECT_EQ(run("lexicon export -o user.db --to tsv").status, 2);
  EXPECT_EQ(run("lexicon export --to tsv").status, 0) << "it is still a lexicon";
}

TEST_F(Command, SaysWhatOfTheSuggestionsWasMade) {
  file("a", "Він тут 5 травня?\n");
  file("b", "He is  here on 5 May\n");
  const std::string command = "check a b --source-lang uk --target-lang en --fix c";
  const Outcome first = run(command);
  EXPECT_EQ(slurp(path("c")), "He is here on 5 May\n");
  EXPECT_THAT(first.err, HasSubstr("1 place corrected in c, listed in c.changes.tsv; 1 suggestion is less sure"));
  EXPECT_THAT(run(command).err, HasSubstr("in the place of an earlier list"));
  EXPECT_EQ(run("check a b --fix -").status, 2) << "the list would have no place";
  file("c.changes.tsv", "my notes\n");
  const Outcome refused = run(command);
  EXPECT_EQ(refused.status, 2);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, HasSubstr("c.changes.tsv: this file would be replaced"));
  EXPECT_EQ(slurp(path("c.changes.tsv")), "my notes\n");
  std::filesystem::create_directory(path("d.changes.tsv"));
  EXPECT_EQ(run("check a b --source-lang uk --target-lang en --fix d").status, 2);
  EXPECT_FALSE(std::filesystem::exists(path("d"))) << "nothing is written before it is sure that the list can be";
}

/// ASCII text in UTF-16LE.
std::string wide(const std::string& text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : text) bytes += {c, '\0'};
  return bytes;
}

TEST_F(Command, EscapesWhatItWritesToAPageInAnyEncoding) {
  const std::string page = "<html><body><p>We went to Foo on Monday, and it rained.</p></body></html>\n";
  file("p.toml", "[[rule]]\nname = \"amp\"\ntarget = 'Foo'\nsuggestion = \"A & B\"\n");
  file("page.html", wide(page));
  EXPECT_EQ(run("check page.html --target-lang en --project p.toml --fix out.html").status, 0);
  std::string expected = page;
  expected.replace(expected.find("Foo"), 3, "A &amp; B");
  EXPECT_EQ(slurp(path("out.html")), wide(expected));
}

TEST_F(Command, CorrectsAFileInItsOwnEncoding) {
  file("b", wide("He is  here, he says.\n"));
  EXPECT_EQ(run("check b --target-lang en --fix c").status, 0);
  EXPECT_EQ(slurp(path("c")), wide("He is here, he says.\n"));
}

TEST_F(Command, NamesTheRowOfAnUnknownLanguage) {
  file("t.tsv", "source\ttarget\tsource_language\ttarget_language\nHello\tHallo\ten\tde\nHello\tHallo\tEnglish\tde\n");
  const Outcome outcome = run("check --from tsv t.tsv");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("t.tsv:3"));
}

TEST_F(Command, SaysThatAFolderIsNoProject) {
  file("a", "The bridge was closed.\n");
  const Outcome outcome = run("check a --project .");
  EXPECT_THAT(outcome.err, HasSubstr("this is a folder"));
}

TEST_F(Command, SaysWhichOptionsDoNothing) {
  file("b", "Die Brücke war gesperrt.\n");
  file("t.tsv", "source\ttarget\nIt took 15 days.\tEs dauerte 50 Tage.\n");
  EXPECT_THAT(run("check b --source-lang en --target-lang de").err, HasSubstr("--source-lang says nothing"));
  EXPECT_THAT(run("check t.tsv --presegmented --source-lang en --target-lang de").err, HasSubstr("--presegmented"));
  EXPECT_EQ(run("check t.tsv --learn").status, 2);
}

TEST_F(Command, SaysThatANamedLexiconIsNotThere) {
  file("b", "Die Brücke war gesperrt.\n");
  const auto missing = run("check b --lexicon typo.db");
  EXPECT_EQ(missing.status, 0);
  EXPECT_THAT(missing.err, HasSubstr("typo.db: there is no lexicon yet"));
  EXPECT_THAT(run("check b --lexicon typo.db --no-lexicon").err, testing::Not(HasSubstr("typo.db")));
}

TEST_F(Command, KnowsAlignedFilesByTheirNames) {
  file("t.tsv", "source\ttarget\nIt took 15 days.\tEs dauerte 50 Tage.\n");
  file("t.jsonl", "{\"source\":\"It took 15 days.\",\"target\":\"Es dauerte 50 Tage.\",\"id\":\"r\"}\n");
  EXPECT_THAT(run("check t.tsv --source-lang en --target-lang de").out,
              testing::StartsWith("t.tsv:2: major: source \"15\", target \"50\" [number-changed]"));
  EXPECT_THAT(run("check t.jsonl --source-lang en --target-lang de").out,
              testing::StartsWith("t.jsonl:1: #r: major: "));
  EXPECT_THAT(run("check --from tsv t.tsv --source-lang en --target-lang de").out, HasSubstr("\"id\":\"2\""))
      << "a row without an id has its line as one";
}

TEST_F(Command, TellsHowManyUnitsLackALanguage) {
  file("m.tmx",
       "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>It is <ph>{0}</ph> late.</seg>"
       "</tuv><tuv xml:lang=\"de\"><seg>Es ist spät.</seg></tuv></tu><tu><tuv xml:lang=\"en\"><seg>Alone.</seg></tuv>"
       "</tu></body></tmx>");
  const Outcome outcome = run("check m.tmx");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("m.tmx:1: major: the source's inline tags {0} are not in the target"));
  EXPECT_THAT(outcome.err, HasSubstr("1 of 2 units are left out: they have no text in en and de"));
}

TEST_F(Command, TakesFilesBehindAnOptionWithAValue) {
  file("a", "They left early,, as planned.\n");
  EXPECT_EQ(run("check --without doubled-punctuation,name a --to tsv --fail-on info").status, 0);
  EXPECT_EQ(run("check --without name --without spacing a --fail-on info").status, 1);
  EXPECT_EQ(run("check - -", "text").status, 2);
  EXPECT_THAT(run("check a a").err, HasSubstr("a has the same text as a"));
}

TEST_F(Command, SaysHowAFileOfDismissedFindingsIsMade) {
  file("a", "They left early,, as planned.\n");
  const Outcome missing = run("check a --target-lang en --baseline none.tsv");
  EXPECT_EQ(missing.status, 3);
  EXPECT_THAT(missing.err, HasSubstr("none.tsv: there is no such file of dismissed findings"));
  EXPECT_THAT(missing.err, HasSubstr("--dismiss"));
  EXPECT_THAT(run("check a --target-lang en --baseline none.tsv --dismiss ok").err,
              HasSubstr("1 finding was dismissed now, in none.tsv"));
  EXPECT_THAT(run("check a --target-lang en --baseline none.tsv").err, HasSubstr("0 findings; 1 dismissed before"));
}

TEST_F(Command, TellsWhatIsDismissedNowFromWhatWasBefore) {
  const std::string row = "It took 15 days.\tEs dauerte 50 Tage.\n";
  file("t.tsv", "source\ttarget\n" + row + row);
  const std::string command = "check t.tsv --source-lang en --target-lang de --baseline b.tsv";
  EXPECT_THAT(run(command + " --dismiss ok").err, HasSubstr("2 findings were dismissed now, in b.tsv\n"))
      << "equal rows are dismissed together, none before";
  file("t.tsv", "source\ttarget\n" + row + row + "It took 16 days.\tEs dauerte 60 Tage.\n");
  EXPECT_THAT(run(command + " --dismiss ok").err,
              HasSubstr("1 finding was dismissed now, in b.tsv; 2 dismissed before\n"));
  EXPECT_THAT(run(command).err, HasSubstr("0 findings; 3 dismissed before\n"));
}

TEST_F(Command, TakesUsualNamesOfColumnsAndTellsOfOthers) {
  file("T.TSV", "Src\ttgt\tsource_lang\ttgt_lang\tnote\nIt took 15 days.\tEs dauerte 50 Tage.\ten\tde\tx\n");
  const Outcome outcome = run("check T.TSV --to tsv");
  EXPECT_THAT(outcome.out, HasSubstr("number-changed"));
  EXPECT_THAT(outcome.err,
              HasSubstr("T.TSV: columns that are not read: note; known are source, target, source_language"));
  file("twice.tsv", "source\ttarget\tSource\na\tb\tc\n");
  const Outcome twice = run("check twice.tsv");
  EXPECT_EQ(twice.status, 3);
  EXPECT_THAT(twice.err, HasSubstr("twice.tsv:1: the column 'source' stands twice in the header"));
}

TEST_F(Command, TellsThatTwoTablesAreReadAsTexts) {
  file("a.tsv", "source\ttarget\nIt rained.\tEs regnete.\n");
  file("b.tsv", "source\ttarget\nIt snowed.\tEs schneite.\n");
  EXPECT_THAT(run("check a.tsv b.tsv").err,
              HasSubstr("b.tsv is read as plain text beside another file; by its name it holds both sides (tsv)"));
}

TEST_F(Command, ShowsWhatOfTheSourceIsMissing) {
  file("t.jsonl",
       "{\"source\":\"It took days, and the council met.\",\"target\":null}\n"
       "{\"source\":\"The council of the city met again.\"}\n");
  const Outcome outcome = run("check t.jsonl --source-lang en --target-lang de");
  EXPECT_THAT(outcome.out, HasSubstr("[segment-missing]\n    source: It took days, and the council met.\n"));
  EXPECT_THAT(outcome.out, HasSubstr("t.jsonl:2: "));
}

TEST_F(Command, HoldsATextToATerminology) {
  file("terms.tsv", "entity\tform\tlanguage\tstatus\nc\tKyiv\ten\tpreferred\nc\tKiev\ten\tforbidden\n");
  file("a", "The talks in Kiev went on for days.\n");
  EXPECT_THAT(run("check a --terms terms.tsv --to tsv").out, HasSubstr("term-forbidden"));
  file("tolmach.toml", "[check]\nterms = [\"terms.tsv\"]\n");
  EXPECT_THAT(run("check a --to tsv").out, HasSubstr("term-forbidden"));
  EXPECT_THAT(run("check a --no-project --to tsv").out, testing::Not(HasSubstr("term-forbidden")));
  EXPECT_EQ(run("check a --terms missing.tsv").status, 3);
}

TEST_F(Command, ChecksTheFilesOfAList) {
  file("a", "It took 15 days.\n");
  file("b", "Es dauerte 50 Tage.\n");
  file("list.tsv",
       "source\ttarget\tsource_language\ttarget_language\na\tb\ten\tde\na\tmissing\ten\tde\na\tb\ten\tde\n");
  const Outcome outcome = run("--no-lexicon check --pairs list.tsv --to stats --fail-on major");
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.out, HasSubstr("b\tnumber\tnumber-changed\t1\n"));
  EXPECT_THAT(outcome.out, HasSubstr("*\tnumber\tnumber-changed\t2\n"));
  EXPECT_THAT(outcome.err, HasSubstr("list.tsv:3: "));
  for (const char* idle : {"a b", "--from tsv", "--fix out", "--to html", "--learn"})
    EXPECT_EQ(run(std::string("check --pairs list.tsv ") + idle).status, 2) << idle;
}

}  // namespace
}  // namespace tolmach::cli
