#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "align/align_control.h"
#include "align/guidance.h"

namespace tolmach::pipeline {

/// Guidance of one pair with what it refers to.
struct OwnedGuidance {
  align::Guidance guidance;
  std::vector<std::unique_ptr<const align::SegmentSimilarity>> similarities;

  void add(std::unique_ptr<const align::SegmentSimilarity> similarity) {
    guidance.similarities.push_back(similarity.get());
    similarities.push_back(std::move(similarity));
  }
};

/// Makes the guidance of a pair when its documents are read. Throws Error where it can't.
using Guide = std::function<OwnedGuidance(const text::Document& source, const text::Document& target,
                                          const align::AlignControl& control)>;

}  // namespace tolmach::pipeline
