#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace tolmach::check::detail {

/// Something in a text that is meant for programs and must come through a translation as it is.
struct CodeMark {
  enum class Kind : std::uint8_t {
    kPlaceholder,  ///< %s, %1$d, %(name)s, {0}, ${name}, {{name}}
    kPlaceMarker,  ///< %1, %L2, %n; in some languages a percentage looks the same
    kTag,          ///< <b>, </b>, <br/>
    kAddress       ///< of a web page or for mail
  };
  Kind kind = Kind::kPlaceholder;
  text::Span span;
  std::string key;  ///< what must be equal on both sides: a tag's name, an address's host
};

/// The code marks of a stretch, in order. Text in angle or curly brackets that holds spaces or letters of other scripts
/// is none, nor is a per cent sign behind a number.
[[nodiscard]] std::vector<CodeMark> find_code_marks(std::string_view text, text::Span stretch);

}  // namespace tolmach::check::detail
