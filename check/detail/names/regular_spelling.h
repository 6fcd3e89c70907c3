#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/name_explanation.h"
#include "normalize/name_similarity.h"
#include "normalize/name_source.h"
#include "normalize/romanise.h"
#include "text/data_folder.h"

namespace tolmach::check::detail {

/// Tells whether a name is what its language regularly makes of another language's, however near a slip it looks:
/// Serhij (German) of Serhii (English), Потураев (Russian) of Потураєв (Ukrainian), Наталья of Наталія, an inflected
/// form. Latin forms of one source count where each is what newspapers in its language write, not some standard's: that
/// Brexyt and Brexit may both be Greek says nothing. Remembers its answers. Not for several threads.
class RegularSpelling {
 public:
  /// @param matcher must outlive the object  @param lexicon may be null, else too
  /// @throws Error (io)
  RegularSpelling(text::DataFolder data, const normalize::NameMatcher& matcher, const normalize::NameSource* lexicon);

  /// False where both are in one language. @throws Error (io)
  [[nodiscard]] bool is(normalize::NameForm name, normalize::NameForm source);

  [[nodiscard]] std::size_t size() const noexcept { return answers_.size(); }
  void clear() { answers_.clear(); }

 private:
  [[nodiscard]] bool look(normalize::NameForm name, normalize::NameForm source);
  [[nodiscard]] bool is_explained(normalize::NameForm name, normalize::NameForm source);
  [[nodiscard]] bool is_written_so(const normalize::FormOrigin& origin, normalize::NameForm form);
  [[nodiscard]] bool is_without_marks(normalize::NameForm plain, normalize::NameForm marked) const;
  [[nodiscard]] bool writes_single_letters(std::string_view language) const;
  [[nodiscard]] normalize::Romaniser& romaniser();
  [[nodiscard]] std::vector<std::string> newspaper_systems(std::string_view language, std::string_view source_language);

  text::DataFolder data_;
  const normalize::NameMatcher& matcher_;
  const normalize::NameSource* lexicon_;
  std::set<std::string> single_letters_;  ///< languages
  /// Both made when they are first asked.
  std::optional<normalize::NameExplainer> explainer_;
  std::optional<normalize::Romaniser> romaniser_;
  std::unordered_map<std::string, bool> answers_;
};

}  // namespace tolmach::check::detail
