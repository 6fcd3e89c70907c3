#pragma once

#include <functional>
#include <stdexcept>
#include <stop_token>

namespace tolmach::align {

/// Thrown by an alignment that was asked to stop. No failure, so no Error.
class Cancelled : public std::runtime_error {
 public:
  Cancelled() : std::runtime_error("the alignment was cancelled") {}
};

/// How a caller follows an alignment and stops it. Without values nothing is watched.
struct AlignControl {
  std::stop_token stop;  ///< looked at between the steps of the work: about every second of a long text
  std::function<void(double done)> progress;  ///< called by the aligning thread with the share that is done, 0 to 1,
                                              ///< rising; what it throws ends the alignment
};

}  // namespace tolmach::align
