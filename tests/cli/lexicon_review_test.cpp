#include <gmock/gmock.h>

#include "command.h"

namespace tolmach::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Three proposals wait.
class LexiconReview : public Command {
 protected:
  LexiconReview() {
    file(
        "waiting.jsonl",
        R"({"proposal":[{"form":"Qarvane","language":"en"},{"form":"Кварване","language":"uk"}],"evidence":"a.txt: Qarvane spoke"})"
        "\n"
        R"({"proposal":[{"form":"Zubrov","language":"en"}],"evidence":"b.txt: Zubrov left"})"
        "\n"
        R"({"proposal":[{"form":"Tremmel","language":"de"}],"evidence":"c.txt: Tremmel kam"})"
        "\n");
    EXPECT_EQ(run("lexicon import waiting.jsonl").status, 0);
  }
  [[nodiscard]] bool has(const std::string& form) const { return run("lexicon find " + form).status == 0; }
};

TEST_F(LexiconReview, ShowsTheEvidenceAndTakesEachDecision) {
  const Outcome review = run("lexicon review --by ada --reason desk", "a\nr\ns\n");
  EXPECT_EQ(review.status, 0) << review.err;
  EXPECT_THAT(review.out, HasSubstr("seen: a.txt: Qarvane spoke"));
  EXPECT_THAT(review.out, HasSubstr("why: Qarvane and Кварване"));
  EXPECT_THAT(review.out, HasSubstr("1 accepted, 1 rejected; 1 wait"));
  EXPECT_TRUE(has("Qarvane"));
  EXPECT_TRUE(has("Кварване"));
  EXPECT_FALSE(has("Zubrov"));
  const std::string log = run("lexicon log --most 2 --json").out;
  EXPECT_THAT(log, HasSubstr(R"("author":"ada","action":"reject","subject":"2: Zubrov","reason":"desk")"));
  EXPECT_THAT(log, HasSubstr(R"("author":"ada","action":"accept","subject":"1: Qarvane","reason":"desk")"));
  EXPECT_THAT(run("lexicon review --list").out, HasSubstr("Tremmel [de]"));
}

TEST_F(LexiconReview, StoresWhatIsEdited) {
  const Outcome review = run("lexicon review", "e\nQarwane\n\ne\n-\ne\nZubroff\nq\n");
  EXPECT_TRUE(has("Qarwane"));
  EXPECT_FALSE(has("Qarvane"));
  EXPECT_TRUE(has("Кварване")) << "an empty line keeps the form";
  EXPECT_THAT(review.out, HasSubstr("nothing would be left"));
  EXPECT_TRUE(has("Zubroff"));
}

TEST_F(LexiconReview, TakesSingleKeysAtATerminal) {
  // No line ends: each key counts when it is pressed; what is edited is a line.
  const Outcome review = typed("lexicon review", {{"? > ", "a"},
                                                  {"? > ", "u"},
                                                  {"? > ", "e"},
                                                  {"Qarvane [en]: ", "Qarwane\n"},
                                                  {"Кварване [uk]: ", "\n"},
                                                  {"? > ", "r"},
                                                  {"? > ", "\x1B"},
                                                  {"? > ", "s"}});
  EXPECT_EQ(review.status, 0) << review.out;
  EXPECT_THAT(review.out, HasSubstr("no such command")) << "Esc";
  EXPECT_THAT(review.out, HasSubstr("1 accepted, 1 rejected; 1 wait"));
  EXPECT_TRUE(has("Qarwane"));
  EXPECT_FALSE(has("Qarvane"));
  EXPECT_TRUE(has("Кварване"));
  EXPECT_FALSE(has("Zubrov"));
}

