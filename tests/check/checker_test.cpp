#include "check/checker.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <utility>

#include <gmock/gmock.h>

#include "tests/lines.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::check {
namespace {

using tests::lines;

align::Alignment one_to_one(std::size_t count) {
  align::Alignment alignment;
  for (std::uint32_t i = 0; i < count; ++i) alignment.push_back({{i, i + 1}, {i, i + 1}, 1});
  return alignment;
}

std::vector<Finding> check_pair(Checker& checker, const text::Document& source, const text::Document& target) {
  const align::Alignment alignment = one_to_one(source.segments.size());
  return checker.check({&target, &source, &alignment});
}

std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.emplace_back(finding.code->name);
  return out;
}

Checker make_checker(CheckerOptions options = {}) {
  return Checker(text::DataFolder(TOLMACH_TEST_DATA), std::move(options));
}

TEST(Checker, FindsTheOddSpellingOfAName) {
  Checker checker = make_checker();
  const auto text = lines("en",
                          "Talks with Marenko began on Monday.\nThen Marenko spoke for an hour.\nIn the evening "
                          "Morenko left the hall.\nThe press asked Marenko why.\n");
  const auto findings = checker.check({&text});
  ASSERT_THAT(codes(findings), testing::ElementsAre("name-inconsistent"));
  EXPECT_EQ(findings[0].target->span.of(text.text), "Morenko");
  EXPECT_EQ(findings[0].suggestion, "Marenko");
}

TEST(Checker, AccusesOfTwoEqualFormsTheOneThatTheSourceDoesNotMean) {
  Checker checker = make_checker();
  const auto text = lines("en", "Talks with Marenko began on Monday.\nIn the evening Morenko left the hall.\n");
  const auto source = lines("uk", "Переговори з Маренком почалися в понеділок.\nУвечері Маренко вийшов із зали.\n");
  const auto findings = check_pair(checker, source, text);
  ASSERT_THAT(codes(findings), testing::ElementsAre("name-inconsistent"));
  EXPECT_EQ(findings[0].target->span.of(text.text), "Morenko");
  EXPECT_EQ(findings[0].suggestion, "Marenko");
  for (const Finding& finding : checker.check({&text}))
    EXPECT_EQ(finding.suggestion, "") << "by itself the text does not say which is right";
  const auto slips = lines("en",
                           "Talks with Marenko began on Monday.\nThen Marenko spoke for an hour.\nLater Marenko "
                           "left.\nIn the evening Morenko left the hall.\nThe press asked Merenko why.\n");
  std::vector<std::string> rights;
  for (const Finding& finding : checker.check({&slips})) rights.push_back(finding.suggestion);
  EXPECT_THAT(rights, testing::ElementsAre("Marenko", "Marenko")) << "two slips of one name are no equals";
  const auto full = lines("en", "Talks with Dmytro Kuleba began on Monday.\nIn the evening Kuliba left the hall.\n");
  const auto of_full = checker.check({&full});
  ASSERT_THAT(codes(of_full), testing::ElementsAre("name-inconsistent"));
  EXPECT_EQ(of_full[0].suggestion, "Kuleba") << "a word for a word of the name";
}

TEST(Checker, SaysInvisibleCharactersInARowOnceAndHowToBeRidOfThem) {
  Checker checker = make_checker();
  const auto text = lines("en", "The minis\u200B\u200Bter resigned on Monday.\n");
  const auto findings = checker.check({&text});
  ASSERT_THAT(codes(findings), testing::ElementsAre("invisible-character"));
  EXPECT_EQ(findings[0].target->span.of(text.text), "s\u200B\u200B");
  EXPECT_EQ(findings[0].suggestion, "s");
  const auto begins_so = lines("en", "\u200BThe minister resigned.\n");
  const auto at_the_beginning = checker.check({&begins_so});
  ASSERT_THAT(codes(at_the_beginning), testing::ElementsAre("invisible-character"));
  EXPECT_EQ(at_the_beginning[0].target->span.of(begins_so.text), "\u200BT");
  EXPECT_EQ(at_the_beginning[0].suggestion, "T");
  const auto joined = lines("en", "The minis\u200C\u200Cter and the gove\u200B\u200Drnor of the cafe\u0301\u200B.\n");
  std::vector<std::string> suggestions;
  for (const Finding& finding : checker.check({&joined}))
    if (finding.code->name == "invisible-character") suggestions.push_back(finding.suggestion);
  EXPECT_THAT(suggestions, testing::ElementsAre("s", "e", "e\u0301"));
}

