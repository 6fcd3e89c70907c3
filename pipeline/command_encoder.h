#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "align/align_control.h"
#include "align/vector_table.h"

namespace tolmach::pipeline {

namespace detail {
struct RunningEncoder;
}

/// How a program encodes texts.
///
/// | option   | meaning                                                                                    | default |
/// |----------|--------------------------------------------------------------------------------------------|---------|
/// | command  | run by /bin/sh -c; must come from who runs this program, never from a file that is read    |         |
/// | once     | nothing is encoded after the first call: the program's input ends with its texts           | false   |
/// | patience | how long a program may be silent after its last line before it is taken for one that       | 10 s    |
/// |          | answers when its input ends                                                                |         |
/// | silent   | told once how long has been waited, when the program has said nothing for its patience     | none    |
struct CommandEncoderOptions {
  std::string command;
  bool once = false;
  std::chrono::milliseconds patience{10000};
  std::function<void(std::chrono::milliseconds)> silent;
};

/// A program that reads a text a line and writes a vector a line, in the same order: decimal numbers with white space
/// between them, or a JSON array. It is kept running from call to call. It may answer at once, in batches or when its
/// input ends: texts are written and vectors read as they come, and a program that holds back its last answers has its
/// input closed and is begun anew for each later call. What it writes to standard error is kept for messages.
/// Threads may share an encoder; one is served at a time.
class CommandEncoder {
 public:
  explicit CommandEncoder(CommandEncoderOptions options);
  ~CommandEncoder();
  CommandEncoder(const CommandEncoder&) = delete;
  CommandEncoder& operator=(const CommandEncoder&) = delete;

  /// The vectors of texts, in their order. The program is begun where it is not running.
  /// @param texts at least one, none with a line end
  /// @param control.progress is told of the share of the vectors that have come
  /// @throws Error (io) when the program can't be begun, ends before it has answered, fails behind its last vector (as
  ///   far as its input has ended), or writes something else than one
  ///   vector a text, all of one dimension: with the number of the line, its text, and the program's last message
  /// @throws align::Cancelled when control.stop asks for it
  [[nodiscard]] align::VectorTable encode(const std::vector<std::string>& texts,
                                          const align::AlignControl& control = {});

 private:
  CommandEncoderOptions options_;
  std::mutex lock_;
  std::unique_ptr<detail::RunningEncoder> running_;  ///< null when there is none
  bool answers_late_ = false;  ///< whether the program has been seen to hold back answers until its input ends
};

}  // namespace tolmach::pipeline
