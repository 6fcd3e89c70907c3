#pragma once

#include <string>
#include <vector>

#include "normalize/name_source.h"

namespace tolmach::check {

/// A term of one language.
struct TermForm {
  std::string form;
  std::string language;  ///< base subtag
  /// What is preferred or admitted may translate the concept; deprecated, superseded, forbidden and misspelt forms must
  /// not stand in a target.
  normalize::NameStatus status = normalize::NameStatus::kAdmitted;
};

/// A concept of a terminology with its terms in all languages (ISO 30042).
struct Term {
  std::string id;
  std::vector<TermForm> forms;
};

}  // namespace tolmach::check