TEST(Checker, ReportsWhatIsMissingAndWhatIsTooMuch) {
  Checker checker = make_checker();
  const auto source = lines("en", "The bridge was opened on Monday.\nThe mayor cut a red ribbon.\n");
  const auto target = lines("uk", "Міст відкрили в понеділок.\nБлизько сотні людей прийшли на свято.\n");
  const align::Alignment alignment = {{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 1}, 0.9}, {{2, 2}, {1, 2}, 0.9}};
  const auto found = codes(checker.check({&target, &source, &alignment}));
  EXPECT_THAT(found, testing::UnorderedElementsAre("segment-missing", "segment-added"));
}

TEST(Checker, SeesOneTranslationOfTwoSources) {
  CheckerOptions options;
  options.without = {"duplicate"};
  Checker checker = make_checker(options);
  const auto source = lines("en", "Open the door before you leave.\nShut down every engine now.\n");
  for (const auto& [language, line] : {std::pair{"uk", "Відчиніть двері, перш ніж іти.\n"},
                                       {"de", "Öffnen Sie die Tür, bevor Sie gehen.\n"},
                                       {"fr", "Ouvrez la porte avant de partir.\n"}}) {
    const auto target = lines(language, std::string(line) + line);
    EXPECT_THAT(codes(check_pair(checker, source, target)), testing::Contains("same-translation")) << language;
  }
  const auto alike = lines("en", "Open the door before you leave.\nOpen the door before leaving.\n");
  const std::string line = "Відчиніть двері, перш ніж іти.\n";
  EXPECT_THAT(codes(check_pair(checker, alike, lines("uk", line + line))), testing::IsEmpty());
}

TEST(Checker, SeesARepeatedParagraph) {
  Checker checker = make_checker();
  const std::string paragraph = "The council met on Monday and decided to repair the old bridge before winter.\n";
  const auto text =
      lines("en", paragraph + "\nThe work begins in May and will take about four months.\n\n" + paragraph);
  EXPECT_THAT(codes(checker.check({&text})), testing::Contains(testing::StartsWith("duplicate-")));
}

TEST(Checker, DoesNotCallARoundTripUntranslated) {
  Checker checker = make_checker();
  const auto source = lines("en", "The council will meet again on Friday to vote on the plan.\n");
  EXPECT_THAT(codes(check_pair(checker, source, source)), testing::IsEmpty());
}

/// The first sentences of a sample article.
text::Document sample(const std::string& language, const std::string& file, std::size_t count = 12) {
  std::ifstream stream(std::string(TOLMACH_TEST_DATA) + "/articles/" + file);
  std::string text;
  for (std::string line; count > 0 && std::getline(stream, line);) {
    if (line.empty()) continue;
    text.append(line).append("\n");
    --count;
  }
  return lines(language, text);
}

TEST(Checker, SaysOnceWhatIsWrongWithWholeTexts) {
  Checker checker = make_checker();
  const auto found = [&](const text::Document& source, const text::Document& target) {
    return codes(check_pair(checker, source, target));
  };
  const auto only = [](const std::string& code) {
    return testing::AllOf(
        testing::Contains(code),
        testing::Not(testing::Contains(testing::AnyOf("untranslated", "wrong-language", "wrong-segment",
                                                      "number-missing", "number-changed", "text-missing"))));
  };
  const auto english = sample("en", "amphora.en.sentences");
  EXPECT_THAT(found(english, sample("tr", "final.tr.sentences")), only("unrelated-texts"));
  EXPECT_THAT(found(english, sample("en", "flood.en.sentences")), only("unrelated-texts"));
  EXPECT_THAT(found(sample("en", "amphora.uk.sentences"), sample("uk", "amphora.en.sentences")), only("swapped-texts"));
  EXPECT_THAT(found(english, sample("uk", "amphora.en.sentences")), only("untranslated-text"));
  EXPECT_THAT(found(english, sample("uk", "flood.ru.sentences")), only("wrong-language-text"));
  EXPECT_THAT(codes(checker.check({&english})), testing::Not(testing::Contains(testing::EndsWith("-text"))));
}

