#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace tolmach::check {

/// The closed list of families that scripts rely on.
enum class Family : std::uint8_t {
  kNumber,
  kName,
  kOmission,
  kAddition,
  kUntranslated,
  kLanguage,
  kClutter,
  kDuplicate,
  kPunctuation,
  kSpacing,
  kScript,
  kEncoding,
  kAlignment,
  kConsistency,
  kTerm,
  kMarkup,
  kGrammar,
  kOther
};
[[nodiscard]] std::string_view to_string(Family family) noexcept;  ///< "number", "name", …

/// The family as a localization quality issue type of ITS 2.0 (W3C, 2013).
[[nodiscard]] std::string_view its_type(Family family) noexcept;

/// MQM's severities: info is neutral.
enum class Severity : std::uint8_t { kInfo, kMinor, kMajor, kCritical };
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;  ///< "info", "minor", "major", "critical"
/// @return false when there is no severity of that name; `out` is then unchanged
[[nodiscard]] bool parse(std::string_view name, Severity& out) noexcept;

/// What a check can't do without, beside the text.
enum class Needs : std::uint8_t { kNothing, kSource, kTerms, kRules };
[[nodiscard]] std::string_view to_string(Needs needs) noexcept;  ///< "nothing", "source", "terms", "rules"

/// A kind of finding: one row of the registry (check/registry.h). Codes are stable, kebab-case and unique.
struct Code {
  std::string_view name;  ///< "name-inconsistent"
  Family family = Family::kOther;
  Severity severity = Severity::kMinor;  ///< default
  std::string_view description;          ///< one sentence for people
  std::string_view mqm;                  ///< path in the MQM error typology (2.0): "accuracy/mistranslation/number"
  Needs needs = Needs::kNothing;
  std::string_view languages;     ///< "all", or the folder or table that has a file or row for each of them
  std::string_view example;       ///< a text with the error; source → target where both are needed
  std::string_view options = {};  ///< keys of the project file that are its own; empty = none
};

/// Where a finding points: a place in the source or the target.
struct Place {
  std::uint32_t segment = 0;
  text::Span span;  ///< bytes of that document's decoded text; empty = the place of text that is missing
};

/// Something that is probably wrong with a translation, and where.
struct Finding {
  const Code* code = nullptr;  ///< never null in a finding that a Checker returns
  Severity severity = Severity::kMinor;
  double confidence = 0;              ///< probability that this is a real error, 0 to 1
  std::optional<std::uint32_t> bead;  ///< index into the alignment
  std::optional<Place> source, target;
  std::vector<Place> related;  ///< other places in the target that belong to it
  std::string message;         ///< what was seen on both sides, with values
  std::string suggestion;      ///< the replacement for the target's span; empty = none
  std::string fingerprint;     ///< 16 hex digits; the same as long as code, text and neighbourhood are
};

}  // namespace tolmach::check
