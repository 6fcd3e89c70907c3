#include "formats/fixes.h"

#include <string>

namespace tolmach::formats {
namespace {

constexpr double kSure = 0.9;

}  // namespace

std::vector<TextChange> sure_changes(const std::vector<LocatedFinding>& findings) {
  std::vector<TextChange> changes;
  for (const LocatedFinding& located : findings) {
    const check::Finding& finding = located.finding;
    if (finding.suggestion.empty() || !located.target || finding.confidence < kSure) continue;
    changes.push_back({located.target->begin, located.target->end, located.target->text, finding.suggestion,
                       std::string(finding.code->name) + ": " + finding.message});
  }
  return changes;
}

}  // namespace tolmach::formats
