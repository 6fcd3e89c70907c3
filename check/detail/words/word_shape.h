#pragma once

#include <cstddef>
#include <string_view>

namespace tolmach::check::detail {

/// Whether a word is in capitals: it has one, and no small letter. A single capital shouts too.
[[nodiscard]] bool shouts(std::string_view word) noexcept;

/// What the inflected forms of a word and what is derived from it begin with: all but its last four letters, and at
/// least `shortest` of them, or the word where it has fewer.
[[nodiscard]] std::string_view stem_of(std::string_view word, std::size_t shortest) noexcept;

}  // namespace tolmach::check::detail
