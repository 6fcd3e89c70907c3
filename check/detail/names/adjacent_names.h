#pragma once

#include <vector>

#include "check/detail/names/name_words.h"

namespace tolmach::check::detail {

/// Two words of a text that may be one name: Theresa May, Ednan-Laperouse.
struct AdjacentNames {
  const NameWord* first = nullptr;
  const NameWord* second = nullptr;
};

/// The words with capitals that stand side by side, a space or hyphen between them, in order; short ones and acronyms
/// are none. @param side must outlive what is given
[[nodiscard]] std::vector<AdjacentNames> adjacent_names(const NameWords& side, text::SegmentRange segments);

}  // namespace tolmach::check::detail
