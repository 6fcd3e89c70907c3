#pragma once

#include "text/data_folder.h"

namespace tolmach::align::detail {

/// Brings posteriors to probabilities that hold: the models count dependent evidence as independent, so their
/// posteriors are too sure of themselves. Logistic scaling (Platt 1999) with the parameters of
/// `data/alignment/confidence.tsv`.
class Confidence {
 public:
  /// @throws Error (io) when the file is missing or malformed
  explicit Confidence(const text::DataFolder& data);
  [[nodiscard]] double calibrated(double posterior, bool is_link) const noexcept;

 private:
  struct Scale {
    double slope = 1, intercept = 0;
  };
  Scale link_, deletion_;
};

}  // namespace tolmach::align::detail
