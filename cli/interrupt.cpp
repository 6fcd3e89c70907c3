#include "cli/interrupt.h"

#include <cstdlib>

#include <pthread.h>

namespace tolmach::cli {
namespace {

bool is_ignored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

Interrupt::Interrupt() {
  sigemptyset(&watched_);
  for (const int signal : {SIGINT, SIGTERM})
    if (!is_ignored(signal)) sigaddset(&watched_, signal);
  // A handler could do next to nothing; a thread that waits for the signal may do anything.
  pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  if (watches(SIGINT) || watches(SIGTERM)) waiter_ = std::jthread([this](const std::stop_token& end) { wait(end); });
}

Interrupt::~Interrupt() {
  if (waiter_.joinable()) {
    // A signal to the waiter alone wakes it.
    waiter_.request_stop();
    pthread_kill(waiter_.native_handle(), watches(SIGINT) ? SIGINT : SIGTERM);
    waiter_.join();
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool Interrupt::watches(int signal) const noexcept {
  return sigismember(&watched_, signal) == 1;
}

void Interrupt::wait(const std::stop_token& end) {
  while (!end.stop_requested()) {
    int signal = 0;
    if (sigwait(&watched_, &signal) != 0 || end.stop_requested()) return;
    if (signal_ != 0) std::_Exit(128 + signal);
    signal_ = signal;
    stop_.request_stop();
  }
}

}  // namespace tolmach::cli
