#include "pipeline/command_encoder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <stop_token>
#include <thread>

#include <gmock/gmock.h>

#include "pipeline/detail/encoder_answers.h"
#include "pipeline/embedding_evidence.h"
#include "tests/folder.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::pipeline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A vector tells the length of its text and its first number.
constexpr const char* kEncoder = "{ print length($0), $1 + 1; fflush() }";
/// The same by a program that keeps its answers until its input ends.
constexpr const char* kLateEncoder = "{ out = out length($0) \" \" $1 + 1 \"\\n\" } END { printf \"%s\", out }";

class Encoder : public tests::InFolder {
 protected:
  /// An awk program as a command. mawk reads its input in blocks unless it is asked not to.
  std::string awk(const std::string& program) {
    const std::string script = file("program" + std::to_string(scripts_++) + ".awk", program);
    return "if awk -W interactive 1 </dev/null 2>/dev/null; then exec awk -W interactive -f '" + script +
           "'; else exec awk -f '" + script + "'; fi";
  }

  static std::vector<std::string> numbers(std::size_t count) {
    std::vector<std::string> texts;
    for (std::size_t k = 0; k < count; ++k) texts.push_back(std::to_string(k) + std::string(k % 200, ' ') + "x");
    return texts;
  }

  static void expect_vectors(const std::vector<std::string>& texts, const align::VectorTable& table) {
    ASSERT_EQ(table.rows(), texts.size());
    ASSERT_EQ(table.dimension(), 2U);
    for (std::size_t k = 0; k < texts.size(); ++k) {
      const std::span<const float> row = table.row(k);
      // Brought to length 1, the two keep their proportion.
      EXPECT_NEAR(row[1] / row[0], (std::stod(texts[k]) + 1) / static_cast<double>(texts[k].size()),
                  1e-4 * (row[1] / row[0]));
    }
  }

  static std::string error_of(CommandEncoder& encoder, const std::vector<std::string>& texts) {
    try {
      (void)encoder.encode(texts);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), Error::Kind::kIo);
      return error.what();
    }
    return "no error";
  }
  static std::string error_of(const std::string& command, const std::vector<std::string>& texts) {
    CommandEncoder encoder({command, true, std::chrono::seconds(30)});
    return error_of(encoder, texts);
  }

  /// How often the command was begun, for commands that note it.
  std::size_t begun() const {
    const std::string notes = slurp(path("begun"));
    return static_cast<std::size_t>(std::count(notes.begin(), notes.end(), '\n'));
  }
  std::string noting(const std::string& command) const { return "echo >>'" + path("begun") + "'; " + command; }

 private:
  int scripts_ = 0;
};

TEST_F(Encoder, IsKeptRunningFromCallToCall) {
  CommandEncoder encoder({noting(awk(kEncoder)), false, std::chrono::seconds(30)});
  for (const std::size_t count : {1U, 5U, 3000U}) expect_vectors(numbers(count), encoder.encode(numbers(count)));
  EXPECT_EQ(begun(), 1U);
}

TEST_F(Encoder, MoreThanThePipesHoldGoesBothWays) {
  // Half a megabyte out before the first answer is taken in would block both.
  CommandEncoder encoder({awk("{ for (k = 0; k < 100; k++) printf \"%d \", k; print \"1\" }"), true});
  const align::VectorTable table = encoder.encode(numbers(5000));
  EXPECT_EQ(table.rows(), 5000U);
  EXPECT_EQ(table.dimension(), 101U);
}

TEST_F(Encoder, MayAnswerWhenItsInputEnds) {
  CommandEncoder once({awk(kLateEncoder), true, std::chrono::hours(1)});
  expect_vectors(numbers(500), once.encode(numbers(500)));
  CommandEncoder kept({noting(awk(kLateEncoder)), false, std::chrono::milliseconds(300)});
  for (int k = 0; k < 3; ++k) expect_vectors(numbers(500), kept.encode(numbers(500)));
  EXPECT_EQ(begun(), 3U);
}

TEST_F(Encoder, MayStartSlowlyWithoutBeingTakenForLate) {
  CommandEncoder encoder({noting("sleep 1; " + awk(kEncoder)), false, std::chrono::milliseconds(300)});
  expect_vectors(numbers(3), encoder.encode(numbers(3)));
  expect_vectors(numbers(3), encoder.encode(numbers(3)));
  EXPECT_EQ(begun(), 1U);
}