TEST(Checker, FindingsOfWholeTextsAreKnownByTheText) {
  Checker checker = make_checker();
  const auto mark = [&](const text::Document& text) {
    const text::Document left = lines("uk", text.text);
    for (const Finding& finding : check_pair(checker, text, left))
      if (finding.code->name == "untranslated-text") return finding.fingerprint;
    return std::string();
  };
  const std::string first = mark(sample("en", "amphora.en.sentences"));
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(mark(sample("en", "amphora.en.sentences")), first);
  EXPECT_NE(mark(sample("en", "flood.en.sentences")), first) << "a dismissal of one would hide the other";
}

TEST(Checker, LeavesToTheSegmentsWhatIsWrongInAFew) {
  Checker checker = make_checker();
  std::string source, target;
  for (const std::string place : {"town", "village", "school", "museum", "station", "hospital"}) {
    source += "The " + place + " will be open again on Friday, the mayor said.\n";
    target += place == "school" || place == "museum"
                  ? "The " + place + " will be open again on Friday, the mayor said.\n"
                  : "Мер сказав, що в п’ятницю знову відкриють усе.\n";
  }
  const auto found = codes(check_pair(checker, lines("en", source), lines("uk", target)));
  EXPECT_EQ(std::count(found.begin(), found.end(), "untranslated"), 2);
  EXPECT_THAT(found, testing::Not(testing::Contains(testing::EndsWith("-text"))));
}

TEST(Checker, LetsDaysMoveToTheNextSentence) {
  Checker checker = make_checker();
  const auto source = lines("en", "The mayor left on Monday.\nThe talks will begin on Friday.\n");
  EXPECT_THAT(codes(check_pair(checker, source, lines("uk", "Мер поїхав.\nПереговори почнуться у п’ятницю.\n"))),
              testing::Not(testing::Contains("date-changed")));
  EXPECT_THAT(
      codes(check_pair(checker, source, lines("uk", "Мер поїхав у п’ятницю.\nПереговори почнуться в понеділок.\n"))),
      testing::Not(testing::Contains("date-changed")));
  const auto found =
      check_pair(checker, source, lines("uk", "Мер поїхав у суботу.\nПереговори почнуться у п’ятницю.\n"));
  ASSERT_THAT(codes(found), testing::ElementsAre("date-changed"));
  EXPECT_EQ(found[0].message, "source Monday, target суботу");
}

TEST(Checker, TakesANameThatTheTextRepeatsAsItIsMeant) {
  Checker checker = make_checker();
  const auto source = lines("uk", "Місто звалося Тірою.\nПлиту знайшли на околиці Тіри.\n");
  const auto twice = lines("en", "The town was called Tyras.\nThe slab was found on the edge of Tyras.\n");
  EXPECT_THAT(codes(check_pair(checker, source, twice)), testing::Not(testing::Contains("name-misspelt")));
}

TEST(Checker, FindsTheSameInTextsThatAreCheckedTogether) {
  Checker checker = make_checker();
  const auto source = lines("en", "The bridge was opened on Monday, 3 May.\nIt cost 12 million.\n");
  const std::vector<text::Document> targets{
      lines("uk", "Міст відкрили в понеділок, 3 травня.\nВін коштував 12 мільйонів.\n"),
      lines("uk", "Міст відкрили в суботу, 3 травня.\nВін коштував 12 мільярдів.\n"),
      lines("uk", "The bridge was opened on Monday, 3 May.\nIt cost 12 million.\n"),
      lines("uk", "Міст  відкрили в понеділок, 3 травня.\nВін коштував 21 мільйон.\n")};
  const align::Alignment alignment = one_to_one(2);
  std::vector<CheckInput> inputs{{&source}};  // one has no source
  for (const text::Document& target : targets) inputs.push_back({&target, &source, &alignment});
  const auto together = checker.check(inputs);
  ASSERT_EQ(together.size(), inputs.size());
  std::size_t count = 0;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const auto alone = make_checker().check(inputs[k]);  // which remembers nothing of the others
    EXPECT_EQ(codes(together[k]), codes(alone)) << k;
    for (std::size_t f = 0; f < std::min(alone.size(), together[k].size()); ++f) {
      EXPECT_EQ(together[k][f].message, alone[f].message);
      EXPECT_EQ(together[k][f].confidence, alone[f].confidence);
      EXPECT_EQ(together[k][f].fingerprint, alone[f].fingerprint);
    }
    count += alone.size();
  }
  EXPECT_GE(count, 4U);
  EXPECT_THAT(checker.check(std::span<const CheckInput>()), testing::IsEmpty());
}

