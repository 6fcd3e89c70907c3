#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "normalize/name_similarity.h"
#include "text/data_folder.h"
#include "text/unicode.h"

namespace tolmach::check::detail {

/// Tells where a name in another script would be much more like the source's with another letter in it: "Нафарро" for
/// Navarro, beside "Наварро". The two are compared by learned costs, which know how a language writes foreign names;
/// the other letters are those that sound alike (`data/check/confusions.tsv`). Remembers its answers. Not for several
/// threads.
class LikelierSpelling {
 public:
  /// @param matcher must outlive the object
  /// @throws Error (io)
  LikelierSpelling(const text::DataFolder& data, const normalize::NameMatcher& matcher);

  /// Whether anything is known of a script.
  [[nodiscard]] bool knows(text::Script script) const;
  /// The likeliest spelling of the source's name that is a letter away from a name, in lower case; none where the name
  /// is nearly as likely, or is none of the source's name at all. The first letter stays, and the last one, which
  /// mostly is an ending.
  /// @param name, source with their languages (base tags)
  [[nodiscard]] const std::optional<std::string>& of(normalize::NameForm name, text::Script script,
                                                     normalize::NameForm source);

  [[nodiscard]] std::size_t size() const noexcept { return answers_.size(); }
  void clear() { answers_.clear(); }

 private:
  [[nodiscard]] std::optional<std::string> look(normalize::NameForm name, text::Script script,
                                                normalize::NameForm source) const;
  [[nodiscard]] double likeness(std::string_view name, std::string_view language,
                                const normalize::PreparedName& source) const;

  const normalize::NameMatcher& matcher_;
  std::unordered_map<std::string, std::unordered_map<char32_t, std::u32string>> confused_;  ///< by script and letter
  std::unordered_map<std::string, std::optional<std::string>> answers_;
};

}  // namespace tolmach::check::detail