TEST_F(Encoder, ThatDiesSaysHow) {
  EXPECT_THAT(error_of("echo loading >&2; echo no such model >&2; exit 3", numbers(4)),
              AllOf(HasSubstr("ended with status 3 after 0 of 4 vectors"), HasSubstr("it said: no such model"),
                    Not(HasSubstr("loading)"))));
  EXPECT_THAT(error_of("read line; echo 1 2; kill -9 $$", numbers(4)), HasSubstr("signal 9 after 1 of 4 vectors"));
  EXPECT_THAT(error_of("no-such-encoder-here", numbers(4)), HasSubstr("status 127"));
  // It ends before it has read what is a lot.
  EXPECT_THAT(error_of("exit 0", numbers(50000)), HasSubstr("status 0 after 0 of 50000"));
}

TEST_F(Encoder, ThatFailsBehindItsLastVectorIsNotBelieved) {
  const std::string answers = "while read -r line; do echo 1 2; done; ";
  EXPECT_THAT(error_of(answers + "echo out of memory >&2; exit 4", numbers(3)),
              AllOf(HasSubstr("status 4 behind its last vector"), HasSubstr("it said: out of memory")));
  CommandEncoder well({answers + "exit 0", true});
  EXPECT_EQ(well.encode(numbers(3)).rows(), 3U);
}

TEST_F(Encoder, ThatKeepsSilentIsToldOfOnce) {
  int told = 0;
  CommandEncoder encoder({"sleep 1; while read -r line; do echo 1 2; sleep 0.3; done", true,
                          std::chrono::milliseconds(100), [&told](std::chrono::milliseconds waited) {
                            EXPECT_GE(waited, std::chrono::milliseconds(100));
                            ++told;
                          }});
  EXPECT_EQ(encoder.encode(numbers(3)).rows(), 3U);
  EXPECT_EQ(told, 1);
}

TEST_F(Encoder, AnotherIsBegunWhenOneHasFailed) {
  const std::string command =
      "if [ -e '" + path("second") + "' ]; then " + awk(kEncoder) + "; else : >'" + path("second") + "'; exit 1; fi";
  CommandEncoder encoder({command, false, std::chrono::seconds(30)});
  EXPECT_THAT(error_of(encoder, numbers(3)), HasSubstr("status 1"));
  expect_vectors(numbers(3), encoder.encode(numbers(3)));
}

TEST_F(Encoder, GarbageIsQuotedWithItsLine) {
  EXPECT_THAT(error_of("echo Loading the model; " + awk(kEncoder), numbers(3)),
              HasSubstr("its answer to line 1 (\"0x\") is no vector: \"Loading the model\""));
  EXPECT_THAT(error_of(awk("NR < 3 { print 1, 2 } NR == 3 { print 1, \"nan\" }"), numbers(3)),
              HasSubstr("its answer to line 3 (\"2  x\") is no vector: \"1 nan\""));
  EXPECT_THAT(error_of("printf '\\001\\377\\033[31m\\n'", numbers(1)),
              HasSubstr("is no vector: \" \xEF\xBF\xBD [31m\""));
  EXPECT_THAT(error_of("cat /dev/zero", numbers(1)), HasSubstr("endless"));
}

TEST_F(Encoder, AnotherDimensionNamesTheLine) {
  EXPECT_THAT(error_of(awk("{ print NR == 2 ? \"1 2\" : \"1 2 3\" }"), numbers(3)),
              HasSubstr("its vector for line 2 (\"1 x\") has 2 numbers, those before have 3"));
  CommandEncoder encoder({awk("{ print (NR > 3) ? \"1 2\" : \"1 2 3\"; fflush() }"), false, std::chrono::seconds(30)});
  (void)encoder.encode(numbers(3));
  EXPECT_THAT(error_of(encoder, numbers(1)), HasSubstr("has 2 numbers, those before have 3"));
}

