#include "pipeline/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace tolmach::pipeline {

unsigned all_cores() noexcept {
  return std::max(std::thread::hardware_concurrency(), 1U);
}

void in_parallel(std::size_t tasks, unsigned jobs, const std::function<void(unsigned worker, std::size_t task)>& work) {
  std::atomic<std::size_t> next{0};
  std::mutex failure_lock;
  std::exception_ptr failure;
  const auto labour = [&](unsigned worker) {
    for (std::size_t task = next++; task < tasks; task = next++) {
      try {
        work(worker, task);
      } catch (...) {
        const std::lock_guard guard(failure_lock);
        if (!failure) failure = std::current_exception();
        next = tasks;
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    const std::size_t workers = std::min<std::size_t>(std::max(jobs, 1U), tasks);
    for (unsigned worker = 1; worker < workers; ++worker) threads.emplace_back(labour, worker);
    labour(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace tolmach::pipeline
