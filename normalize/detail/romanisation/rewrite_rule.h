#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/detail/romanisation/character_set.h"

namespace tolmach::normalize::detail {

/// What a set of characters contains when it matches the bounds of a text, too ("[^a]" does).
constexpr char32_t kTextBound = 0xFFFF;

/// One element of a pattern: a character or a set, and how often it stands there, as often as possible.
struct PatternItem {
  static constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();

  char32_t character = 0;
  std::shared_ptr<const CharacterSet> set;  ///< null where it is the character
  std::size_t least = 1;
  std::size_t most = 1;

  [[nodiscard]] bool matches(char32_t c) const noexcept { return set ? set->contains(c) : c == character; }
  [[nodiscard]] bool matches_bound() const noexcept { return set != nullptr && set->contains(kTextBound); }
};

/// A part of what a rule writes: text, or a segment of what it matched.
struct OutputPart {
  std::u16string text;
  std::size_t segment = 0;  ///< counted from 1; 0 for text
  bool upper = false;       ///< the segment in capitals
};

/// `before { key } after > output;`
struct RewriteRule {
  std::vector<PatternItem> before;  ///< from the key backwards
  std::vector<PatternItem> items;   ///< the key, and what must follow it
  std::size_t key_size = 0;         ///< items that are the key
  /// The segments in parentheses: first item, and the one behind the last.
  std::vector<std::pair<std::size_t, std::size_t>> segments;
  std::vector<OutputPart> output;
};

/// The sets of all rules that are read with it: most files use the same few, and ICU goes through all of Unicode for a
/// set of a property's characters.
class SharedSets {
 public:
  /// @param pattern as ICU writes sets  @return null where it is no set of characters alone
  [[nodiscard]] std::shared_ptr<const CharacterSet> of(const std::u16string& pattern);

 private:
  std::map<std::u16string, std::shared_ptr<const CharacterSet>> sets_;
};

/// Reads rules in the form in which ICU writes them (Transliterator::toRules: one a line, variables resolved), or as
/// resolved_rules() has them.
/// @return nothing where a rule uses more than PatternItem and OutputPart can say, or may match without taking a
///         character
[[nodiscard]] std::optional<std::vector<RewriteRule>> read_rewrite_rules(std::u16string_view rules, SharedSets& sets);

}  // namespace tolmach::normalize::detail
