#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "normalize/detail/romanisation/han_readings.h"
#include "normalize/detail/romanisation/rewrite_rule.h"
#include "normalize/detail/romanisation/rule_file.h"

namespace tolmach::normalize::detail {

enum class RuleDirection : std::uint8_t { kRomanise, kRestore };

/// The rules of one file, ready to convert text: piece by piece, a piece ending behind white space, so that time grows
/// with the length of the text alone. Pieces that were met before are looked up. May not be shared by threads.
class CompiledRules {
 public:
  /// @param han reads Chinese characters where the rules say `:: Han-Latin`; called at most once
  /// @param sets of the files that are read together; must outlive it
  /// @throws Error (io) with the line, when the rules have an error
  CompiledRules(const RuleFileHead& head, const std::filesystem::path& path, RuleDirection direction,
                const HanReadings::Source& han, SharedSets& sets);
  ~CompiledRules();
  CompiledRules(CompiledRules&&) noexcept;
  CompiledRules& operator=(CompiledRules&&) noexcept;

  /// @param text UTF-8; ill-formed bytes give U+FFFD
  /// @return in normalisation form C
  [[nodiscard]] std::string convert(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize::detail
