#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/command.h"

namespace tolmach::cli {

/// A count on standard error for work that takes over a second; on a terminal only, and not with --quiet.
class Progress {
 public:
  /// @param total 0 where it is not known
  Progress(const Session& session, std::string what, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance() { show(done_ + 1); }
  /// @param done of the total
  void show(std::size_t done);

 private:
  std::string what_;
  std::size_t total_;
  std::size_t done_ = 0;
  bool shown_ = false;
  bool wanted_;
  std::chrono::steady_clock::time_point start_, last_;
};

}  // namespace tolmach::cli
