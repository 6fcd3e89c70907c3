#include "pipeline/pair_run.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>

#include "formats/beads.h"
#include "formats/output_file.h"
#include "lexicons/lexicon.h"
#include "tests/folder.h"

namespace tolmach::pipeline {
namespace {

using Status = PairOutcome::Status;

std::string numbered(const char* const (&words)[6], std::size_t first, std::size_t count) {
  std::string out;
  for (std::size_t k = first; k < first + count; ++k)
    out +=
        std::string(words[k % 6]) + " " + words[k * 5 % 6] + " " + words[k / 6 % 6] + " " + std::to_string(k) + ".\n";
  return out;
}

constexpr const char* kEnglish[] = {"minister", "house", "river", "teacher", "music", "winter"};
constexpr const char* kUkrainian[] = {"міністр", "дім", "річка", "учитель", "музика", "зима"};
constexpr const char* kGerman[] = {"Minister", "Haus", "Fluss", "Lehrer", "Musik", "Winter"};

class Run : public tests::InFolder {
 protected:
  void SetUp() override {
    options_.settings.data = text::DataFolder(TOLMACH_TEST_DATA);
    options_.settings.use_lexicon = false;
    options_.source.presegmented = options_.target.presegmented = true;
    for (std::size_t k = 0; k < 12; ++k) {
      const bool german = k % 3 == 2;
      const std::string number = std::to_string(k);
      pairs_.push_back({file("a" + number, numbered(kEnglish, k, 9)),
                        file("b" + number, german ? numbered(kGerman, k, 8) : numbered(kUkrainian, k + 1, 8)), "en",
                        german ? "de" : "uk", path("out" + number), k + 2});
    }
    handlers_.write = [](Workbench&, const FilePair& pair, Review& review) -> std::vector<std::string> {
      formats::OutputFile out(pair.output);
      formats::write_beads(out.stream(), {*review.source, *review.target, review.alignment});
      out.commit();
      return {pair.output};
    };
  }

  /// What a run writes, by output; the files are then removed.
  std::map<std::string, std::string> outputs() const {
    std::map<std::string, std::string> out;
    for (const FilePair& pair : pairs_) {
      if (!std::filesystem::exists(pair.output)) continue;
      out[pair.output] = slurp(pair.output);
      std::filesystem::remove(pair.output);
    }
    return out;
  }
  [[nodiscard]] static std::size_t count(const PairRunResult& result, Status status) {
    return static_cast<std::size_t>(std::count_if(result.pairs.begin(), result.pairs.end(),
                                                  [&](const PairOutcome& pair) { return pair.status == status; }));
  }

