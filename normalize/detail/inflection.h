#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/string_map.h"

namespace tolmach::normalize::detail {

/// How names are inflected (`data/names/inflection.tsv`), and where they are not (`data/names/kept_endings.tsv`).
/// Immutable after construction.
class Inflection {
 public:
  /// @throws Error (io)
  explicit Inflection(const text::DataFolder& data);

  /// The base tags of the languages that it has endings of, in the order of the file.
  [[nodiscard]] const std::vector<std::string>& languages() const noexcept { return languages_; }

  /// Whether names of a language (base tag) have one form wherever they stand, possessives aside.
  [[nodiscard]] bool keeps_endings(std::string_view language) const { return keep_endings_.count(language) != 0; }

  /// The lemmas that a form may belong to, in lower case, the form itself first. Most of them are no words: what counts
  /// is whether two forms share one.
  [[nodiscard]] std::vector<std::string> lemmas(std::string_view form, std::string_view language) const;

  /// Whether two forms (one token each) may be forms of one lemma; equal forms are.
  [[nodiscard]] bool same_lemma(std::string_view a, std::string_view b, std::string_view language) const;

  /// A lemma in the case and number of another word's form: "Кулебі" for "Кулеба" and "Кулібі". Of the endings that
  /// fit both, those that leave the nearest stems, of equally near ones the shortest ("Odesy" for "Odesa" and
  /// "Odessy"); the lemma itself where it and the form are nearest.
  [[nodiscard]] std::string inflected_like(std::string_view lemma, std::string_view form,
                                           std::string_view language) const;
  /// The form of a lemma that reads so folded (text::fold), of several the nearest to another word; empty where its
  /// declension has none.
  [[nodiscard]] std::string unfolded(std::string_view lemma, std::string_view folded, std::string_view like,
                                     std::string_view language) const;

 private:
  struct Ending {
    std::string form, lemma;
  };
  /// The endings of a language.
  struct Endings {
    std::vector<Ending> all;  ///< in the order of the file
    /// Of those that a form with this last byte may have, the places in `all`, rising.
    std::array<std::vector<std::uint32_t>, 256> by_last_byte;

    void add(Ending ending);
    [[nodiscard]] const std::vector<std::uint32_t>& of(std::string_view form) const noexcept {
      return by_last_byte[form.empty() ? 0 : static_cast<unsigned char>(form.back())];
    }
  };
  text::StringMap<Endings> by_language_;
  std::vector<std::string> languages_;
  std::set<std::string, std::less<>> keep_endings_;  ///< languages
};

/// The form without an English or Turkish ending that an apostrophe sets off: "Kyiv's" → "Kyiv". A view of `form`.
[[nodiscard]] std::string_view without_possessive(std::string_view form, std::string_view language) noexcept;

}  // namespace tolmach::normalize::detail
