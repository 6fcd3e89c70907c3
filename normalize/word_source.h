#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tolmach::normalize {

/// A word of another language that was seen as the translation of a word.
struct WordTranslation {
  std::string word;  ///< stem, as align::stem() makes it
  double count = 0;  ///< how often, expected; above 0
};

/// What the aligner asks of what earlier alignments have taught. Implemented by `lexicons/`.
class WordSource {
 public:
  WordSource() = default;
  WordSource(const WordSource&) = delete;
  WordSource& operator=(const WordSource&) = delete;
  virtual ~WordSource() = default;

  /// The known translations of a stem from one language (base subtag) to another, in no order.
  [[nodiscard]] virtual std::vector<WordTranslation> translations(std::string_view stem, std::string_view from,
                                                                  std::string_view to) const = 0;
};

}  // namespace tolmach::normalize
