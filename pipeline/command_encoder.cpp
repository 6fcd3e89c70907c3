#include "pipeline/command_encoder.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pipeline/detail/encoder_exchange.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::pipeline {
namespace {

using detail::EncoderExchange;

/// The last line of what a program has said.
std::string last_words(std::string_view messages) {
  messages = text::trim(messages);
  const std::size_t line = messages.find_last_of("\n\r");
  return detail::excerpt(line == std::string_view::npos ? messages : messages.substr(line + 1));
}

}  // namespace

CommandEncoder::CommandEncoder(CommandEncoderOptions options) : options_(std::move(options)) {}
CommandEncoder::~CommandEncoder() = default;

align::VectorTable CommandEncoder::encode(const std::vector<std::string>& texts, const align::AlignControl& control) {
  const std::lock_guard guard(lock_);
  if (control.stop.stop_requested()) throw align::Cancelled();
  const detail::NoPipeSignal no_signal;
  // Where anything goes wrong the program is out of step, and goes.
  std::unique_ptr<detail::RunningEncoder> running = std::move(running_);
  if (!running) running = std::make_unique<detail::RunningEncoder>(options_.command);
  try {
    EncoderExchange exchange(*running, texts, control);
    const EncoderExchange::End end = exchange.run(options_.once || answers_late_, options_.patience, options_.silent);
    // Once is enough: whoever waits knows by then.
    if (exchange.was_silent()) options_.silent = nullptr;
    if (end == EncoderExchange::End::kLate) answers_late_ = true;
    if (end == EncoderExchange::End::kRunning) running_ = std::move(running);
    return {exchange.answers().dimension(), exchange.answers().take_values()};
  } catch (const Error& error) {
    const std::string said = last_words(running->messages);
    throw Error(error.kind(), fmt::format("the encoder '{}': {}", detail::excerpt(options_.command), error.message()),
                {}, said.empty() ? std::string() : "it said: " + said);
  }
}

}  // namespace tolmach::pipeline
