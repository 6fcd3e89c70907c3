#include "cli/progress.h"

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace tolmach::cli {

Progress::Progress(const Session& session, std::string what, std::size_t total)
    : what_(std::move(what)),
      total_(total),
      wanted_(!session.quiet && !session.json_logs && isatty(STDERR_FILENO) != 0),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(std::size_t done) {
  done_ = done;
  if (!wanted_) return;
  const auto now = std::chrono::steady_clock::now();
  using std::chrono::milliseconds;
  if (now - start_ < milliseconds(1000) || now - last_ < milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  if (total_ == 0) {
    std::fprintf(stderr, "\r%zu %s", done_, what_.c_str());
  } else {
    std::fprintf(stderr, "\r%zu of %zu %s", done_, total_, what_.c_str());
  }
}

}  // namespace tolmach::cli
