#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize {

/// Two forms of one name.
struct NamePair {
  std::string name_a, language_a;
  std::string name_b, language_b;
  std::string kind;  ///< person, place, …: a name is told from others of its kind
};

/// Learns what tells one name from two, from pairs that are one, and writes it as NameMatcher reads it
/// (`data/names/costs.tsv`). The costs of sounds come from expectation maximisation (Ristad & Yianilos 1998, "Learning
/// string-edit distance"), smoothed from all names to scripts to languages; contexts and measures are weighed by
/// logistic regression against names that are near and others, which share sounds but not the meaning.
/// Deterministic; some 2 GB of memory and half a minute for 60,000 pairs.
void learn_name_costs(const text::DataFolder& data, const std::vector<NamePair>& pairs, std::ostream& out);

}  // namespace tolmach::normalize
