#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::align {

/// What is known of the words of many languages before anything is learned: words that may stand for one concept may
/// translate each other (`data/words`). Not for several threads.
class EverydayWords {
 public:
  /// @throws Error (io) when the data can't be read
  explicit EverydayWords(const text::DataFolder& data);
  ~EverydayWords();
  EverydayWords(const EverydayWords&) = delete;
  EverydayWords& operator=(const EverydayWords&) = delete;

  /// The concepts that a word may stand for, as numbers that hold for all languages, in rising order; none where the
  /// word or the language is not known. Languages written without spaces are asked for an ideograph or two neighbours.
  /// @param word in small letters
  /// @param language a base tag
  /// @throws Error (io) when the language's file can't be read
  [[nodiscard]] std::vector<std::uint32_t> concepts_of(std::string_view word, std::string_view language);
  /// The number that concepts_of() gives for a concept of `data/words/concepts.txt`.
  [[nodiscard]] std::uint32_t number_of(std::string_view name);
  /// Whether the language has words for a concept: where it has none, nothing can translate the word.
  /// @param number one that concepts_of() or number_of() has given
  [[nodiscard]] bool expresses(std::uint32_t number, std::string_view language) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::align