  std::vector<FilePair> pairs_;
  PairRunOptions options_;
  PairHandlers handlers_;
};

TEST_F(Run, WritesTheSameWithAnyNumberOfThreads) {
  for (const bool pool : {false, true}) {
    options_.pool = pool;
    options_.jobs = 1;
    EXPECT_EQ(count(run_pairs(pairs_, options_, handlers_), Status::kDone), pairs_.size());
    const auto first = outputs();
    EXPECT_EQ(first.size(), pairs_.size());
    for (const unsigned jobs : {2U, 5U, 30U}) {
      options_.jobs = jobs;
      run_pairs(pairs_, options_, handlers_);
      EXPECT_EQ(outputs(), first) << jobs;
    }
  }
}

TEST_F(Run, TellsOfEachPairOnce) {
  options_.jobs = 3;
  std::vector<int> told(pairs_.size(), 0);
  handlers_.finished = [&](std::size_t pair, const PairOutcome& outcome) {
    ++told[pair];
    EXPECT_EQ(outcome.status, Status::kDone) << outcome.error;
    EXPECT_GT(outcome.figures.links, 0U);
  };
  run_pairs(pairs_, options_, handlers_);
  EXPECT_EQ(told, std::vector<int>(pairs_.size(), 1));
}

TEST_F(Run, DoesTheOthersWhenPairsFail) {
  std::filesystem::remove(pairs_[1].source);
  file("b4", std::string("a\0b", 3));
  pairs_[5].output = pairs_[3].output;
  pairs_[6].output = path("no/such/folder");
  pairs_[7].source = "-";
  pairs_[8].output = "";
  for (const bool pool : {false, true}) {
    options_.pool = pool;
    options_.jobs = 2;
    const PairRunResult result = run_pairs(pairs_, options_, handlers_);
    for (const std::size_t bad : {1U, 4U, 5U, 6U, 7U, 8U})
      EXPECT_EQ(result.pairs[bad].status, Status::kFailed) << bad << (pool ? " pooled" : "");
    EXPECT_EQ(count(result, Status::kDone), pairs_.size() - 6);
    EXPECT_THAT(result.pairs[5].error, testing::HasSubstr("line 5 too"));
    EXPECT_FALSE(result.stopped);
  }
}

TEST_F(Run, GoesOnWhereItWasStopped) {
  for (const bool pool : {false, true}) {
    options_.pool = pool;
    options_.jobs = 2;
    options_.state = nullptr;
    options_.stop = {};
    handlers_.finished = {};
    run_pairs(pairs_, options_, handlers_);
    const auto whole = outputs();

    std::stop_source stop;
    options_.stop = stop.get_token();
    PairState state(path("state"), "settings", false);
    options_.state = &state;
    int finished = 0;
    handlers_.finished = [&](std::size_t, const PairOutcome&) {
      if (++finished == 3) stop.request_stop();
    };
    const PairRunResult stopped = run_pairs(pairs_, options_, handlers_);
    EXPECT_TRUE(stopped.stopped);
    EXPECT_GE(count(stopped, Status::kDone), 3U);
    EXPECT_EQ(count(stopped, Status::kFailed), 0U) << "to be stopped is no failure";
    EXPECT_GT(count(stopped, Status::kLeft), 0U);

    PairState again(path("state"), "settings", true);
    options_.state = &again;
    options_.stop = {};
    handlers_.finished = {};
    const PairRunResult resumed = run_pairs(pairs_, options_, handlers_);
    EXPECT_EQ(count(resumed, Status::kKept), count(stopped, Status::kDone));
    EXPECT_EQ(count(resumed, Status::kDone), count(stopped, Status::kLeft));
    const auto all = outputs();
    EXPECT_EQ(all.size(), whole.size());
    if (!pool) {
      EXPECT_EQ(all, whole);
    }
  }
}

TEST_F(Run, BeginsAPoolWithTheWordsOfAnEarlierRun) {
  options_.pool = true;
  {
    PairState state(path("state"), "settings", false);
    options_.state = &state;
    run_pairs({pairs_[0], pairs_[1]}, options_, handlers_);
  }
  EXPECT_THAT(slurp(path("state")), testing::HasSubstr("\"words\":[[\""));
  options_.state = nullptr;
  run_pairs({pairs_[3]}, options_, handlers_);
  const std::string alone = slurp(pairs_[3].output);
  PairState again(path("state"), "settings", true);
  options_.state = &again;
  run_pairs({pairs_[3]}, options_, handlers_);
  EXPECT_NE(slurp(pairs_[3].output), alone) << "other words, other confidence";
}

TEST_F(Run, LearnsInTheOrderOfTheList) {
  options_.learn = true;
  std::vector<std::vector<std::string>> subjects;
  for (const unsigned jobs : {1U, 4U}) {
    options_.jobs = jobs;
    options_.settings.lexicon = path("words" + std::to_string(jobs) + ".db");
    EXPECT_GT(run_pairs(pairs_, options_, handlers_).learned.words, 0U);
    const lexicons::Lexicon lexicon(options_.settings.lexicon, lexicons::OpenMode::kReadOnly);
    subjects.emplace_back();
    for (const lexicons::Change& change : lexicon.last_changes(1000))
      subjects.back().push_back(change.action + change.subject + change.after);
  }
  EXPECT_FALSE(subjects[0].empty());
  EXPECT_EQ(subjects[0], subjects[1]);
}

}  // namespace
}  // namespace tolmach::pipeline
