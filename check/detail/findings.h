#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "check/detail/context.h"
#include "check/detail/span_index.h"
#include "check/finding.h"

namespace tolmach::check::detail {

/// The confidence of what is more likely right than not: below CheckerOptions::least_confidence, so that only those see
/// it who ask for it.
inline constexpr double kUnlikely = 0.45;

/// What a finder says; Findings makes a Finding of it.
struct Draft {
  std::string_view code;              ///< a name of the registry (check/registry.h)
  double confidence = 0.8;            ///< probability that this is a real error, 0 to 1
  std::string message;                ///< what was seen on both sides, with values
  std::optional<text::Span> target;   ///< offsets of the target's text; empty = the place of text that is missing
  std::optional<text::Span> source;   ///< offsets of the source's text
  std::vector<text::Span> related;    ///< other places in the target that belong to it
  std::string suggestion;             ///< the replacement for the target's span; empty = none
  std::optional<Severity> severity;   ///< where it is not the code's own
  std::optional<std::uint32_t> bead;  ///< found from the places where it is not given; a place without text needs it
};

/// Takes what the finders say: leaves out what the options switch off and what was said already of the same place.
class Findings {
 public:
  /// All must outlive the findings. @param options with codes, no families, in `without`
  Findings(const Context& context, const CheckerOptions& options);

  /// Precondition: draft.code is in the registry; spans lie within their texts.
  void add(Draft draft);
  /// Whether a finding of the code would be taken at all: a costly finder asks first. Precondition: the code is in the
  /// registry.
  [[nodiscard]] bool wants(std::string_view name) const;
  /// What is less sure is not taken.
  [[nodiscard]] double least_confidence() const noexcept { return options_.least_confidence; }
  /// Whether a finding of the family covers some of this target span.
  [[nodiscard]] bool covers(Family family, text::Span target) const noexcept;
  /// Whether characters of this target span were lost or read in a wrong encoding: its letters say little then. One
  /// that can't be seen among them is no such damage.
  [[nodiscard]] bool is_damaged(text::Span target) const noexcept;
  /// How many findings of the code there are so far.
  [[nodiscard]] std::size_t count(std::string_view code) const noexcept;
  /// Says one thing of the whole text in the place of all findings of some codes so far.
  void replace(std::initializer_list<std::string_view> codes, Draft draft);
  /// In the order of their place in the target, with fingerprints; those without a place come first. What another
  /// finding explains is left out: a number in a sentence that is said to be added is no second fault.
  [[nodiscard]] std::vector<Finding> take();

 private:
  void leave_out_explained();
  void index(const Finding& finding);

  const Context& context_;
  const CheckerOptions& options_;
  std::vector<Finding> findings_;
  std::map<Family, SpanIndex> places_;  ///< of the findings of each family, in the target
  SpanIndex damages_;                   ///< of those of damaged characters
  /// Code, place in target and source, and what a rule of the user's says there: two rules may speak of one place.
  std::set<std::tuple<const Code*, text::Span, text::Span, std::string>> said_;
};

}  // namespace tolmach::check::detail
