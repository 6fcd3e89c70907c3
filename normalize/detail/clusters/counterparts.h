#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "normalize/name_similarity.h"
#include "normalize/name_source.h"

namespace tolmach::normalize::detail {

/// A form of a name in one language, and where it stands.
struct Spelling {
  std::string text;
  std::string language;
  bool known = false;                 ///< the lexicon has it
  std::set<std::uint32_t> documents;  ///< where it stands; not empty
  std::set<std::size_t> beads;        ///< where the documents are aligned
};

/// How pairs to be compared are chosen.
enum class CounterpartSearch {
  kAuto,      ///< kAllPairs of few spellings, kIndex of many
  kAllPairs,  ///< every pair: time and memory quadratic in the spellings
  kIndex,     ///< those that NameSearch finds, and those of one bead
};

/// Which spellings of different documents name the same: indices into the spellings, best matches first. Each has one
/// counterpart in a document at most, and none where it stands itself. Two that the lexicon knows are its affair.
/// @param lexicon may be null
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> find_counterparts(
    const std::vector<Spelling>& spellings, const NameMatcher& matcher, const NameSource* lexicon,
    CounterpartSearch search = CounterpartSearch::kAuto);

}  // namespace tolmach::normalize::detail
