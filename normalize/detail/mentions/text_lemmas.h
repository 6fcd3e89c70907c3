#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/detail/inflection.h"

namespace tolmach::normalize::detail {

/// The names of one text, to tell which of them others are inflected from where no lexicon knows them: Кулебі is Кулеба
/// if the text says Кулеба somewhere, Сергієм Петренком is Сергій Петренко.
class TextLemmas {
 public:
  /// @param inflection must outlive this
  /// @param language a base tag
  TextLemmas(const Inflection& inflection, std::string_view language) : inflection_(inflection), language_(language) {}

  /// One more use of a form, one word or several.
  void add(const std::string& form);
  /// The most frequent other form that each word of this one may be inflected from; of equals the likelier ending.
  [[nodiscard]] std::optional<std::string> of(const std::string& form) const;

 private:
  /// A name of several words as it is first written.
  struct Words {
    std::string written;
    std::vector<std::string> lowered;
    std::size_t count = 0;
  };
  using Bucket = std::pair<std::string, std::size_t>;  ///< of names of so many words: how the first begins
  [[nodiscard]] static Bucket bucket(const std::vector<std::string>& words);
  [[nodiscard]] std::optional<std::string> of_word(const std::string& lowered) const;
  [[nodiscard]] std::optional<std::string> of_words(const std::vector<std::string>& lowered) const;

  const Inflection& inflection_;
  std::string language_;
  std::map<std::string, std::size_t> words_;      ///< names of one word, in lower case
  std::map<Bucket, std::vector<Words>> phrases_;  ///< names of several words
};

}  // namespace tolmach::normalize::detail
