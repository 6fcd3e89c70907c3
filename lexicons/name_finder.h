#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicons/near_search.h"
#include "lexicons/open.h"
#include "lexicons/ruling.h"
#include "normalize/name_explanation.h"
#include "normalize/name_lemmas.h"

namespace tolmach::lexicons {

/// How a name of a lexicon meets the form that was asked for, the closest first.
enum class NameMatch : std::uint8_t {
  kExact,      ///< the same characters
  kFolded,     ///< case, diacritics, apostrophes or hyphens differ
  kInflected,  ///< an inflected form of the name
  kRomanised,  ///< romanisation systems, or the practice of newspapers, make one of the other or both of one source
  kFuzzy       ///< sounds or looks like it
};
[[nodiscard]] std::string_view to_string(NameMatch match) noexcept;  ///< "exact", "folded", …

/// What is asked for.
struct NameQuery {
  std::string form;                              ///< valid UTF-8
  std::size_t count = 10;                        ///< at most so many names
  std::string language = {};                     ///< names of this base language only; empty = any
  std::optional<normalize::NameKind> kind = {};  ///< names of such entities only; none = any
  TextScope text = {};                           ///< the text they are for; with a date, only names in use then
  bool each_entity_once = false;                 ///< of each entity the best name only
};

/// A name that may be meant.
struct FoundName {
  NewName name;
  NameMatch match = NameMatch::kFuzzy;
  double score = 0;  ///< as normalize::NameMatcher::similarity, 0 to 1; 1 for the same spelling and for inflection
  normalize::NameStatus status =
      normalize::NameStatus::kAdmitted;  ///< in the text that was asked for, see status_for()
  std::string use = {};                  ///< the form of as many words to prefer in that text, where it is another one
  std::string explanation;               ///< why it may be meant, a sentence
};

/// Finds names by every likeness at once: spelling, folding, inflection, romanisation and sound, in one ranking. One
/// object may not be shared by threads.
class NameFinder {
 public:
  /// All must outlive this; `near` searches the same lexicons.
  NameFinder(const OpenLexicons& lexicons, const NearSearch& near, const normalize::NameLemmas& lemmas,
             normalize::NameExplainer& explainer);

  /// The likeliest first; of equals the closer match, then names of the text's language, then the better status in
  /// the text, then the user's own. Each name stands once, by its best reason. What the lexicons say is never the same
  /// is left out.
  /// @throws Error (usage) when the date is none
  [[nodiscard]] std::vector<FoundName> find(const NameQuery& query);

 private:
  [[nodiscard]] std::vector<FoundName> candidates(const NameQuery& query) const;
  void explain(const NameQuery& query, FoundName& found);
  [[nodiscard]] std::string preferred_beside(const FoundName& found, const TextScope& text) const;

  const OpenLexicons& lexicons_;
  const NearSearch& near_;
  const normalize::NameLemmas& lemmas_;
  normalize::NameExplainer& explainer_;
};

/// The names of which a form is an inflected one: as the lexicons list it, then by the endings of names. Each stands
/// once.
/// @param language a base tag; empty = any
[[nodiscard]] std::vector<normalize::KnownName> inflected_names(const OpenLexicons& lexicons,
                                                                const normalize::NameLemmas& lemmas,
                                                                const std::string& form, const std::string& language);
/// The names of an entity, whole; of one that both lexicons have, as the user's has it. Ordered by lexicon, language
/// and form.
[[nodiscard]] std::vector<NewName> whole_names(const OpenLexicons& lexicons, std::string_view entity);
/// The name with all that belongs to it; what is known of it already when there is no more. Where the user has not said
/// what it names, as the seed says.
[[nodiscard]] NewName whole_name(const OpenLexicons& lexicons, const normalize::KnownName& known);

}  // namespace tolmach::lexicons
