#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "check/detail/name_words.h"
#include "text/document.h"

namespace tolmach::check::detail {

/// Finds the names of one side of a bead that nothing on the other side can stand for: by its letters, by its sound, or
/// as a form that the lexicon knows.
class LoneNames {
 public:
  /// All must outlive it.
  LoneNames(NameWords& ours, NameWords& theirs, Resources& resources);

  /// The names among the words of our segments that have no counterpart in their segments, in order.
  [[nodiscard]] std::vector<const NameWord*> find(text::SegmentRange ours, text::SegmentRange theirs);

 private:
  [[nodiscard]] bool is_name(const NameWord& word);
  [[nodiscard]] bool is_known_name(const NameWord& word);
  [[nodiscard]] bool has_counterpart(const NameWord& word, text::SegmentRange theirs);
  [[nodiscard]] bool may_stand_for(const NameWord& ours, const NameWord& theirs);
  [[nodiscard]] bool known_form_in(const NameWord& word, text::SegmentRange theirs);
  [[nodiscard]] bool has_beginning(const std::string& stem, text::SegmentRange theirs) const;

  NameWords& ours_;
  NameWords& theirs_;
  Resources& resources_;
  std::unordered_map<std::string, double> alike_;  ///< by both folded words
};

}  // namespace tolmach::check::detail