TEST_F(LexiconReview, TakesTheSameKeysOnACyrillicKeyboard) {
  const Outcome review = typed("lexicon review", {{"? > ", "ф"}, {"? > ", "К"}, {"? > ", "ж"}, {"? > ", "й"}});
  EXPECT_EQ(review.status, 0) << review.out;
  EXPECT_THAT(review.out, HasSubstr("no such command")) << "ж is none";
  EXPECT_THAT(review.out, HasSubstr("1 accepted, 1 rejected; 1 wait"));
  EXPECT_TRUE(has("Qarvane"));
  EXPECT_FALSE(has("Zubrov"));
  EXPECT_THAT(run("lexicon review", "і\n").out, HasSubstr("0 accepted, 0 rejected; 1 wait")) << "a skip, as a line";
}

TEST_F(LexiconReview, EndsWithCtrlCAtATerminal) {
  const Outcome review = typed("lexicon review", {{"? > ", "a"}, {"? > ", "\x03"}});
  EXPECT_EQ(review.status, 0);
  EXPECT_TRUE(has("Qarvane")) << "what was decided stays decided";
}

TEST_F(LexiconReview, LeavesWhatPeopleHaveSettled) {
  EXPECT_EQ(run("lexicon add Qarvane --entity q --language en --kind place --status forbidden --source desk").status,
            0);
  file("again.jsonl",
       R"({"proposal":[{"entity":"q","form":"Qarvan","language":"en","kind":"person"}],"evidence":"d.txt: Qarvan"})"
       "\n");
  EXPECT_EQ(run("lexicon import again.jsonl").status, 0);
  EXPECT_EQ(run("lexicon review", "s\ns\ns\ne\nQarvane\n").status, 0);
  EXPECT_THAT(run("lexicon find Qarvane").out, HasSubstr("q\tQarvane\ten\tplace\tforbidden\tdesk"));
}

TEST_F(LexiconReview, ProposalsFollowTheirEntity) {
  EXPECT_EQ(run("lexicon add Lviv --entity lviv --language en").status, 0);
  EXPECT_EQ(run("lexicon add Lwow --entity lwow --language en").status, 0);
  file("again.jsonl", R"({"proposal":[{"entity":"lwow","form":"Lwiw","language":"de"}],"evidence":"d.txt: Lwiw"})"
                      "\n");
  EXPECT_EQ(run("lexicon import again.jsonl").status, 0);
  EXPECT_EQ(run("lexicon merge lviv lwow").status, 0);
  EXPECT_EQ(run("lexicon review --accept 4").status, 0);
  EXPECT_THAT(run("lexicon find Lwiw").out, HasSubstr("lviv\tLwiw"));
}

TEST_F(LexiconReview, TakesTheLastDecisionBack) {
  const Outcome review = run("lexicon review", "u\na\ns\nu\nr\nq\n");
  EXPECT_THAT(review.out, HasSubstr("nothing was decided yet"));
  EXPECT_THAT(review.out, HasSubstr("0 accepted, 1 rejected; 2 wait"));
  EXPECT_FALSE(has("Qarvane"));
  EXPECT_EQ(run("lexicon check").status, 0);
}

TEST_F(LexiconReview, KeepsWhatWasDecidedWhenTheInputEnds) {
  EXPECT_EQ(run("lexicon review", "a\ne\n").status, 0);
  EXPECT_TRUE(has("Qarvane"));
  EXPECT_THAT(run("lexicon review --list").out, HasSubstr("Zubrov")) << "an edit that was not finished is none";
  EXPECT_THAT(run("lexicon review", "").out, HasSubstr("0 accepted, 0 rejected; 2 wait"));
}

TEST_F(LexiconReview, HelpsAndSaysWhatIsNoCommand) {
  const Outcome review = run("lexicon review", "?\naccept\nx\nq\n");
  EXPECT_THAT(review.out, HasSubstr("takes the last decision back"));
  EXPECT_THAT(review.out, HasSubstr("no such command"));
  EXPECT_FALSE(has("Qarvane"));
}