TEST_F(Encoder, MoreOrFewerVectorsThanLinesAreAnError) {
  EXPECT_THAT(error_of(awk("{ print 1, 2; print 3, 4 }"), numbers(3)), HasSubstr("more vectors than the 3 lines"));
  EXPECT_THAT(error_of(awk("NR % 2 { print 1, 2 }"), numbers(4)), HasSubstr("status 0 after 2 of 4 vectors"));
  EXPECT_THAT(error_of("printf '1 2\\n3 4\\n5'", numbers(2)), HasSubstr("more vectors"));
  // The last line need not end.
  EXPECT_EQ(error_of("printf '1 2\\n3 4'", numbers(2)), "no error");
}

TEST_F(Encoder, CanBeStopped) {
  CommandEncoder encoder({"exec sleep 1000", false, std::chrono::hours(1)});
  std::stop_source stop;
  const std::jthread stopper([&stop] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop.request_stop();
  });
  EXPECT_THROW((void)encoder.encode(numbers(2), {stop.get_token(), {}}), align::Cancelled);
}

TEST_F(Encoder, DoesNotInheritBlockedSignals) {
  // As the command does while it waits for an interrupt.
  sigset_t term;
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  sigset_t before;
  pthread_sigmask(SIG_BLOCK, &term, &before);
  EXPECT_THAT(error_of("kill -TERM $$; sleep 1", numbers(1)), HasSubstr("signal 15"));
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

TEST_F(Encoder, ServesThreadsOneAfterTheOther) {
  CommandEncoder encoder({noting(awk(kEncoder)), false, std::chrono::seconds(30)});
  {
    std::vector<std::jthread> threads;
    for (std::size_t k = 1; k <= 4; ++k)
      threads.emplace_back([&encoder, k] { expect_vectors(numbers(k * 50), encoder.encode(numbers(k * 50))); });
  }
  EXPECT_EQ(begun(), 1U);
}

TEST_F(Encoder, TellsItsProgress) {
  CommandEncoder encoder({awk(kEncoder), true});
  double last = 0;
  (void)encoder.encode(numbers(2000), {{}, [&last](double done) {
                                         EXPECT_GE(done, last);
                                         last = done;
                                       }});
  EXPECT_EQ(last, 1);
}

text::Document lines_document(const std::string& text) {
  text::Document document;
  document.id = "doc";
  document.text = text;
  text::segment_lines(document);
  return document;
}

TEST_F(Encoder, GivesEvidenceForRunsOfBothSides) {
  // Axes for three words in two languages; what a run holds is added.
  EmbeddingEvidenceOptions options;
  options.encoder.command =
      awk("{ print gsub(/sun|Sonne/, \"\"), gsub(/moon|Mond/, \"\"), gsub(/star|Stern/, \"\"); fflush() }");
  EmbeddingEvidence evidence(options);
  const text::Document source = lines_document("sun\nmoon\n<p>\nstar\n");
  const text::Document target = lines_document("Sonne\nMond Stern\n");
  for (int again = 0; again < 2; ++again) {
    const auto all = evidence.similarities(source, target);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_GT(all[0]->of({0, 1}, {0, 1}), 0.9);
    EXPECT_GT(all[0]->of({0, 2}, {0, 1}), all[0]->of({1, 2}, {0, 1}));
    EXPECT_GT(all[0]->of({3, 4}, {1, 2}), all[0]->of({3, 4}, {0, 1}));
    EXPECT_TRUE(std::isnan(all[0]->of({1, 4}, {1, 2})));
  }
  EXPECT_TRUE(evidence.similarities(source, lines_document("<p>\n")).empty());
}

TEST_F(Encoder, WithoutOptionsThereIsNoEvidence) {
  EmbeddingEvidence evidence({});
  EXPECT_TRUE(evidence.similarities(lines_document("a\n"), lines_document("b\n")).empty());
}

TEST(EncoderAnswers, PiecesMayEndAnywhere) {
  const std::vector<std::string> texts{"a", "b", "c"};
  const std::string output = "1 2\r\n[3,4]\n5\t6";
  for (std::size_t cut = 0; cut <= output.size(); ++cut) {
    detail::EncoderAnswers answers(texts, 0);
    answers.take(std::string_view(output).substr(0, cut));
    answers.take(std::string_view(output).substr(cut));
    EXPECT_EQ(answers.count(), 2U);
    answers.finish();
    EXPECT_TRUE(answers.complete());
    EXPECT_EQ(answers.take_values(), (std::vector<float>{1, 2, 3, 4, 5, 6})) << cut;
  }
}

}  // namespace
}  // namespace tolmach::pipeline
