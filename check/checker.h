#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "align/bead.h"
#include "check/finding.h"
#include "check/registry.h"
#include "check/term.h"
#include "check/text_style.h"
#include "check/user_rule.h"
#include "normalize/name_source.h"
#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::check {

/// Severities by code or family, instead of those of the registry. A code comes before its family.
using Severities = std::map<std::string, Severity>;

/// What is wanted for some languages, beside what is wanted for all.
struct LanguageOptions {
  std::string source, target;        ///< base subtags; empty = any, a text without source too
  std::vector<std::string> without;  ///< codes or families that are switched off
  std::vector<std::string> with;     ///< and those that are switched on again: a code of a family too
  Severities severities;
  std::optional<double> least_confidence;
  TextStyle style;  ///< what is not empty counts
};

/// What a check run should do.
///
/// | option           | meaning                                                              | default |
/// |------------------|----------------------------------------------------------------------|---------|
/// | without          | codes or families that are switched off                              | none    |
/// | severities       | by code or family, instead of the registry's                         | none    |
/// | least_severity   | findings below it are left out                                       | info    |
/// | least_confidence | findings below it are left out; 0 to 1                               | 0.5     |
/// | languages        | what is wanted beside for some languages; later ones come before     | none    |
/// | rules            | checks of the user's own, found as user-rule                         | none    |
/// | terms            | a terminology that the target must keep to                           | none    |
/// | style            | which quotation marks and which forms of names the target has        | any     |
struct CheckerOptions {
  std::vector<std::string> without;
  Severities severities;
  Severity least_severity = Severity::kInfo;
  double least_confidence = 0.5;
  std::vector<LanguageOptions> languages;
  std::vector<UserRule> rules;
  std::vector<Term> terms;
  TextStyle style;
};

/// Inline markup that a format keeps apart from the text, by segment: "<b>", "<g id=\"1\">".
using InlineCodes = std::vector<std::vector<std::string>>;

/// What is checked: a translation, with its source where there is one.
struct CheckInput {
  const text::Document* target = nullptr;       ///< never null
  const text::Document* source = nullptr;       ///< null: the text is checked alone
  const align::Alignment* alignment = nullptr;  ///< null exactly when source is
  const InlineCodes* source_codes = nullptr;    ///< null: there are none
  const InlineCodes* target_codes = nullptr;    ///< null exactly when source_codes is
};

/// Finds probable errors of a translation. The front door of `check/`. One object may not be shared by threads.
class Checker {
 public:
  /// @param lexicon may be null; must outlive the checker
  /// @throws Error (usage) when an option names an unknown code or family, or a rule or style is malformed, (io) when
  /// data can't be read
  Checker(text::DataFolder data, CheckerOptions options = {}, const normalize::NameSource* lexicon = nullptr);
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  /// Findings in the order of their place in the target; findings without a place come first.
  [[nodiscard]] std::vector<Finding> check(const CheckInput& input);
  /// The same for each of several texts. Short ones are checked sooner together, some dozens at a time: each finder
  /// sees all of them before the next one begins, so that its code and data are at hand. What is computed of them is
  /// held at once, and what is remembered of words is given up between calls only.
  [[nodiscard]] std::vector<std::vector<Finding>> check(std::span<const CheckInput> inputs);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::check
