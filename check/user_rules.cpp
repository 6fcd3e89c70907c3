#include <utility>

#include <fmt/format.h>

#include "check/detail/compiled_rule.h"
#include "check/detail/finders.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::check::detail {
namespace {

bool speaks(const DocumentView* side, const std::string& language) {
  return language.empty() || (side != nullptr && side->language() == language);
}

void report(const CompiledRule& compiled, std::optional<text::Span> source, std::optional<text::Span> target,
            std::string_view seen, Findings& findings) {
  const UserRule& rule = compiled.rule;
  findings.add({.code = "user-rule",
                .confidence = 1,
                .message = fmt::format("{}: “{}”", rule.message.empty() ? rule.name : rule.message, seen),
                .target = target,
                .source = source,
                .suggestion = target && !target->empty() ? rule.suggestion : std::string(),
                .severity = rule.severity});
}

void report_all(const CompiledRule& rule, const std::vector<text::Span>& matches, const DocumentView& side,
                bool in_source, Findings& findings) {
  for (const text::Span match : matches)
    report(rule, in_source ? std::optional(match) : std::nullopt, in_source ? std::nullopt : std::optional(match),
           match.of(side.text()), findings);
}

std::vector<text::Span> matches(const std::optional<RulePattern>& pattern, const DocumentView* side,
                                text::SegmentRange range) {
  if (!pattern || side == nullptr || range.empty()) return {};
  return pattern->matches(side->text(), text::span_of(side->document(), range));
}

/// One rule on one bead; without a source on one segment.
void try_rule(const CompiledRule& rule, const Context& context, text::SegmentRange source, text::SegmentRange target,
              Findings& findings) {
  using Expect = UserRule::Expect;
  const auto in_source = matches(rule.source, context.source(), source);
  const auto in_target = matches(rule.target, &context.target(), target);
  const bool both = rule.source && rule.target;
  if (!both || (rule.rule.expect == Expect::kNeither && !in_source.empty())) {
    report_all(rule, in_target, context.target(), false, findings);
    if (!both && context.has_source()) report_all(rule, in_source, *context.source(), true, findings);
  } else if (rule.rule.expect == Expect::kTarget && !in_source.empty() && in_target.empty() && !target.empty()) {
    const text::Span place = text::span_of(context.target().document(), target);
    report(rule, in_source.front(), text::Span{place.end, place.end}, in_source.front().of(context.source()->text()),
           findings);
  } else if (rule.rule.expect == Expect::kSource && in_source.empty() && !source.empty()) {
    report_all(rule, in_target, context.target(), false, findings);
  }
}

}  // namespace

CompiledRule::CompiledRule(UserRule given) : rule(std::move(given)) {
  if (rule.source.empty() && rule.target.empty())
    throw Error(Error::Kind::kUsage, "the rule '" + rule.name + "' has no pattern", {}, "give it source or target");
  if (!rule.source.empty()) source.emplace(rule.source);
  if (!rule.target.empty()) target.emplace(rule.target);
}

void find_rule_matches(const Context& context, const std::vector<CompiledRule>& rules, Findings& findings) {
  for (const CompiledRule& rule : rules) {
    if (!speaks(&context.target(), rule.rule.target_language) || !speaks(context.source(), rule.rule.source_language))
      continue;
    if (context.has_source()) {
      for (const align::Bead& bead : context.alignment()) try_rule(rule, context, bead.source, bead.target, findings);
    } else if (!rule.source) {
      for (std::uint32_t i = 0; i < context.target().segment_count(); ++i)
        try_rule(rule, context, {}, {i, i + 1}, findings);
    }
  }
}

}  // namespace tolmach::check::detail
