#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/data_folder.h"
#include "text/span.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// Days of the week in languages that part their words by nothing, or whose
/// days are several words (`data/check/weekdays.tsv`). Immutable.
class Weekdays {
 public:
  /// A day that a text names.
  struct Day {
    std::string_view name;  ///< in English, as in `data/words/concepts.txt`; lives as long as the object
    text::Span span;
  };

  /// @throws Error (io)
  explicit Weekdays(const text::DataFolder& data);

  /// Whether the days of a language (a base tag) are known here.
  [[nodiscard]] bool knows(std::string_view language) const;
  /// The days named in a part of a text, in order; the longest form counts. @param language a base tag
  [[nodiscard]] std::vector<Day> find(std::string_view text, text::Span part, std::string_view language) const;

 private:
  struct Form {
    std::string text, name;  ///< no name: a longer word that is no day
  };
  using Forms = std::unordered_map<char32_t, std::vector<Form>>;  ///< by the first letter, longest first
  text::StringMap<Forms> languages_;
};

}  // namespace tolmach::check::detail