TEST(Checker, SaysOneFaultOnce) {
  Checker checker = make_checker();
  const auto source = lines("en", "The bridge was opened on Monday.\n");
  const auto added = codes(check_pair(
      checker, source,
      lines("es", "El puente se abrió el lunes. El equipo local ganó el partido ante 20 000 espectadores.\n")));
  EXPECT_THAT(added, testing::Contains("text-added"));
  EXPECT_THAT(added, testing::Not(testing::Contains("number-added"))) << "it stands in the text that is added";
  const auto misread = codes(check_pair(checker, lines("en", "It cost 14½ euros.\n"),
                                        lines("fr", "Il a coÃ»tÃ© 14Â½ euros , aprÃ¨s tout .\n")));
  EXPECT_THAT(misread, testing::Contains("mojibake"));
  EXPECT_THAT(misread, testing::Not(testing::Contains("number-changed")));
}

TEST(Checker, ObeysItsOptions) {
  const auto text = lines("en", "They left early,, as  planned.\n");
  Checker all = make_checker();
  EXPECT_EQ(all.check({&text}).size(), 2U);
  CheckerOptions options;
  options.without = {"spacing"};
  Checker quiet = make_checker(options);
  EXPECT_THAT(codes(quiet.check({&text})), testing::ElementsAre("doubled-punctuation"));
  options.least_severity = Severity::kMajor;
  Checker quieter = make_checker(options);
  EXPECT_TRUE(quieter.check({&text}).empty());
  options.without = {"no-such-check"};
  EXPECT_THROW(make_checker(options), Error);
}

TEST(Checker, GivesStableFingerprintsThatChangeWithTheText) {
  Checker checker = make_checker();
  const auto text = lines("en", "They left early,, as planned.\n");
  const auto moved = lines("en", "A line before it.\nThey left early,, as planned.\n");
  const auto other = lines("en", "They arrived late,, as expected.\n");
  const std::string fingerprint = checker.check({&text}).at(0).fingerprint;
  EXPECT_EQ(fingerprint.size(), 16U);
  EXPECT_EQ(checker.check({&moved}).at(0).fingerprint, fingerprint);
  EXPECT_NE(checker.check({&other}).at(0).fingerprint, fingerprint);
  const auto changed_far_off = lines("en", "They left early,, as planned by the mayor and her staff.\n");
  const auto changed_again = lines("en", "They left early,, as planned by the mayor and her guest.\n");
  EXPECT_NE(checker.check({&changed_far_off}).at(0).fingerprint, checker.check({&changed_again}).at(0).fingerprint);
}

TEST(Checker, TellsMissingSegmentsApart) {
  Checker checker = make_checker();
  const auto target = lines("de", "Der Bürgermeister eröffnete die Brücke.\n\n");
  const auto of = [&](const std::string& missing) {
    const auto source = lines("en", "The mayor opened the bridge.\n" + missing + "\n");
    const align::Alignment pairs{{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 1}, 1}};
    return checker.check({&target, &source, &pairs}).at(0).fingerprint;
  };
  EXPECT_NE(of("He left the town early."), of("Nobody was hurt there."));
}

TEST(Checker, ComparesInlineMarkupThatStandsBesideTheTexts) {
  Checker checker = make_checker();
  const auto source = lines("en", "The mayor opened the bridge.\nHe left early.\n");
  const auto target = lines("de", "Der Bürgermeister eröffnete die Brücke.\nEr ging früh.\n");
  const align::Alignment pairs{{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 2}, 1}};
  const InlineCodes marked{{"<b>", "</b>"}, {"<br>"}};
  const InlineCodes bare{{"</b>", "<b>"}, {}};
  EXPECT_THAT(codes(checker.check({&target, &source, &pairs, &marked, &marked})), testing::IsEmpty());
  const auto missing = checker.check({&target, &source, &pairs, &marked, &bare});
  ASSERT_THAT(codes(missing), testing::ElementsAre("tag-missing"));
  EXPECT_EQ(missing[0].target->segment, 1U);
  EXPECT_THAT(missing[0].message, testing::HasSubstr("<br>"));
  EXPECT_THAT(codes(checker.check({&target, &source, &pairs, &bare, &marked})), testing::ElementsAre("tag-added"));
}

