#pragma once

#include <vector>

#include "align/bead.h"
#include "check/detail/names/known_counterparts.h"
#include "check/detail/names/name_words.h"
#include "text/document.h"

namespace tolmach::check::detail {

/// Finds the names of a bead that nothing on the other side can stand for: by its letters, by its sound, or as a form
/// that the lexicon knows.
class LoneNames {
 public:
  /// All must outlive it.
  LoneNames(NameWords& target, NameWords& source, Resources& resources);

  /// The first name of each of a bead's sides that has no counterpart; null where all have one.
  struct Lone {
    const NameWord* target = nullptr;
    const NameWord* source = nullptr;
  };
  /// One name too many in the source alone is looked for only where the target's names can't be told from its words.
  /// @param context the bead with its neighbours: names move between sentences
  [[nodiscard]] Lone find(const align::Bead& bead, const align::Bead& context);
  /// Whether nothing on the other side is like a word of a side by its letters or its sound.
  /// @param side the target or the source that it was made with
  [[nodiscard]] bool is_lone(const NameWords& side, const NameWord& word, const align::Bead& context);

  using Words = std::vector<const NameWord*>;
  /// The words of a run of segments.
  static Words words_of(const NameWords& side, text::SegmentRange segments);

 private:
  class Sides;

  [[nodiscard]] static Words names_of(NameWords& side, text::SegmentRange segments);
  [[nodiscard]] static bool is_name(NameWords& side, const NameWord& word);
  [[nodiscard]] static bool is_known_name(NameWords& side, const NameWord& word);
  [[nodiscard]] bool is_known_among(NameWords& side, const NameWord& word, const Words& others);
  [[nodiscard]] bool is_near(const NameWord& target, const NameWord& source);
  [[nodiscard]] bool is_far(const NameWord& target, const NameWord& source);
  [[nodiscard]] double similarity(const NameWord& target, const NameWord& source);
  /// Whether the lists of English names say that both are one.
  [[nodiscard]] bool are_listed_as_one(const NameWord& target, const NameWord& source) const;
  [[nodiscard]] double as_in_english(const NameWords& side, const NameWord& word, const BookedWord& other);

  NameWords& target_;
  NameWords& source_;
  Resources& resources_;
  KnownCounterparts counterparts_;
  const EnglishNames* english_ = nullptr;  ///< of the side that is not English; null where neither or both are
};

}  // namespace tolmach::check::detail