TEST_F(LexiconReview, ShowsWhatSpeaksAgainstAProposal) {
  EXPECT_EQ(run("lexicon add Zubrov --entity z1 --language en --kind place").status, 0);
  EXPECT_EQ(run("lexicon add --never-same Qarvane Кварване").status, 0);
  const Outcome review = run("lexicon review", "s\n");
  EXPECT_THAT(review.out, HasSubstr("but: Zubrov is also a name of z1 (place"));
  EXPECT_THAT(review.out, HasSubstr("but: Qarvane and Кварване are never the same"));
}

TEST_F(LexiconReview, LetsNoFormSteerTheTerminal) {
  file("bad.jsonl", R"({"proposal":[{"form":"Ev\u001b[2Jil \u202ename","language":"en"}],"evidence":"\u001b]0;x"})");
  EXPECT_EQ(run("lexicon import bad.jsonl").status, 0);
  const std::string out = run("lexicon review", "s\ns\ns\n").out + run("lexicon review --list").out;
  EXPECT_THAT(out, HasSubstr("Ev[U+001B][2Jil [U+202E]name"));
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
}

TEST_F(LexiconReview, AppliesAFileOfDecisions) {
  const std::string page = run("lexicon review --to html").out;
  const auto line = [&](int key, const std::string& rest) {
    const std::string mark = "data-proposal=\"" + std::to_string(key) + "\" data-fingerprint=\"";
    const std::string print = page.substr(page.find(mark) + mark.size(), 16);
    return "{\"proposal\":" + std::to_string(key) + ",\"fingerprint\":\"" + print + "\",\"decision\":" + rest + "}\n";
  };
  const std::string first = line(1, R"("accepted","forms":["Qarwane",""],"reason":"seen")");
  file("bad.jsonl", first + "{\"proposal\":2}\n[[[[\n");
  const Outcome bad = run("lexicon review --apply bad.jsonl");
  EXPECT_EQ(bad.status, 3);
  EXPECT_THAT(bad.err, HasSubstr("bad.jsonl:2"));
  EXPECT_THAT(bad.err, HasSubstr("bad.jsonl:3"));
  EXPECT_FALSE(has("Qarwane")) << "nothing of a bad file is taken";
  file("empty.jsonl", first + line(2, R"("accepted","forms":[""])"));
  EXPECT_THAT(run("lexicon review --apply empty.jsonl").err, HasSubstr("empty.jsonl:2"));
  EXPECT_FALSE(has("Qarwane"));
  EXPECT_EQ(run("lexicon review --reject 2").status, 0);
  file("good.jsonl", first + line(2, "\"accepted\"") +
                         R"({"proposal":3,"fingerprint":"0000000000000000","decision":"rejected"})" + "\n");
  EXPECT_THAT(run("lexicon review --apply good.jsonl --dry-run").err, HasSubstr("dry run: 1 accepted"));
  EXPECT_FALSE(has("Qarwane"));
  const Outcome good = run("lexicon review --apply good.jsonl --json --by ada");
  EXPECT_EQ(good.status, 1) << "some came too late";
  EXPECT_THAT(good.out, HasSubstr(R"("accepted":1,"rejected":0,"stale":[{"line":2)"));
  EXPECT_THAT(good.err, HasSubstr("good.jsonl:3: proposal 3 is another one now"));
  EXPECT_TRUE(has("Qarwane"));
  EXPECT_FALSE(has("Zubrov"));
  EXPECT_THAT(run("lexicon log --most 1 --json").out, HasSubstr(R"("author":"ada","action":"accept")"));
  EXPECT_THAT(run("lexicon log --most 1 --json").out, HasSubstr(R"("reason":"seen")"));
}

