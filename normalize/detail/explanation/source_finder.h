#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/detail/explanation/source_search.h"
#include "normalize/detail/similarity/name_script.h"
#include "normalize/name_explanation.h"
#include "normalize/name_source.h"
#include "normalize/romanise.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {

/// The source spelling from which two forms come, and how each does.
struct CommonSource {
  FormOrigin a, b;
  bool known = false;  ///< whether the lexicon holds the source as a name of its language
};

/// Looks for the source spelling and the pair of romanisation systems that yield two forms. One object may not be
/// shared by threads.
class SourceFinder {
 public:
  /// @param names may be null; all must outlive this
  SourceFinder(Romaniser& romaniser, SourceSearch& search, const NameSource* names)
      : romaniser_(romaniser), search_(search), names_(names) {}

  /// Where one form is in a script of its own, it is romanised by every system of its language; where both are Latin,
  /// their sources are searched. None where no pair of systems yields both, or both are in a script of their own.
  [[nodiscard]] std::optional<CommonSource> find(NameForm a, NameForm b);
  /// The system that makes the form of a source, best first: exact, the practice of the form's language, the usual
  /// system, the first by id. None where no system does.
  [[nodiscard]] std::optional<FormOrigin> origin(NameForm form, std::string_view source, std::string_view language);
  /// The same of several sources; of equally good ones the first.
  [[nodiscard]] std::optional<FormOrigin> origin(NameForm form, const std::vector<KnownName>& sources);

 private:
  /// A system that makes a form, with what speaks for it.
  struct Maker {
    const RomanisationSystem* system = nullptr;
    double weight = 0;
    bool exact = true;
  };
  [[nodiscard]] std::optional<Maker> maker(NameForm form, std::string_view source, std::string_view language);
  [[nodiscard]] double weight_of(const RomanisationSystem& system, std::string_view text_language);
  [[nodiscard]] std::optional<CommonSource> romanised(NameForm source, NameForm form);
  [[nodiscard]] std::optional<CommonSource> searched(NameForm a, NameForm b);
  [[nodiscard]] bool is_known(std::string_view source, std::string_view language) const;

  Romaniser& romaniser_;
  SourceSearch& search_;
  const NameSource* names_;
};

}  // namespace tolmach::normalize::detail
