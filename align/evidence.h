#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tolmach::align {

/// What speaks for or against a bead. Each is a model of its own, can be switched off, and is told apart when a bead is
/// explained.
enum class Evidence : std::uint8_t {
  kShape,        ///< how frequent beads of its shape are; re-estimated by pair of documents
  kDeletion,     ///< which rows tend to have no counterpart; the other part of a deletion's price
  kLength,       ///< lengths in characters
  kParagraphs,   ///< paragraph beginnings, and paragraph breaks inside
  kEnds,         ///< the marks with which its sides end; a heading has none
  kBegins,       ///< the marks with which its sides begin: lists, dashes of direct speech, quotations
  kCapitals,     ///< whether its sides begin with a capital or are written in capitals throughout
  kUnexplained,  ///< what its words cost as long as nothing accounts for them
  kWords,        ///< words induced from the documents at hand (IBM model 1)
  kCognates,     ///< words alike after romanisation
  kNames,        ///< names that the lexicon knows under both forms, or that sound alike
  kNumbers,      ///< numbers and dates by value
  kPunctuation,  ///< marks that translations keep
  kConcepts,     ///< everyday words of the languages (`data/words`)
  kLearned,      ///< words that earlier alignments or word lists have taught
  kSimilarity,   ///< what models from outside say: vectors, a machine translation
};
inline constexpr std::size_t kEvidences = 16;

/// The word that stands for an evidence on the command line and in outputs: "length".
[[nodiscard]] std::string_view name_of(Evidence evidence) noexcept;
/// The evidence of a name, if it can be switched off. "lexical" is the same as "words".
[[nodiscard]] std::optional<Evidence> evidence_to_leave_out(std::string_view name) noexcept;

/// The names of all evidence that can be switched off.
[[nodiscard]] std::vector<std::string_view> names_to_leave_out();

/// The evidence that an aligner uses: all of it, unless some is left out.
class EvidenceSet {
 public:
  [[nodiscard]] bool has(Evidence evidence) const noexcept { return !left_out_[static_cast<std::size_t>(evidence)]; }
  /// The names of what is left out.
  [[nodiscard]] std::vector<std::string_view> left_out() const;
  void leave_out(Evidence evidence) noexcept { left_out_[static_cast<std::size_t>(evidence)] = true; }

 private:
  std::array<bool, kEvidences> left_out_{};
};

}  // namespace tolmach::align
