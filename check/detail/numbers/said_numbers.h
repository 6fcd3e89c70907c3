#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/detail/document_view.h"
#include "normalize/quantities.h"
#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::check::detail {

/// Words that say a number without naming it (`data/check/said_numbers.tsv`): a day and night are 24 hours. Immutable.
class SaidNumbers {
 public:
  /// @throws Error (io)
  explicit SaidNumbers(const text::DataFolder& data);

  /// Whether a text says a value by such words. @param numbers of the same stretch; one right before them counts so
  /// many of them
  [[nodiscard]] bool says(const DocumentView& view, text::SegmentRange range,
                          std::span<const normalize::Quantity> numbers, double value) const;

 private:
  struct Phrase {
    std::vector<std::string> words;  ///< folded
    double value = 0;
  };

  text::StringMap<std::vector<Phrase>> by_language_;
};

}  // namespace tolmach::check::detail
