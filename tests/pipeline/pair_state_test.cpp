#include "pipeline/pair_state.h"

#include <gmock/gmock.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::pipeline {
namespace {

class State : public tests::InFolder {
 protected:
  void SetUp() override {
    pair_ = {file("a", "one"), file("b", "two"), "en", "uk", path("out"), 2};
    file("out", "result");
    state_ = path("state");
  }

  /// Notes the pair as finished, in a run that then ends.
  void finish() const {
    PairState state(state_, "settings", false);
    state.add(state.key_of(pair_), {pair_.output}, {7, 5, 0.25});
    state.add_words({"en", "uk"}, {{"house", "дім", 1.5}});
  }
  [[nodiscard]] std::optional<PairFigures> found(const std::string& settings = "settings") const {
    const PairState state(state_, settings, true);
    return state.finished(state.key_of(pair_));
  }

  FilePair pair_;
  std::string state_;
};

TEST_F(State, RemembersWhatIsFinished) {
  finish();
  for (int run = 0; run < 2; ++run) {
    const auto figures = found();
    ASSERT_TRUE(figures);
    EXPECT_EQ(figures->beads, 7U);
    EXPECT_EQ(figures->links, 5U);
    EXPECT_EQ(figures->confidence, 0.25);
  }
  PooledWords words;
  PairState(state_, "settings", true).recall(words);
  EXPECT_EQ(words.translations("дім", "uk", "en").size(), 1U);
}

TEST_F(State, ForgetsWhatHasChanged) {
  finish();
  EXPECT_FALSE(found("other settings"));
  PooledWords words;
  PairState(state_, "other settings", true).recall(words);
  EXPECT_TRUE(words.translations("дім", "uk", "en").empty());
  file("b", "twu");
  EXPECT_FALSE(found()) << "an input has changed";
  file("b", "two");
  EXPECT_TRUE(found()) << "it is as it was";
  file("out", "resul");
  EXPECT_FALSE(found()) << "the output is cut";
  std::filesystem::remove(pair_.output);
  EXPECT_FALSE(found()) << "the output is gone";
  file("out", "result");
  pair_.target_language = "ru";
  EXPECT_FALSE(found()) << "the list says something else";
}

TEST_F(State, BeginsAnewUnlessAskedToGoOn) {
  finish();
  const PairState anew(state_, "settings", false);
  EXPECT_FALSE(anew.finished(anew.key_of(pair_)));
  EXPECT_FALSE(found());
}

TEST_F(State, PassesOverALineThatACrashHasCut) {
  finish();
  const std::string whole = slurp(state_);
  for (std::size_t size = whole.find('\n') + 1; size < whole.size(); size += 7) {
    file("state", whole.substr(0, size));
    EXPECT_NO_THROW(static_cast<void>(found())) << size;
    EXPECT_EQ(slurp(state_).back(), '\n') << size;
  }
}

TEST_F(State, LeavesAFileOfAnotherKindAlone) {
  for (const bool resume : {false, true}) {
    file("state", "source\ttarget\n");
    EXPECT_THROW(PairState(state_, "settings", resume), Error);
    EXPECT_EQ(slurp(state_), "source\ttarget\n");
  }
  file("state", "{\"tolmach_pairs\":1}\n{\"what\":1}\n");
  try {
    PairState(state_, "settings", true);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("state:2"));
  }
  EXPECT_THROW(PairState(path("no/such/folder"), "settings", false), Error);
}

TEST_F(State, NeverKnowsWhatIsMissingOrAPipe) {
  const PairState state(state_, "settings", true);
  pair_.source = path("missing");
  EXPECT_EQ(state.key_of(pair_), "");
  pair_.source = "/dev/null";
  EXPECT_EQ(state.key_of(pair_), "");
  EXPECT_FALSE(state.finished(""));
}

}  // namespace
}  // namespace tolmach::pipeline
