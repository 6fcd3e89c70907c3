#pragma once

#include <string>
#include <string_view>

namespace tolmach::text {

/// The canonical form of a language tag: BCP 47, with ISO 639-1/-2/-3 codes brought to their shortest (arb → ar,
/// zho-CN → zh, ukr → uk, iw → he). Regions that say nothing beyond the language's likely one are dropped.
/// @throws Error (usage) when the tag is malformed
[[nodiscard]] std::string canonical_language(std::string_view tag);

/// canonical_language() of a tag whose language has a name: "xx" has none.
/// @throws Error (usage) when the tag is malformed or its language unknown, naming the near ones
[[nodiscard]] std::string known_language(std::string_view tag);

/// Whether known_language() takes a tag.
[[nodiscard]] bool is_known_language(std::string_view tag);

/// The language part of a canonical tag: "zh" of "zh-TW".
[[nodiscard]] std::string_view base_language(std::string_view tag) noexcept;

/// The English name of a language ("Ukrainian"), or the tag where none is known.
[[nodiscard]] std::string language_name(std::string_view tag);

/// Whether the language is written from right to left.
[[nodiscard]] bool is_right_to_left(std::string_view tag) noexcept;

/// What a text's language seems to be.
struct DetectedLanguage {
  std::string tag = "und";  ///< canonical
  double share = 0;         ///< of the text that is in it, 0 to 1
  bool reliable = false;    ///< the detector's own word; short texts seldom are
};

/// Detects the language of valid UTF-8 text (cld2). Deterministic; empty or letterless text gives "und".
[[nodiscard]] DetectedLanguage detect_language(std::string_view text);

}  // namespace tolmach::text
