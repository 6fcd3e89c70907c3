#include "pipeline/detail/encoder_exchange.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include <fmt/format.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text/error.h"

namespace tolmach::pipeline::detail {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kLookMilliseconds = 100;            // how often a stop is looked for
constexpr std::size_t kBlock = 1U << 16U;         // bytes read or written at once
constexpr std::size_t kMessageBytes = 1U << 12U;  // kept of standard error

/// What can be read at once from a pipe. @return the bytes; 0 where it has ended, less where there is nothing yet
ssize_t read_some(int descriptor, std::string& into) {
  into.resize(kBlock);
  ssize_t got = 0;
  do got = ::read(descriptor, into.data(), into.size());
  while (got < 0 && errno == EINTR);
  into.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got;
}

/// Whether bytes that were written to a pipe have not been read yet.
bool is_unread(int pipe) {
  int bytes = 0;
  return ::ioctl(pipe, FIONREAD, &bytes) == 0 && bytes > 0;
}

[[noreturn]] void fail_surplus(std::string_view words) {
  throw Error(Error::Kind::kIo, fmt::format("it wrote more vectors than it was given lines: \"{}\"", excerpt(words)));
}

}  // namespace

EncoderExchange::EncoderExchange(RunningEncoder& running, const std::vector<std::string>& texts,
                                 const align::AlignControl& control)
    : running_(running), texts_(texts), control_(control), answers_(texts, running.dimension) {}

EncoderExchange::End EncoderExchange::run(bool closes, std::chrono::milliseconds patience,
                                          const std::function<void(std::chrono::milliseconds)>& silent) {
  refuse_early_words();
  bool late = false;
  Clock::time_point last = Clock::now();
  while (!ended_) {
    if (all_written() && (closes || late)) running_.process.close_input();
    const bool open = running_.process.input() >= 0;
    if (open && all_written() && answers_.complete()) break;
    if (step()) last = Clock::now();
    if (control_.stop.stop_requested()) throw align::Cancelled();
    const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - last);
    if (waited <= patience) continue;
    if (silent && !was_silent_ && !answers_.complete()) silent(waited);
    was_silent_ = true;
    if (open && owes_answers()) late = true;
    // It has said all, and its end is nothing to wait for.
    if (!open && answers_.complete()) ended_ = true;
  }
  if (ended_) answers_.finish();
  if (!answers_.complete()) fail_incomplete();
  if (!answers_.rest().empty()) fail_surplus(answers_.rest());
  running_.dimension = answers_.dimension();
  if (!ended_) return End::kRunning;
  require_success();
  return late ? End::kLate : End::kEnded;
}

/// What is there before anything was asked answers nothing.
void EncoderExchange::refuse_early_words() {
  if (running_.dimension != 0 && read_some(running_.process.output(), buffer_) > 0) fail_surplus(buffer_);
}

/// Whether the program has read all there is and is silent all the same.
bool EncoderExchange::owes_answers() const {
  return all_written() && !is_unread(running_.process.input());
}

/// Waits for a while until something can be read or written. @return whether anything was
bool EncoderExchange::step() {
  const ChildProcess& process = running_.process;
  std::array<pollfd, 3> ends{{{process.output(), POLLIN, 0},
                              {process.errors(), POLLIN, 0},
                              {all_written() ? -1 : process.input(), POLLOUT, 0}}};
  if (::poll(ends.data(), ends.size(), kLookMilliseconds) <= 0) return false;
  if (ends[1].revents != 0) read_messages();
  if (ends[0].revents != 0) read_answers();
  if (ends[2].revents != 0) write_lines();
  return true;
}

std::string_view EncoderExchange::next_bytes() {
  if (at_ == block_.size()) {
    block_.clear();
    at_ = 0;
    for (; next_ < texts_.size() && block_.size() < kBlock; ++next_) block_ += texts_[next_] + "\n";
  }
  return std::string_view(block_).substr(at_);
}

void EncoderExchange::write_lines() {
  const std::string_view bytes = next_bytes();
  const ssize_t written = ::write(running_.process.input(), bytes.data(), bytes.size());
  if (written >= 0) {
    at_ += static_cast<std::size_t>(written);
  } else if (errno != EAGAIN && errno != EINTR) {
    // It reads no more; what it still has to say comes through the other pipes.
    running_.process.close_input();
  }
}

void EncoderExchange::read_answers() {
  const ssize_t got = read_some(running_.process.output(), buffer_);
  ended_ = got == 0;
  if (got <= 0) return;
  answers_.take(buffer_);
  if (control_.progress) control_.progress(static_cast<double>(answers_.count()) / static_cast<double>(texts_.size()));
}

void EncoderExchange::read_messages() {
  const ssize_t got = read_some(running_.process.errors(), buffer_);
  if (got == 0) running_.process.close_errors();
  if (got <= 0) return;
  std::string& messages = running_.messages;
  messages += buffer_;
  if (messages.size() > kMessageBytes) messages.erase(0, messages.size() - kMessageBytes);
}

void EncoderExchange::require_success() {
  running_.process.close_input();
  const std::optional<std::string> end = running_.process.end();
  if (!end || *end == ChildProcess::kSuccess) return;
  read_last_messages();
  throw Error(Error::Kind::kIo, fmt::format("it ended with {} behind its last vector", *end));
}

void EncoderExchange::read_last_messages() {
  while (running_.process.errors() >= 0 && read_some(running_.process.errors(), buffer_) > 0)
    running_.messages += buffer_;
}

void EncoderExchange::fail_incomplete() {
  running_.process.close_input();
  const std::optional<std::string> end = running_.process.end();
  read_last_messages();
  throw Error(Error::Kind::kIo,
              fmt::format("it {} after {} of {} vectors", end ? "ended with " + *end : "closed its output",
                          answers_.count(), texts_.size()));
}

}  // namespace tolmach::pipeline::detail
