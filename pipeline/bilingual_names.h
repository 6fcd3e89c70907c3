#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/name_source.h"
#include "pipeline/workbench.h"

namespace tolmach::pipeline {

/// A name that both sides of an aligned pair have.
struct BilingualName {
  std::string entity;  ///< the lexicon's id, or one made from the source's form: "name:dmytro-kuleba"
  normalize::NameKind kind = normalize::NameKind::kOther;
  std::string source, target;                      ///< the form that each side uses most
  std::size_t source_count = 0, target_count = 0;  ///< mentions on each side, in whatever form
  std::size_t together = 0;                        ///< beads that have it on both sides
  double confidence = 0;  ///< of the beads that have it on either side and one more, the share that has it on both
};

/// The names of a review in the order of their first place. Forms that are suspects of their cluster count, but are not
/// what a side uses. Precondition: the review is aligned and its names are found (Workbench::find_names).
[[nodiscard]] std::vector<BilingualName> bilingual_names(const Review& review);

}  // namespace tolmach::pipeline
