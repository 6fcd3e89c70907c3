#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "align/bead.h"
#include "check/detail/context.h"

namespace tolmach::check::detail {

/// Text that was left as it is in the source.
struct LeftPart {
  text::Span place;
  bool whole = false;     ///< all of the bead's target
  double confidence = 0;  ///< probability that it should have been translated, 0 to 1
  std::string_view what;  ///< why it is taken for that
};

/// What a bead's target has from the source: words that stand there one after the other, words in the source's script,
/// or an end that both have; but no quotation. Precondition: there is a source, of another language.
[[nodiscard]] std::optional<LeftPart> left_part(const Context& context, const align::Bead& bead);
/// Words of a segment in another script than the text's, where there is no source.
[[nodiscard]] std::optional<LeftPart> left_part(const Context& context, std::uint32_t segment);

}  // namespace tolmach::check::detail
