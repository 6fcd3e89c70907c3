#pragma once

#include <memory>
#include <string>
#include <vector>

#include "align/bead.h"
#include "check/finding.h"
#include "check/registry.h"
#include "normalize/name_source.h"
#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::check {

/// What a check run should do.
struct CheckerOptions {
  std::vector<std::string> without;           ///< codes or families that are switched off
  Severity least_severity = Severity::kInfo;  ///< findings below it are left out
  double least_confidence = 0.5;              ///< findings below it are left out
};

/// What is checked: a translation, with its source where there is one.
struct CheckInput {
  const text::Document* target = nullptr;       ///< never null
  const text::Document* source = nullptr;       ///< null: the text is checked alone
  const align::Alignment* alignment = nullptr;  ///< null exactly when source is
};

/// Finds probable errors of a translation. The front door of `check/`. One object may not be shared by threads.
class Checker {
 public:
  /// @param lexicon may be null; must outlive the checker
  /// @throws Error (usage) when an option names an unknown code or family, (io) when data can't be read
  Checker(text::DataFolder data, CheckerOptions options = {}, const normalize::NameSource* lexicon = nullptr);
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  /// Findings in the order of their place in the target; findings without a place come first.
  [[nodiscard]] std::vector<Finding> check(const CheckInput& input);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::check
