#pragma once

#include <optional>

#include "check/detail/rule_pattern.h"
#include "check/user_rule.h"

namespace tolmach::check::detail {

/// A user's rule with its expressions, ready to be tried.
struct CompiledRule {
  /// @throws Error (usage) for a malformed expression, and for a rule without any
  explicit CompiledRule(UserRule rule);

  UserRule rule;
  std::optional<RulePattern> source, target;
};

}  // namespace tolmach::check::detail
