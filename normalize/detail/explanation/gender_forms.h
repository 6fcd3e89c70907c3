#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// A surname for men and for women.
struct GenderPair {
  std::string language;      ///< of the name
  bool a_is_female = false;  ///< which of the two is the one for women
};

/// Surnames that are written otherwise for women (`data/names/gender.tsv`). Immutable after construction.
class GenderForms {
 public:
  /// @throws Error (io) when the file can't be read
  explicit GenderForms(const text::DataFolder& data);

  /// Whether two words in one script are one surname for a man and for a woman. Languages are those of the texts (base
  /// subtags, may be empty): endings of one or two letters count only in texts of their language.
  [[nodiscard]] std::optional<GenderPair> match(std::string_view a, std::string_view language_a, std::string_view b,
                                                std::string_view language_b) const;

 private:
  struct Endings {
    std::string language, male, female;
  };
  std::vector<Endings> endings_;
};

}  // namespace tolmach::normalize::detail
