#pragma once

#include <string_view>
#include <vector>

#include "text/span.h"

namespace tolmach::text {

/// A word, number, or single other character of a text.
struct Token {
  enum class Kind { kWord, kNumber, kOther };
  Span span;
  Kind kind = Kind::kWord;
  /// A word of letters (of which ʼ is one), marks, soft hyphens and U+200C alone: no digits, ideographs, other
  /// apostrophes or U+200D.
  bool plain = false;
};

/// Cuts a text into tokens; white space belongs to none. A word keeps its inner apostrophes, hyphens are tokens of
/// their own (Kind::kOther), each ideograph is a word. Spans are offsets of `text` plus `base`. Fast: no dictionary.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text, std::uint32_t base = 0);

}  // namespace tolmach::text
