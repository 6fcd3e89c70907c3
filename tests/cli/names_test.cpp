#include <string>

#include <gmock/gmock.h>

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
}

TEST_F(Command, FindsNamesAsJson) {
  file("t",
       "Talks between Lavrov and Marenko began. Then Marenko spoke. He said Marenko would stay. Lavrov met Morenko "
       "again.\n");
  const Outcome outcome = run("names t --language en --to jsonl");
  EXPECT_THAT(outcome.out, HasSubstr("\"status\":\"misspelling\""));
}

}  // namespace
}  // namespace tolmach::cli
