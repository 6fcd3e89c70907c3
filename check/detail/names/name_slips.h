#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/detail/names/name_words.h"
#include "text/document.h"

namespace tolmach::check::detail {

/// A word of the target that is no name but a slip away from one that the source has.
struct NameSlip {
  text::Span target;
  std::optional<text::Span> source;  ///< where the source has it
  std::string right;                 ///< the name, written as the target would write it
  double confidence = 0;
  std::string likelier = {};        ///< where nothing knows the name, a spelling that is much more like the source's
  std::string foreign_letter = {};  ///< one that its language does not have; the rest says nothing then
  bool throughout = false;          ///< the text has it so wherever it has it, three times or more: to be said once
};

/// Looks in the names of a bead's target for slips of a writer: "Peddington", where the source has Paddington, or where
/// nothing in the source is spelled so and the lists of names know only Paddington; "Нафарро", where Наварро is a much
/// likelier spelling of the source's Navarro. Words that the language, the lexicon or the source knows as they stand
/// are none.
[[nodiscard]] std::vector<NameSlip> find_name_slips(NameWords& target, text::SegmentRange target_segments,
                                                    NameWords& source, text::SegmentRange source_segments,
                                                    Resources& resources);

/// What is said of a name with a letter that the language of its text does not have.
[[nodiscard]] std::string message_of_letter(std::string_view form, std::string_view letter, const DocumentView& view);

}  // namespace tolmach::check::detail
