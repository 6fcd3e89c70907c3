#include "pipeline/detail/child_process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <ctime>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/error.h"

namespace tolmach::pipeline::detail {
namespace {

constexpr std::chrono::milliseconds kMoment{1000};
constexpr std::chrono::milliseconds kLook{5};

[[noreturn]] void fail(int error) {
  throw Error(Error::Kind::kIo, std::string("no process can be made: ") + std::strerror(error));
}

void close_end(int& descriptor) noexcept {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

/// A pipe that no other process inherits.
struct Pipe {
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(errno);
  }
  ~Pipe() {
    for (int& end : ends) close_end(end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  /// Takes an end out, non-blocking.
  int take(std::size_t which) noexcept {
    const int end = ends[which];
    ends[which] = -1;
    ::fcntl(end, F_SETFL, ::fcntl(end, F_GETFL) | O_NONBLOCK);
    return end;
  }

  std::array<int, 2> ends{-1, -1};  ///< for reading, for writing
};

/// How a process is begun: no signal blocked or ignored, whatever is with us, and a group of its own.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGINT, SIGTERM}) sigaddset(&usual, signal);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  [[nodiscard]] const posix_spawnattr_t* get() const noexcept { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  void connect(int end, int stream) { posix_spawn_file_actions_adddup2(&actions_, end, stream); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const noexcept { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

ChildProcess::ChildProcess(const std::string& command) {
  Pipe in;
  Pipe out;
  Pipe err;
  SpawnActions actions;
  actions.connect(in.ends[0], STDIN_FILENO);
  actions.connect(out.ends[1], STDOUT_FILENO);
  actions.connect(err.ends[1], STDERR_FILENO);
  const SpawnAttributes attributes;
  std::string shell = "sh";
  std::string option = "-c";
  std::string copy = command;
  const std::array<char*, 4> arguments{shell.data(), option.data(), copy.data(), nullptr};
  const int error = ::posix_spawn(&process_, "/bin/sh", actions.get(), attributes.get(), arguments.data(), ::environ);
  if (error != 0) fail(error);
  input_ = in.take(1);
  output_ = out.take(0);
  errors_ = err.take(0);
}

ChildProcess::~ChildProcess() {
  close_input();
  close_output();
  close_errors();
  for (const int signal : {SIGTERM, SIGKILL}) {
    if (ends_within_a_moment()) break;
    ::kill(-process_, signal);
  }
  if (!status_) ::waitpid(process_, nullptr, 0);
}

void ChildProcess::close_input() noexcept {
  close_end(input_);
}
void ChildProcess::close_output() noexcept {
  close_end(output_);
}
void ChildProcess::close_errors() noexcept {
  close_end(errors_);
}

std::optional<std::string> ChildProcess::end() {
  if (!ends_within_a_moment()) return std::nullopt;
  return WIFSIGNALED(*status_) ? fmt::format("signal {}", WTERMSIG(*status_))
                               : fmt::format("status {}", WEXITSTATUS(*status_));
}

bool ChildProcess::ends_within_a_moment() {
  const auto until = std::chrono::steady_clock::now() + kMoment;
  while (!status_) {
    int status = 0;
    if (::waitpid(process_, &status, WNOHANG) == process_) {
      status_ = status;
    } else if (std::chrono::steady_clock::now() >= until) {
      return false;
    } else {
      std::this_thread::sleep_for(kLook);
    }
  }
  return true;
}

NoPipeSignal::NoPipeSignal() {
  sigset_t pending;
  sigpending(&pending);
  was_pending_ = sigismember(&pending, SIGPIPE) == 1;
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigset_t before;
  pthread_sigmask(SIG_BLOCK, &pipe, &before);
  was_blocked_ = sigismember(&before, SIGPIPE) == 1;
}

NoPipeSignal::~NoPipeSignal() {
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  const timespec now{};
  // What came in the meantime was ours.
  if (!was_pending_)
    while (sigtimedwait(&pipe, nullptr, &now) == -1 && errno == EINTR) {
    }
  if (!was_blocked_) pthread_sigmask(SIG_UNBLOCK, &pipe, nullptr);
}

}  // namespace tolmach::pipeline::detail
