#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace tolmach::cli {

/// Turns an interrupt (Ctrl-C) or a request to end (SIGTERM) into a stop token while it lives, so that work ends at a
/// place where nothing is left half done. A second one ends the program at once. Signals that the parent has told the
/// program to ignore stay ignored. To be made before any other thread, of which each inherits what it sets up.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
  /// What a shell expects of a program that a signal has ended: 128 and the signal's number. To be asked when the token
  /// has been seen.
  [[nodiscard]] int exit_status() const noexcept { return 128 + signal_; }

 private:
  [[nodiscard]] bool watches(int signal) const noexcept;
  void wait(const std::stop_token& end);

  sigset_t watched_, before_;
  std::stop_source stop_;
  std::atomic<int> signal_ = 0;
  std::jthread waiter_;
};

}  // namespace tolmach::cli
