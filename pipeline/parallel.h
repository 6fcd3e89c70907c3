#pragma once

#include <cstddef>
#include <functional>

namespace tolmach::pipeline {

/// As many threads as this machine runs at once for this process; at least 1.
[[nodiscard]] unsigned all_cores() noexcept;

/// Does tasks 0 … `tasks` - 1 on up to `jobs` threads, the caller's among them, and returns when all have ended. Tasks
/// are begun in their order.
/// @param work called with the number of the thread (below `jobs`; no two tasks of one thread at a time) and the task
/// @throws what a task has thrown, the first that did; no further task is then begun
void in_parallel(std::size_t tasks, unsigned jobs, const std::function<void(unsigned worker, std::size_t task)>& work);

}  // namespace tolmach::pipeline
