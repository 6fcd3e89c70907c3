#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/detail/context.h"

namespace tolmach::check::detail {

/// A telephone number, an account (IBAN, ISO 13616), a book number (ISBN, ISO 2108) or another long code: what it says
/// is its characters in their order, however they are grouped.
struct LongCode {
  text::Span span;
  std::string key;  ///< letters and digits alone
};

/// The codes in a stretch of a text. Numbers, dates, times and years are none.
[[nodiscard]] std::vector<LongCode> find_long_codes(std::string_view text, text::Span stretch);

/// Codes of the two sides of a bead that stand for each other.
struct CodePair {
  LongCode source, target;
  bool same = false;
};

/// The codes of a bead, paired: equal ones first (also a telephone number with and without its country), the others in
/// their order where both sides have equally many left. Precondition: context.has_source().
[[nodiscard]] std::vector<CodePair> pair_long_codes(const Context& context, const align::Bead& bead);

}  // namespace tolmach::check::detail
