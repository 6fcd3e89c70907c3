#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tolmach::normalize::detail {

/// A step between rules that needs no ICU.
enum class RuleStep : std::uint8_t {
  kNone,        ///< `:: Null;`: parts what is around it and does nothing
  kNfc,         ///< `:: NFC;`
  kNfd,         ///< `:: NFD;`
  kHan,         ///< `:: Han-Latin;`
  kHanOfPerson  ///< `:: Han-Latin/Names;`
};

/// Rules, and the step behind them.
struct RulePart {
  std::string rules;
  std::optional<RuleStep> step;  ///< none behind the last
};

/// Parts rules of ICU's language at the lines that are such steps. Each part has the definitions of those before it,
/// and empty lines for the rest of them, so that the lines in errors are those of the whole. Rules that can't be parted
/// so are one part: where a filter holds for the steps behind it, or a definition does not have its line for itself.
[[nodiscard]] std::vector<RulePart> part_rules(std::string rules);

}  // namespace tolmach::normalize::detail
