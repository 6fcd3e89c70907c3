#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/name_similarity.h"

namespace tolmach::check::detail {

/// A form of a name that is compared with many others.
struct BookedName {
  std::uint32_t number = 0;  ///< within the book
  normalize::PreparedName prepared;
};

/// Prepares names once and remembers how alike two of them are: texts repeat their words. Not for several threads.
class NameBook {
 public:
  /// @param matcher must outlive the book
  explicit NameBook(const normalize::NameMatcher& matcher) : matcher_(matcher) {}

  /// @return valid until the next call of forget_much()
  [[nodiscard]] const BookedName& form(std::string_view form, std::string_view language);
  /// The same for a Latin key of which no more is known (normalize::LatinKeys).
  [[nodiscard]] const BookedName& key(std::string_view key);
  /// NameMatcher::similarity: a probability.
  [[nodiscard]] double similarity(const BookedName& a, const BookedName& b);

  /// Forgets everything when it has become much, so that memory stays bounded. Called between two texts.
  void forget_much();

 private:
  [[nodiscard]] const BookedName& entry(std::string_view language, std::string_view form);

  const normalize::NameMatcher& matcher_;
  std::string question_;                                    ///< of the last name that was looked up
  std::unordered_map<std::string, BookedName> names_;       ///< by language and form
  std::unordered_map<std::uint64_t, double> similarities_;  ///< by the two numbers
};

}  // namespace tolmach::check::detail
