#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "align/detail/evidence/ties.h"
#include "align/detail/evidence/word_model.h"

namespace tolmach::align::detail {

/// The translations of each word of one side from what was induced and what is tied. Rows are asked for block by block,
/// so that what was computed for a block serves all its rows.
class Translations {
 public:
  /// @param model may be null; both must outlive the object
  Translations(const std::vector<std::vector<Tie>>& ties, const WordModel* model)
      : ties_(ties), model_(model), entries_(ties.size()), known_block_(ties.size(), kNoBlock) {}

  /// The translations of a word, without what its own leave-out block has taught. Valid until the next call for it.
  const std::vector<WordModel::Entry>& of(WordId word, std::uint32_t block);

  /// What says that a word has a translation, which of() gave with this probability.
  [[nodiscard]] Evidence evidence_of(WordId word, const WordModel::Entry& entry) const noexcept;

 private:
  static constexpr std::uint32_t kNoBlock = std::numeric_limits<std::uint32_t>::max();

  void fill(WordId word, std::uint32_t block, std::vector<WordModel::Entry>& out) const;

  const std::vector<std::vector<Tie>>& ties_;
  const WordModel* model_;
  std::vector<std::vector<WordModel::Entry>> entries_;
  std::vector<std::uint32_t> known_block_;
};

}  // namespace tolmach::align::detail
