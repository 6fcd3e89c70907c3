#include "check/detail/rule_pattern.h"

#include <algorithm>

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/utext.h>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Steps of ICU's engine, some milliseconds each.
constexpr std::int32_t kMostSteps = 100;
constexpr std::int32_t kMostStack = 1 << 20;  ///< bytes

struct CloseText {
  void operator()(UText* text) const noexcept { utext_close(text); }
};

}  // namespace

struct RulePattern::Impl {
  std::unique_ptr<icu::RegexPattern> pattern;
};

RulePattern::RulePattern(const std::string& expression) : impl_(std::make_unique<Impl>()) {
  UParseError place{};
  UErrorCode status = U_ZERO_ERROR;
  impl_->pattern.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(expression), 0, place, status));
  if (U_FAILURE(status))
    throw Error(Error::Kind::kUsage,
                fmt::format("'{}' is no regular expression: something is wrong before character {}", expression,
                            place.offset + 1));
  if (matches_everywhere())
    throw Error(Error::Kind::kUsage,
                fmt::format("'{}' matches at every place, for it matches no text at all as well", expression), {},
                "+ in the place of * asks for one at least");
}

/// An empty match says something between a number and its unit, or at a segment's end; everywhere it says nothing.
bool RulePattern::matches_everywhere() const {
  // Two characters of several kinds: "a*" is empty everywhere in all but one of them.
  for (const std::string_view probe : {"ab", "ЖЩ", "12", "…—", "  "}) {
    const std::vector<text::Span> found = matches(probe, {0, static_cast<std::uint32_t>(probe.size())});
    const bool empty = std::all_of(found.begin(), found.end(), [](text::Span match) { return match.empty(); });
    if (empty && found.size() == text::count_code_points(probe) + 1) return true;
  }
  return false;
}
RulePattern::~RulePattern() = default;
RulePattern::RulePattern(RulePattern&&) noexcept = default;
RulePattern& RulePattern::operator=(RulePattern&&) noexcept = default;

std::vector<text::Span> RulePattern::matches(std::string_view text, text::Span within) const {
  const std::string_view piece = within.of(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> subject(
      utext_openUTF8(nullptr, piece.data(), static_cast<std::int64_t>(piece.size()), &status));
  const std::unique_ptr<icu::RegexMatcher> matcher(impl_->pattern->matcher(status));
  std::vector<text::Span> found;
  if (U_FAILURE(status)) return found;
  matcher->reset(subject.get());
  matcher->setTimeLimit(kMostSteps, status);
  matcher->setStackLimit(kMostStack, status);
  while (matcher->find(status) && U_SUCCESS(status)) {
    // With UTF-8 text, native indices are bytes.
    const auto begin = static_cast<std::uint32_t>(matcher->start64(status));
    const auto end = static_cast<std::uint32_t>(matcher->end64(status));
    found.push_back({within.begin + begin, within.begin + end});
  }
  return found;
}

}  // namespace tolmach::check::detail
