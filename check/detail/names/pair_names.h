#pragma once

#include <cstdint>
#include <vector>

#include "check/detail/findings.h"
#include "check/detail/names/name_words.h"

namespace tolmach::check::detail {

/// The names of both sides of a pair, as the finders of wrong names ask for them bead by bead.
class PairNames {
 public:
  /// The context must outlive it. Precondition: it has a source.
  explicit PairNames(const Context& context);

  [[nodiscard]] NameWords& target() noexcept { return target_; }
  [[nodiscard]] NameWords& source() noexcept { return source_; }

  /// Whether a bead's names can be compared: it is a link, neither too long nor in the wrong language or damaged, for
  /// such text has names that match nothing, which is said elsewhere.
  /// @param findings so far
  [[nodiscard]] bool are_comparable(std::uint32_t bead, const Findings& findings) const;

  /// Beads with a name that is misspelt need no other explanation of what is wrong with their names.
  void note_misspelt(std::uint32_t bead) { misspelt_[bead] = true; }
  [[nodiscard]] bool is_misspelt(std::uint32_t bead) const { return misspelt_[bead]; }

 private:
  [[nodiscard]] bool is_too_long(const align::Bead& bead) const;

  const Context& context_;
  NameWords target_, source_;
  std::vector<bool> misspelt_;  ///< by bead
};

}  // namespace tolmach::check::detail
