#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace tolmach::pipeline::detail {

/// A program that runs beside this one, with pipes to its three streams. It has a process group of its own: an
/// interrupt at the keyboard reaches only this program, which then ends the other.
class ChildProcess {
 public:
  static constexpr std::string_view kSuccess = "status 0";

  /// Runs a command by /bin/sh -c. @throws Error (io) when no process can be made
  explicit ChildProcess(const std::string& command);
  /// Closes the pipes, gives the program a moment to end by itself, then ends it.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Ends of the pipes, non-blocking; -1 when closed.
  [[nodiscard]] int input() const noexcept { return input_; }
  [[nodiscard]] int output() const noexcept { return output_; }
  [[nodiscard]] int errors() const noexcept { return errors_; }
  void close_input() noexcept;
  void close_output() noexcept;
  void close_errors() noexcept;

  /// How it ended, in words: "status 3", "signal 9", kSuccess; none when it is still running after a moment.
  [[nodiscard]] std::optional<std::string> end();

 private:
  bool ends_within_a_moment();

  pid_t process_ = -1;
  int input_ = -1, output_ = -1, errors_ = -1;
  std::optional<int> status_;  ///< as waitpid() gives it
};

/// While it lives, writing to a pipe that nobody reads is an error (EPIPE) in this thread and no signal.
class NoPipeSignal {
 public:
  NoPipeSignal();
  ~NoPipeSignal();
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  bool was_pending_ = false, was_blocked_ = false;
};

}  // namespace tolmach::pipeline::detail
