#pragma once

#include <memory>
#include <string>
#include <vector>

#include "align/bead.h"
#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::align {

/// A pair of words that translate each other, by their stems.
struct LearnedPair {
  std::string source, target;
  double count = 0;  ///< expected number of times, both directions agreeing; above 0
};

/// A pair of documents of one language pair.
struct DocumentPair {
  const text::Document* source = nullptr;
  const text::Document* target = nullptr;
};

/// Learns word pairs from aligned documents of one language pair: IBM model 1 (Brown et al. 1993) in both directions,
/// of which the geometric mean of the expected counts is kept, so that a pair counts only if both directions see it.
/// @param alignments one for each pair; links of little confidence count little
[[nodiscard]] std::vector<LearnedPair> learn_words(const text::DataFolder& data, const std::vector<DocumentPair>& pairs,
                                                   const std::vector<Alignment>& alignments);

}  // namespace tolmach::align
