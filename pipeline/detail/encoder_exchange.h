#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "align/align_control.h"
#include "pipeline/detail/child_process.h"
#include "pipeline/detail/encoder_answers.h"

namespace tolmach::pipeline::detail {

/// An encoder's program that has been begun.
struct RunningEncoder {
  explicit RunningEncoder(const std::string& command) : process(command) {}

  ChildProcess process;
  std::size_t dimension = 0;  ///< of the vectors so far; 0 before the first
  std::string messages;       ///< the end of its standard error
};

/// One call of an encoder: texts go out and vectors come in, whichever is ready, so that neither side waits for the
/// other with a full pipe.
class EncoderExchange {
 public:
  /// What became of the program.
  enum class End {
    kRunning,  ///< it waits for more texts
    kEnded,    ///< as it was asked to
    kLate      ///< it was silent for too long, so its input was closed, and then it answered
  };

  /// All must outlive the exchange.
  EncoderExchange(RunningEncoder& running, const std::vector<std::string>& texts, const align::AlignControl& control);

  /// @param closes whether the program's input ends with the texts
  /// @param patience, silent see CommandEncoderOptions
  /// @throws Error, align::Cancelled as CommandEncoder::encode() does, the message without the encoder's name
  End run(bool closes, std::chrono::milliseconds patience,
          const std::function<void(std::chrono::milliseconds)>& silent = {});
  /// Whether the program has once been silent for longer than the patience.
  [[nodiscard]] bool was_silent() const noexcept { return was_silent_; }

  [[nodiscard]] EncoderAnswers& answers() noexcept { return answers_; }

 private:
  void refuse_early_words();
  [[nodiscard]] bool owes_answers() const;
  [[nodiscard]] bool step();
  void write_lines();
  void read_answers();
  void read_messages();
  /// What is left of them when the program has ended.
  void read_last_messages();
  [[noreturn]] void fail_incomplete();
  /// What it has said is not to be believed where it says at its end that it has failed.
  void require_success();

  [[nodiscard]] std::string_view next_bytes();
  [[nodiscard]] bool all_written() const noexcept { return next_ == texts_.size() && at_ == block_.size(); }

  RunningEncoder& running_;
  const std::vector<std::string>& texts_;
  const align::AlignControl& control_;
  EncoderAnswers answers_;
  std::string block_;     ///< lines that are being written
  std::size_t at_ = 0;    ///< where in the block
  std::size_t next_ = 0;  ///< the first text behind the block
  std::string buffer_;
  bool ended_ = false;  ///< whether its output has ended
  bool was_silent_ = false;
};

}  // namespace tolmach::pipeline::detail
