#pragma once

#include <algorithm>

#include "align/align_control.h"

namespace tolmach::align::detail {

/// Tells the caller of an alignment how far it is, and ends it when it was asked to stop.
class Watch {
 public:
  /// @param control must outlive the watch  @param rounds how many searches there will be
  Watch(const AlignControl& control, unsigned rounds) : control_(control), rounds_(rounds) {}

  /// @throws Cancelled when the caller has asked for it
  void check() const {
    if (control_.stop.stop_requested()) throw Cancelled();
  }
  /// Reports the share of this round that is done, from 0 to 1. @throws Cancelled as check() does
  void at(double share) const {
    check();
    if (control_.progress) control_.progress(std::min((round_ + std::min(share, 1.0)) / rounds_, 1.0));
  }
  void end_round() {
    ++round_;
    at(0);
  }

 private:
  const AlignControl& control_;
  unsigned rounds_;
  unsigned round_ = 0;  ///< rounds that are done
};

}  // namespace tolmach::align::detail
