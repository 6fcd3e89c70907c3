#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/error.h"
#include "text/sentences.h"
#include "text/span.h"

namespace tolmach::text {

/// A rule of an SRX file: whether a sentence ends between what `before` and `after` match (ICU regular expressions).
struct SrxRule {
  bool ends = false;
  std::string before, after;
  Where where;  ///< of the rule in its file, for messages
};

/// Rules of SRX 2.0 (Segmentation Rules eXchange, LISA OSCAR 2008): at each position the first rule that matches
/// decides; where none does, no sentence ends.
class SrxRules {
 public:
  SrxRules();
  ~SrxRules();
  SrxRules(SrxRules&&) noexcept;
  SrxRules& operator=(SrxRules&&) noexcept;

  /// Whether all matching maps of a language count, in their order, or the first one alone (the default).
  void set_cascade(bool cascade);
  /// Makes a list without rules, unless it is there.
  void add_list(const std::string& list);
  /// Adds a rule to a list of rules, which comes into being where it must.
  /// @throws Error (io) naming the rule's place when an expression can't be compiled
  void add_rule(const std::string& list, const SrxRule& rule);
  /// Says that the list serves the languages whose codes the expression matches as a whole.
  /// @throws Error (io) when the expression can't be compiled
  void add_map(const std::string& language_pattern, const std::string& list, const Where& where);
  /// Whether there is a list of that name.
  [[nodiscard]] bool has_list(std::string_view list) const;

  /// Sentences of a paragraph, without the white space between them. Spans are offsets of `paragraph` plus `base`.
  /// @throws Error (io) naming the rule whose expression takes too much time or memory
  [[nodiscard]] std::vector<Span> split(std::string_view paragraph, std::string_view language,
                                        std::uint32_t base = 0) const;
  /// Each position at which some rule matches (throws as split() does), with the rule's place in the file
  /// ("rules.srx:12") as its name.
  [[nodiscard]] std::vector<Boundary> boundaries(std::string_view paragraph, std::string_view language) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::text
