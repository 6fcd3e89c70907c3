#pragma once

#include <array>
#include <string_view>

namespace tolmach::formats::detail {

// What a column of rows may be called, or the key of an object, the usual name first.
inline constexpr std::array<std::string_view, 3> kSourceNames{"source", "src", "source_text"};
inline constexpr std::array<std::string_view, 5> kTargetNames{"target", "tgt", "trg", "target_text", "translation"};
inline constexpr std::array<std::string_view, 3> kSourceLanguageNames{"source_language", "source_lang", "src_lang"};
inline constexpr std::array<std::string_view, 4> kTargetLanguageNames{"target_language", "target_lang", "tgt_lang",
                                                                      "trg_lang"};
inline constexpr std::array<std::string_view, 2> kDocumentNames{"document", "doc"};
inline constexpr std::array<std::string_view, 1> kIdNames{"id"};

}  // namespace tolmach::formats::detail
