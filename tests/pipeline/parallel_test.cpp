#include "pipeline/parallel.h"

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace tolmach::pipeline {
namespace {

TEST(Parallel, DoesEachTaskOnce) {
  for (const unsigned jobs : {0U, 1U, 2U, 7U, 40U}) {
    std::vector<int> done(23, 0);
    std::vector<std::atomic<int>> busy(41);
    in_parallel(done.size(), jobs, [&](unsigned worker, std::size_t task) {
      EXPECT_LT(worker, std::max(jobs, 1U));
      EXPECT_EQ(busy[worker]++, 0) << "two tasks of one thread at a time";
      ++done[task];
      --busy[worker];
    });
    EXPECT_EQ(done, std::vector<int>(23, 1)) << jobs;
  }
  in_parallel(0, 3, [](unsigned, std::size_t) { FAIL() << "there is no task"; });
}

TEST(Parallel, UsesSeveralThreads) {
  std::atomic<int> here{0};
  // Each waits for the other, so that one thread alone would never end.
  in_parallel(2, 2, [&](unsigned, std::size_t) {
    ++here;
    while (here < 2) std::this_thread::yield();
  });
  EXPECT_EQ(here, 2);
}

TEST(Parallel, HandsOnWhatIsThrownAndBeginsNoMore) {
  for (const unsigned jobs : {1U, 3U}) {
    std::atomic<int> begun{0};
    EXPECT_THROW(in_parallel(1000, jobs,
                             [&](unsigned, std::size_t task) {
                               ++begun;
                               if (task == 5) throw std::runtime_error("no");
                               if (task > 5) std::this_thread::sleep_for(std::chrono::milliseconds(5));
                             }),
                 std::runtime_error);
    EXPECT_LT(begun, 1000);
  }
}

}  // namespace
}  // namespace tolmach::pipeline
