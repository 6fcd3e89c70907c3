#pragma once

#include <string>

#include "check/finding.h"

namespace tolmach::check {

/// A check of the user's own, made of regular expressions in ICU's syntax. Bead by bead:
///
/// | patterns         | expect  | what is an error                                                    |
/// |------------------|---------|---------------------------------------------------------------------|
/// | target           | –       | every match in the target                                           |
/// | source           | –       | every match in the source                                           |
/// | source and target | target | the source matches, and the target does not                         |
/// | source and target | source | the target matches, and the source does not                         |
/// | source and target | neither | both match: every match in the target                              |
struct UserRule {
  enum class Expect { kTarget, kSource, kNeither };

  std::string name;
  std::string source, target;  ///< patterns; at least one is not empty
  Expect expect = Expect::kTarget;
  std::string source_language, target_language;  ///< base subtags; empty = any
  Severity severity = Severity::kMinor;
  std::string message;     ///< what a person is told; empty = the rule's name
  std::string suggestion;  ///< for matches in the target; may be empty
};

}  // namespace tolmach::check
