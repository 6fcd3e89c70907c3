#pragma once

#include <cstdint>
#include <optional>

#include "check/detail/context.h"

namespace tolmach::check::detail {

/// A few words without a final mark behind the last finished sentence of a segment whose source ends with that
/// sentence: link text, whatever it says. @param context has a source
[[nodiscard]] std::optional<text::Span> stray_end(const Context& context, std::uint32_t segment);

/// A few words before the first sentence of a segment, without a mark between: a small word with a capital, and none of
/// a name, says that the sentence begins there. @param context has a source
[[nodiscard]] std::optional<text::Span> stray_beginning(const Context& context, std::uint32_t segment);

}  // namespace tolmach::check::detail
