#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace tolmach::check::detail {

/// A regular expression of a user, in ICU's syntax. What takes too long counts as no match, so that no pattern can stop
/// a run.
class RulePattern {
 public:
  /// @throws Error (usage) when the expression is malformed, or matches emptily at every place of a text
  explicit RulePattern(const std::string& expression);
  ~RulePattern();
  RulePattern(RulePattern&&) noexcept;
  RulePattern& operator=(RulePattern&&) noexcept;

  /// All matches within a span of the text, as offsets of the text. Anchors and look-around stop at the span's ends.
  [[nodiscard]] std::vector<text::Span> matches(std::string_view text, text::Span within) const;

 private:
  [[nodiscard]] bool matches_everywhere() const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::check::detail
