#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize {

/// Whether two words may be forms of one: by the endings of the language's declensions
/// (`data/inflection/paradigms.tsv`) and by how it inflects names (`data/names/inflection.tsv`). Knows no dictionary,
/// so stems that change within (mouse, mice) are different words to it. Immutable.
class WordForms {
 public:
  /// @throws Error (io)
  explicit WordForms(const text::DataFolder& data);
  ~WordForms();
  WordForms(WordForms&&) noexcept;
  WordForms& operator=(WordForms&&) noexcept;

  /// @param a, b in small letters (text::lower)  @param language a base tag; without data only equal words are one
  [[nodiscard]] bool same_word(std::string_view a, std::string_view b, std::string_view language) const;
  /// What a name may be inflected from, in small letters, itself first; see Inflection::lemmas.
  [[nodiscard]] std::vector<std::string> lemmas(std::string_view form, std::string_view language) const;
  /// A lemma in the case and number of another word's form, see Inflection::inflected_like.
  [[nodiscard]] std::string inflected_like(std::string_view lemma, std::string_view form,
                                           std::string_view language) const;
  /// The form of a lemma that reads so folded (text::fold), of several the nearest to another word; empty where its
  /// declension has none.
  [[nodiscard]] std::string unfolded(std::string_view lemma, std::string_view folded, std::string_view like,
                                     std::string_view language) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace tolmach::normalize