TEST_F(LexiconReview, ListsTheFingerprintThatDecisionsName) {
  const std::string list = run("lexicon review --list --json").out;
  const std::string mark = R"({"proposal":2,"fingerprint":")";
  ASSERT_THAT(list, HasSubstr(mark));
  const std::string fingerprint = list.substr(list.find(mark) + mark.size(), 16);
  file("decisions.jsonl", R"({"proposal":2,"fingerprint":")" + fingerprint + R"(","decision":"accepted"})");
  EXPECT_EQ(run("lexicon review --apply decisions.jsonl").status, 0);
  EXPECT_TRUE(has("Zubrov"));
}

TEST_F(LexiconReview, TheNameKeepsTheEvidenceOfItsProposal) {
  EXPECT_EQ(run("lexicon review --accept 1").status, 0);
  const std::string kept = R"("evidence":[{"document":"a.txt","passage":"Qarvane spoke","count":1}])";
  EXPECT_THAT(run("lexicon export --to jsonl").out, HasSubstr("\"status\":\"admitted\",\"source\":\"\"," + kept));
  EXPECT_EQ(run("lexicon review", "e\nZubroff\nq\n").status, 0);
  EXPECT_THAT(run("lexicon export --to jsonl").out,
              HasSubstr(R"("evidence":[{"document":"b.txt","passage":"Zubrov left","count":1}])"))
      << "also under the form that a person has corrected";
  EXPECT_EQ(run("lexicon undo").status, 0);
  EXPECT_EQ(run("lexicon check").status, 0);
}

TEST_F(LexiconReview, AnExportHoldsWhatWasDecided) {
  EXPECT_EQ(run("lexicon review --accept 1").status, 0);
  EXPECT_EQ(run("lexicon review --reject 2").status, 0);
  EXPECT_EQ(run("lexicon add Tremmel --entity t1 --language de").status, 0) << "it waits, and is known meanwhile";
  const std::string exported = run("lexicon export --to jsonl").out;
  EXPECT_THAT(exported, HasSubstr(R"("evidence":"a.txt: Qarvane spoke","decision":"accepted"})"));
  EXPECT_THAT(exported, HasSubstr(R"("evidence":"b.txt: Zubrov left","decision":"rejected"})"));
  EXPECT_THAT(exported, HasSubstr(R"("evidence":"c.txt: Tremmel kam"})"));
  file("one.jsonl", exported);
  const auto in_copy = [&](const std::string& arguments) { return run("--lexicon copy.db lexicon " + arguments); };
  EXPECT_EQ(in_copy("import one.jsonl").status, 0);
  EXPECT_EQ(in_copy("export --to jsonl").out, exported);
  EXPECT_EQ(in_copy("import one.jsonl").status, 0);
  EXPECT_EQ(in_copy("export --to jsonl").out, exported) << "taken once more, it is no different";
  EXPECT_EQ(in_copy("import waiting.jsonl").status, 0);
  EXPECT_THAT(in_copy("review --list").out, Not(HasSubstr("Zubrov"))) << "what was rejected does not come back";
  file("bad.jsonl", R"({"proposal":[{"form":"X","language":"en"}],"evidence":"","decision":"perhaps"})");
  EXPECT_THAT(in_copy("import bad.jsonl").err, HasSubstr("\"decision\" must be"));
}

TEST_F(LexiconReview, TrustsNoTextOnThePage) {
  file("bad.jsonl",
       R"({"proposal":[{"form":"</script><b a='1' c=\"2\">\u202ex","language":"en"}],"evidence":"<img>"})");
  EXPECT_EQ(run("lexicon import bad.jsonl").status, 0);
  const std::string page = run("lexicon review --to html").out;
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(page, HasSubstr("<h2>&lt;/script&gt;"));
  EXPECT_THAT(page, HasSubstr("[U+202E]x</h2>"));
  for (const char* raw : {"<b a=", "c=\"2\"", "<img>"}) EXPECT_THAT(page, Not(HasSubstr(raw)));
  EXPECT_EQ(page.find("</script>"), page.rfind("</script>"));
}

}  // namespace
}  // namespace tolmach::cli
