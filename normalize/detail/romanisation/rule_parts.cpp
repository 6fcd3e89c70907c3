#include "normalize/detail/romanisation/rule_parts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

namespace tolmach::normalize::detail {
namespace {

struct StepLine {
  std::string_view text;
  RuleStep step;
};
constexpr std::array<StepLine, 5> kSteps = {{{":: Null;", RuleStep::kNone},
                                             {":: NFC;", RuleStep::kNfc},
                                             {":: NFD;", RuleStep::kNfd},
                                             {":: Han-Latin;", RuleStep::kHan},
                                             {":: Han-Latin/Names;", RuleStep::kHanOfPerson}}};

/// The first line of rules that is a step, by the line end before it, and the step; npos where there is none.
std::pair<std::size_t, const StepLine*> next_step(std::string_view rules) {
  for (std::size_t at = rules.find("\n::"); at != std::string_view::npos; at = rules.find("\n::", at + 1))
    for (const StepLine& step : kSteps)
      if (rules.substr(at + 1).starts_with(step.text)) return {at, &step};
  return {std::string_view::npos, nullptr};
}

std::string_view without_spaces(std::string_view line) noexcept {
  return line.substr(std::min(line.find_first_not_of(" \t\r"), line.size()));
}

/// "$vowel = …;" and nothing but a comment behind it.
bool is_definition(std::string_view line) noexcept {
  if (!line.starts_with('$') || line.find('=') >= line.find_first_of("<>{};")) return false;
  const std::size_t end = line.find(';');
  if (end == std::string_view::npos) return false;
  const std::string_view rest = without_spaces(line.substr(end + 1));
  return rest.empty() || rest.front() == '#';
}

/// Of a variable; some characters too many do no harm.
bool is_name_byte(char c) noexcept {
  return c != '=' && c != ' ' && c != '\t';
}

/// Whether a line may begin a definition anywhere.
bool has_definition(std::string_view line) noexcept {
  for (std::size_t at = line.find('$'); at != std::string_view::npos; at = line.find('$', at + 1)) {
    std::size_t end = at + 1;
    while (end < line.size() && is_name_byte(line[end])) ++end;
    if (without_spaces(line.substr(end)).starts_with('=')) return true;
  }
  return false;
}

/// `:: [a-z];` or a filter before a step.
bool has_filter(std::string_view line) noexcept {
  return line.starts_with("::") && without_spaces(line.substr(2)).starts_with('[');
}

bool can_be_parted(std::string_view rules) noexcept {
  while (!rules.empty()) {
    const std::size_t end = std::min(rules.find('\n'), rules.size());
    const std::string_view line = rules.substr(0, end);
    if (has_filter(line) || (has_definition(line) && !is_definition(line))) return false;
    rules.remove_prefix(std::min(end + 1, rules.size()));
  }
  return true;
}

/// Takes away what stands before `end`, but for definitions and line ends.
void forget_rules(std::string& rules, std::size_t end) {
  std::string kept;
  for (std::size_t at = 0; at < end;) {
    const std::size_t line_end = std::min(rules.find('\n', at), end);
    if (const auto line = std::string_view(rules).substr(at, line_end - at); is_definition(line)) kept += line;
    if (line_end < end) kept.push_back('\n');
    at = line_end + 1;
  }
  rules.replace(0, end, kept);
}

}  // namespace

std::vector<RulePart> part_rules(std::string rules) {
  std::vector<RulePart> parts;
  const bool parted = can_be_parted(rules);
  for (auto [line, step] = next_step(rules); parted && step != nullptr; std::tie(line, step) = next_step(rules)) {
    parts.push_back({rules.substr(0, line), step->step});
    forget_rules(rules, line + 1 + step->text.size());
  }
  parts.push_back({std::move(rules), std::nullopt});
  return parts;
}

}  // namespace tolmach::normalize::detail
