#include "pipeline/sure_changes.h"

#include <string>

namespace tolmach::pipeline {
namespace {

constexpr double kSure = 0.9;

}  // namespace

std::vector<formats::TextChange> sure_changes(const std::vector<formats::LocatedFinding>& findings) {
  std::vector<formats::TextChange> changes;
  for (const formats::LocatedFinding& located : findings) {
    const check::Finding& finding = located.finding;
    if (finding.suggestion.empty() || !located.target || finding.confidence < kSure) continue;
    changes.push_back({located.target->begin, located.target->end, located.target->text, finding.suggestion,
                       std::string(finding.code->name) + ": " + finding.message});
  }
  return changes;
}

}  // namespace tolmach::pipeline
