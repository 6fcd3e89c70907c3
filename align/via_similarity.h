#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/segment_similarity.h"
#include "text/document.h"

namespace tolmach::align {

/// How much a machine translation of the source has in common with the target, as Bleualign does it (Sennrich and Volk
/// 2010): the harmonic mean of the shares of words and word pairs that the one has of the other, each weighed by its
/// rarity. Words are compared by their first letters, so that other inflections still count.
class ViaSimilarity : public SegmentSimilarity {
 public:
  /// @param translation the machine translation of each source segment, in the target's language
  /// @param target is read here only
  ViaSimilarity(const std::vector<std::string>& translation, const text::Document& target);

  [[nodiscard]] double of(SegmentRange source, SegmentRange target) const override;

 private:
  using Gram = std::uint32_t;  ///< a word or a pair of neighbouring words
  using Grams = std::vector<Gram>;

  [[nodiscard]] Grams grams_of(std::string_view segment, std::string_view language);
  void weigh();
  [[nodiscard]] static Grams joined(const std::vector<Grams>& rows, SegmentRange range);
  [[nodiscard]] double weight_of(const std::vector<Grams>& rows, SegmentRange range) const;

  std::unordered_map<std::string, Gram> ids_;
  std::vector<Grams> translation_, target_;  ///< by segment, ascending
  std::vector<double> weights_;              ///< by gram
};

}  // namespace tolmach::align
