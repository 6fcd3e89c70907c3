#include "align/detail/evidence/translations.h"

#include <algorithm>

namespace tolmach::align::detail {

const std::vector<WordModel::Entry>& Translations::of(WordId word, std::uint32_t block) {
  if (known_block_[word] != block) {
    known_block_[word] = block;
    fill(word, block, entries_[word]);
  }
  return entries_[word];
}

void Translations::fill(WordId word, std::uint32_t block, std::vector<WordModel::Entry>& out) const {
  out.clear();
  if (model_ != nullptr) model_->translations(word, block, out);
  for (const Tie& tie : ties_[word]) {
    const auto known = std::find_if(out.begin(), out.end(), [&](const auto& e) { return e.word == tie.other; });
    if (known == out.end()) {
      out.push_back({tie.other, tie.strength});
    } else {
      known->probability = std::max(known->probability, tie.strength);
    }
  }
}

Evidence Translations::evidence_of(WordId word, const WordModel::Entry& entry) const noexcept {
  for (const Tie& tie : ties_[word])
    if (tie.other == entry.word && tie.strength >= entry.probability) return tie.evidence;
  return Evidence::kWords;
}

}  // namespace tolmach::align::detail