TEST(Checker, SurvivesDamagedAndOddTexts) {
  Checker checker = make_checker();
  for (const std::string& odd :
       {std::string("\xFF\xFE\xFA"), std::string("\xD0"), std::string(5000, '"'), std::string(3000, '('),
        std::string("\xE2\x80\xAE\xE2\x80\x8F \xEF\xBF\xBD \x01\x02"), std::string(20'000, 'a')}) {
    const auto text = lines("en", odd + "\n");
    for (const Finding& finding : check_pair(checker, text, text)) {
      ASSERT_NE(finding.code, nullptr);
      if (finding.target) {
        EXPECT_LE(finding.target->span.end, text.text.size());
      }
    }
  }
}

TEST(Checker, IsQuickOnVeryLongLines) {
  Checker checker = make_checker();
  const auto repeated = [](const std::string& part) {
    std::string line;
    while (line.size() < 300'000) line += part;
    return lines("en", line + "\n");
  };
  // Each took minutes once, for something was looked for in the whole line again at every word or mark.
  for (const std::string part : {"He said “yes” and “no” now ", "Press <b>it</b> and {name} to %s ", "([{",
                                 "the  hall ", "The bridge was opened. Read more. ", "The café was closed, Ã©Ã© "}) {
    const auto text = repeated(part);
    EXPECT_GE(checker.check({&text}).size() + check_pair(checker, text, text).size(), 1U) << part;
  }
}

TEST(Checker, LeavesOutMarksWhereTheTextDoes) {
  Checker checker = make_checker();
  const auto repeated = [](const std::string& line, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += line;
    return text;
  };
  const auto source = lines("en", repeated("The bridge was closed on Monday.\n", 40));
  const std::string marked = "أغلق الجسر يوم الاثنين.\n", bare = "أغلق الجسر يوم الاثنين\n";
  EXPECT_THAT(codes(check_pair(checker, source, lines("ar", repeated(bare, 40)))),
              testing::Not(testing::Contains("missing-final-mark")));
  const auto found = codes(check_pair(checker, source, lines("ar", repeated(marked + marked + marked + bare, 10))));
  EXPECT_EQ(std::count(found.begin(), found.end(), "missing-final-mark"), 10);
}

TEST(Checker, TakesAllOfTheClutterThatOneWouldDelete) {
  Checker checker = make_checker();
  const auto seen = [&](const std::string& language, const std::string& line) {
    const auto text = lines(language, line + "\n");
    std::string all;
    for (const Finding& finding : checker.check({&text}))
      if (finding.code->name == "web-clutter") all.append(finding.target->span.of(text.text)).append("|");
    return all;
  };
  for (const auto& [language, line] : {std::pair{"en", "Subscribe to our Telegram channel"},
                                       {"en", "- Subscribe to our Telegram channel -"},
                                       {"en", "READ MORE: Mayor opens the bridge"},
                                       {"en", "(Read more)"},
                                       {"en", "» Read more »"},
                                       {"en", "Your email address will not be published. Required fields are marked *"},
                                       {"uk", "Підписуйтесь на наш Telegram-канал"},
                                       {"es", "Suscríbase a nuestro boletín"},
                                       {"fr", "À lire aussi : Lyon ouvre le pont"}})
    EXPECT_EQ(seen(language, line), std::string(line) + "|");
  EXPECT_EQ(seen("uk", "Міст відкрили в понеділок Підписуйтесь на наш канал"), "Підписуйтесь на наш канал|");
  EXPECT_EQ(seen("en", "The bridge was opened on Monday. Read more: the mayor’s speech"),
            "Read more: the mayor’s speech|");
  EXPECT_EQ(seen("en", "“Read more,” she said."), "");
  EXPECT_EQ(seen("en", "The mayor spoke (read more)."), "");
}

TEST(Checker, SaysWhatWasSeenAsPeopleWouldSayIt) {
  Checker checker = make_checker();
  const auto message = [&](const std::string& from, const std::string& source, const std::string& to,
                           const std::string& target) {
    const auto findings = check_pair(checker, lines(from, source + "\n"), lines(to, target + "\n"));
    return findings.size() == 1 ? findings[0].message : std::to_string(findings.size()) + " findings";
  };
  EXPECT_EQ(
      message("en", "On Monday John Robertson met the mayor.", "uk", "У понеділок Петро Гнатюк зустрівся з мером."),
      "target Петро Гнатюк, source John Robertson: two different names");
  EXPECT_EQ(message("en", "Two thirds of the voters stayed at home.", "uk", "Три чверті виборців лишилися вдома."),
            "source \"Two thirds\" = 2/3, target \"Три чверті\" = 0.75");
  EXPECT_EQ(message("en", "The temperature fell to -4°F.", "ru", "Температура опустилась до -30 °C."),
            "source “-4°F” (fahrenheit), target “-30 °C” (celsius)");
  EXPECT_EQ(message("en", "She has lived in Manchester since May.", "ru", "С мая она живёт в Манчестері."),
            "Манчестері has the letter “і”, which Russian does not have");
  EXPECT_EQ(message("en", "Close the door behind you.\nClose the door behind you.", "uk",
                    "Зачиніть за собою двері.\nЗакрийте двері після себе."),
            "the same source text is translated as “Зачиніть за собою двері.” before");
}

TEST(Checker, PointsAtWholeCharacters) {
  Checker checker = make_checker();
  const auto text = lines("zh", "他说：“桥很安全。”她说：“雨停了。”然后他们谈到“旧桥”。\n");
  const auto findings = checker.check({&text});
  ASSERT_THAT(codes(findings), testing::ElementsAre("quote-mark-order"));
  EXPECT_EQ(findings[0].target->span.of(text.text), "“旧桥”。");
}

TEST(Checker, KeepsTheMarkThatEndsTheSentence) {
  Checker checker = make_checker();
  const auto suggested = [&](const std::string& language, const std::string& line) {
    const auto text = lines(language, line + "\n");
    const auto findings = checker.check({&text});
    return findings.empty() ? std::string() : findings[0].suggestion;
  };
  EXPECT_EQ(suggested("en", "They left early,, as planned."), ",");
  EXPECT_EQ(suggested("en", "They left as planned,."), ".");
  EXPECT_EQ(suggested("en", "Did they leave as planned?."), "?");
  EXPECT_EQ(suggested("zh", "他们很早就离开了，。"), "。");
}

/// Two sentences without a space between them, as Chinese writes them.
text::Document without_gap(const std::string& first, const std::string& second) {
  text::Document document;
  document.language = "zh";
  document.text = first + second;
  const auto size = static_cast<std::uint32_t>(first.size());
  const auto end = static_cast<std::uint32_t>(document.text.size());
  document.segments = {{{0, size}, 0, true}, {{size, end}, 0, true}};
  return document;
}

TEST(Checker, PlacesWhatIsMissingInItsOwnSegment) {
  CheckerOptions options;
  options.terms = {{"1", {{"bridge", "en"}, {"桥", "zh"}}}};
  options.rules = {{.name = "rain", .source = "bridge", .target = "桥"}};
  options.without = {"omission", "name", "alignment"};
  Checker checker = make_checker(options);
  const auto source = lines("en", "The bridge was opened on Monday.\nThe rain stopped.\n");
  const auto target = without_gap("周一开放了。", "雨停了。");
  const auto findings = check_pair(checker, source, target);
  ASSERT_THAT(codes(findings), testing::UnorderedElementsAre("term-missing", "user-rule"));
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.bead, 0U) << finding.code->name;
    EXPECT_EQ(finding.target->segment, 0U) << finding.code->name;
  }
}

TEST(Checker, ToleratesAnAlignmentThatLeavesSegmentsOut) {
  Checker checker = make_checker();
  const auto source = lines("en", "The bridge was opened on Monday.\nThe rain stopped.\n");
  const auto target = lines("uk", "Міст відкрили в понеділок.\nДощ припинився,, сказав він.\n");
  const align::Alignment nothing;
  const auto findings = checker.check({&target, &source, &nothing});
  ASSERT_THAT(codes(findings), testing::ElementsAre("doubled-punctuation"));
  EXPECT_FALSE(findings[0].bead.has_value());
}

TEST(Registry, IsSortedUniqueAndDocumented) {
  std::ostringstream docs;
  docs << std::ifstream(std::string(TOLMACH_TEST_DATA) + "/../docs/checks.md").rdbuf();
  std::vector<std::string_view> names;
  for (const Code& code : all_codes()) {
    names.push_back(code.name);
    EXPECT_FALSE(code.description.empty()) << code.name;
    EXPECT_THAT(docs.str(), testing::HasSubstr("`" + std::string(code.name) + "`"));
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

}  // namespace
}  // namespace tolmach::check
