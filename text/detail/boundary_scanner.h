#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/detail/boundary_context.h"
#include "text/detail/enclosures.h"
#include "text/detail/sentence_words.h"

namespace tolmach::text::detail {

/// A place where a sentence might end. Offsets are bytes of the paragraph.
struct Candidate {
  std::uint32_t mark = 0;   ///< where the marks begin
  std::uint32_t end = 0;    ///< behind the marks and what closes there: the end of the sentence, if it is one
  std::uint32_t next = 0;   ///< the first visible character behind
  std::uint32_t close = 0;  ///< CloseBit
  MarkBit kind = kStop;
};

/// Finds the places of a paragraph where a sentence might end, in their order, and says what stands around them. A full
/// stop within a number, a file name or an address is no such place.
class BoundaryScanner {
 public:
  /// Both arguments must outlive the scanner.
  BoundaryScanner(std::string_view paragraph, const SentenceWords& words);

  /// The next candidate; none at the end. The end of the paragraph is no candidate.
  [[nodiscard]] std::optional<Candidate> next();
  /// What the rules see of a candidate. Candidates must be asked for in their order.
  /// @param sentence_begin where the sentence began that might end here
  [[nodiscard]] BoundaryContext context(const Candidate& candidate, std::uint32_t sentence_begin);

 private:
  [[nodiscard]] std::optional<Candidate> candidate_at(std::size_t begin);
  [[nodiscard]] bool closes_within(std::optional<std::uint32_t> opening, std::uint32_t sentence_begin) const;
  [[nodiscard]] bool begins_mark(std::size_t at) const;

  std::string_view text_;
  const SentenceWords& words_;
  std::array<bool, 256> lead_bytes_;  ///< first bytes of what may end a sentence
  std::vector<std::uint32_t> items_;
  std::size_t next_item_ = 0;
  std::size_t at_ = 0;
  std::uint32_t last_end_ = 0;  ///< of the last candidate: what lies before is done
  std::optional<Enclosures> enclosures_;
};

}  // namespace tolmach::text::detail
