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

Draft draft_of(const CompiledRule& compiled, std::string_view seen) {
  const UserRule& rule = compiled.rule;
  return {.code = "user-rule",
          .confidence = 1,
          .message = fmt::format("{}: “{}”", rule.message.empty() ? rule.name : rule.message, seen),
          .severity = rule.severity};
}

void report_in_target(const CompiledRule& rule, const std::vector<text::Span>& matches, const DocumentView& target,
                      Findings& findings) {
  for (const text::Span match : matches) {
    Draft draft = draft_of(rule, match.of(target.text()));
    draft.target = match;
    draft.suggestion = rule.rule.suggestion;
    findings.add(std::move(draft));
  }
}

void report_in_source(const CompiledRule& rule, const std::vector<text::Span>& matches, const DocumentView& source,
                      Findings& findings) {
  for (const text::Span match : matches) {
    Draft draft = draft_of(rule, match.of(source.text()));
    draft.source = match;
    findings.add(std::move(draft));
  }
}

/// What the source has stands nowhere in the target of its bead: said once, behind the target.
void report_missing(const CompiledRule& rule, text::Span in_source, const Context& context, std::uint32_t number,
                    Findings& findings) {
  const text::Span target = text::span_of(context.target().document(), context.alignment()[number].target);
  Draft draft = draft_of(rule, in_source.of(context.source()->text()));
  draft.source = in_source;
  draft.target = text::Span{target.end, target.end};
  draft.bead = number;
  findings.add(std::move(draft));
}

std::vector<text::Span> matches(const std::optional<RulePattern>& pattern, const DocumentView* side,
                                text::SegmentRange range) {
  if (!pattern || side == nullptr || range.empty()) return {};
  return pattern->matches(side->text(), text::span_of(side->document(), range));
}

/// One rule on one bead.
void try_rule(const CompiledRule& rule, const Context& context, std::uint32_t number, Findings& findings) {
  using Expect = UserRule::Expect;
  const align::Bead& bead = context.alignment()[number];
  const auto in_source = matches(rule.source, context.source(), bead.source);
  const auto in_target = matches(rule.target, &context.target(), bead.target);
  const bool both = rule.source && rule.target;
  if (!both) {
    report_in_target(rule, in_target, context.target(), findings);
    report_in_source(rule, in_source, *context.source(), findings);
  } else if (rule.rule.expect == Expect::kTarget) {
    if (!in_source.empty() && in_target.empty() && !bead.target.empty())
      report_missing(rule, in_source.front(), context, number, findings);
  } else if (!bead.source.empty() && in_source.empty() == (rule.rule.expect == Expect::kSource)) {
    report_in_target(rule, in_target, context.target(), findings);
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
      for (std::uint32_t i = 0; i < context.alignment().size(); ++i) try_rule(rule, context, i, findings);
    } else if (!rule.source) {
      for (std::uint32_t i = 0; i < context.target().segment_count(); ++i)
        report_in_target(rule, matches(rule.target, &context.target(), {i, i + 1}), context.target(), findings);
    }
  }
}

}  // namespace tolmach::check::detail
