#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

/// A romanisation system that may have made a form.
struct SystemGuess {
  std::string system;       ///< id, as RomanisationSystem::id
  std::string language;     ///< of the source
  std::string source;       ///< the likeliest spelling that the system turns into the form; a first capital as there
  double probability = 0;   ///< among all guesses; they add up to 1
  bool known_name = false;  ///< whether the lexicon holds the source as a name of the language
  std::string reason;       ///< one clause for people
};

/// Tells which romanisation systems make a form, and from what: Kyjiw is Київ by German practice. A source is searched
/// for letter by letter and counts only if the system's own rules turn it into the form. Sources are weighed by how
/// often their letters stand in names of the language (`data/romanization/letters.tsv`), so that щ explains "shch"
/// better than four letters do, and a name that the lexicon knows by far outweighs one that it does not.
/// Alphabets only: text whose vowels or readings are not written can't be found again.
class SystemDetector {
 public:
  /// @param names may be null; must outlive this
  /// @throws Error (io) when the rule files or the letters can't be read
  explicit SystemDetector(const text::DataFolder& data, const NameSource* names = nullptr);
  ~SystemDetector();
  SystemDetector(SystemDetector&&) noexcept;
  SystemDetector& operator=(SystemDetector&&) noexcept;

  /// The systems that make the form, likeliest first; none when it is empty, too long or no system makes it.
  /// @param form valid UTF-8; case does not matter
  [[nodiscard]] std::vector<SystemGuess> detect(std::string_view form);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize
