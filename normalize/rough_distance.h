#pragma once

#include <string_view>

namespace tolmach::normalize {

/// How far apart two Latin keys (LatinKeys) are, from 0 for equal ones to 1: an edit distance for each letter of the
/// longer one in which vowels and half-vowels count half, for spelling follows sound or letters as it likes with them.
/// It knows nothing of languages and is never far off; NameMatcher::similarity knows more and is sometimes surprised.
[[nodiscard]] double rough_distance(std::string_view a, std::string_view b);
/// The least distance of one of the keys to a beginning of the other that is about as long: a name and one of its
/// inflected forms, whichever is which.
[[nodiscard]] double rough_distance_of_stems(std::string_view a, std::string_view b);
/// The lesser of the two.
[[nodiscard]] double rough_distance_of_forms(std::string_view a, std::string_view b);

}  // namespace tolmach::normalize
