#pragma once

#include <string>
#include <string_view>

namespace tolmach::align::detail {

/// What is left of a Latin key when it is spelled in kana or Chinese characters: those scripts put vowels where there
/// are none and have one letter where Latin has several (l and r, b and v, f and h), so only classes of consonants are
/// kept, and one sign for a vowel at the beginning: "trump", "toranpu" and "telangpu" are all "trnp".
/// @param key of small Latin letters, see normalize::LatinKeys
[[nodiscard]] std::string loan_skeleton(std::string_view key);

/// The same without each r that no vowel follows, as English names are heard: "carter" and "kātā" are both "kt".
[[nodiscard]] std::string loan_skeleton_without_final_r(std::string_view key);

}  // namespace tolmach::align::detail
