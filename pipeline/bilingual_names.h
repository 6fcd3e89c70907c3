#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/name_similarity.h"
#include "normalize/name_source.h"
#include "pipeline/workbench.h"

namespace tolmach::pipeline {

/// A name that both sides of an aligned pair have.
struct BilingualName {
  /// A form of it on one side.
  struct Form {
    std::string text;
    std::size_t count = 0;  ///< mentions
  };

  std::string entity;  ///< the lexicon's id, or one made from the source's form: "name:dmytro-kuleba"
  normalize::NameKind kind = normalize::NameKind::kOther;
  std::vector<Form> source, target;  ///< of each side, the most frequent first; none empty
  std::size_t together = 0;          ///< beads that have it on both sides
  double confidence =
      0;  ///< that the two are one name, 0 to 1: by their letters (NameMatcher::compare), and by where they stand (of
          ///< the beads that have it on either side and one more, the share that has it on both)
};

/// The names of a review in the order of their first place, without the forms that are suspects of their cluster.
/// Precondition: the review is aligned and its names are found (Workbench::find_names).
[[nodiscard]] std::vector<BilingualName> bilingual_names(const Review& review, const normalize::NameMatcher& matcher);

}  // namespace tolmach::pipeline
