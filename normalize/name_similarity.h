#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/latin_key.h"
#include "normalize/name_source.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

namespace detail {
class Inflection;
class NameModels;
}  // namespace detail

/// A name with the language of the text it stands in ("und" or empty when not known).
struct NameForm {
  std::string_view text;
  std::string_view language;
};

/// How two names compare.
struct NameComparison {
  double score = 0;  ///< probability from 0 to 1 that they are forms of one name
  enum class Reason {
    kSame,        ///< the same letters, up to case, accents and apostrophes
    kKnown,       ///< the lexicon says they name the same
    kKnownApart,  ///< the lexicon says they never do
    kRomanised,   ///< both can come from one spelling by known letter correspondences
    kInflected,   ///< forms of one lemma (Києва, Kyiv's)
    kUnread,      ///< kanji whose reading is not known: the letters can't tell
    kNear,        ///< a letter or two apart in a way that no romanisation explains: a slip, or another name
    kDifferent
  };
  Reason reason = Reason::kDifferent;
};

/// A name made ready for many comparisons: its key as sounds, token by token and as a whole.
struct PreparedName {
  std::vector<std::string> tokens;
  std::string whole;
  std::string language;      ///< base language
  std::uint8_t group = 0;    ///< which learned costs it goes by
  std::uint8_t accents = 0;  ///< letters with accents, apostrophes and other marks in it
};

/// Compares names across scripts and languages: romanise, fold, align sounds and tokens, weigh what the alignment shows
/// (learned costs in `data/names/costs.tsv`, see learn_name_costs). Names in either order give one score. May be shared
/// by threads as far as the lexicon may.
class NameMatcher {
 public:
  /// @param lexicon may be null; must outlive the matcher
  explicit NameMatcher(const text::DataFolder& data, const NameSource* lexicon = nullptr);
  ~NameMatcher();
  NameMatcher(NameMatcher&&) noexcept;
  NameMatcher& operator=(NameMatcher&&) noexcept;

  [[nodiscard]] NameComparison compare(NameForm a, NameForm b) const;
  /// A Latin key (see LatinKeys) of which no more is known made ready for comparison.
  [[nodiscard]] PreparedName prepare_key(std::string_view key) const;
  [[nodiscard]] PreparedName prepare(NameForm name) const;
  /// The name, and behind it the name without its designator where it has one (여수시 is Yeosu), and the name as
  /// Japanese where it is in ideographs of unknown language.
  [[nodiscard]] std::vector<PreparedName> prepare_readings(NameForm name) const;
  /// The score of two prepared names by their sounds alone, 0 to 1, calibrated where as many pairs are one name as two.
  [[nodiscard]] double similarity(const PreparedName& a, const PreparedName& b) const;
  /// The same by the cost of the names as wholes, many times as fast; 0 where the lengths are far apart.
  [[nodiscard]] double quick_similarity(const PreparedName& a, const PreparedName& b) const;
  [[nodiscard]] const LatinKeys& keys() const noexcept;
  /// What it has learned, for searches among many names.
  [[nodiscard]] const detail::NameModels& models() const noexcept;
  /// How names are inflected.
  [[nodiscard]] const detail::Inflection& inflection() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize
