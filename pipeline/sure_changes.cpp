#include "pipeline/sure_changes.h"

#include <string>

namespace tolmach::pipeline {
namespace {

constexpr double kSure = 0.9;

}  // namespace

SureChanges sure_changes(const std::vector<formats::LocatedFinding>& findings) {
  SureChanges found;
  for (const formats::LocatedFinding& located : findings) {
    const check::Finding& finding = located.finding;
    if (finding.suggestion.empty() || !located.target) continue;
    if (finding.confidence < kSure) {
      ++found.unsure;
      continue;
    }
    found.changes.push_back({located.target->begin, located.target->end, located.target->text, finding.suggestion,
                             std::string(finding.code->name) + ": " + finding.message});
  }
  return found;
}

}  // namespace tolmach::pipeline
