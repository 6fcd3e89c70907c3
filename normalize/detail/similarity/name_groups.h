#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tolmach::normalize::detail {

/// Tells which part of the learned costs two names go by: how a Ukrainian name is written in Latin letters says little
/// about a Hebrew one. Groups are numbered: names without letters or of unknown make, names in Latin letters, the
/// families of scripts that behave alike, and languages that have costs of their own.
class NameGroups {
 public:
  using Group = std::uint8_t;

  /// A language with costs of its own, and the family its script is of.
  struct Language {
    std::string name;
    std::string family;  ///< Cyrl, abjad, asia or other
  };
  /// @param languages at most 200
  explicit NameGroups(std::vector<Language> languages);

  /// The group of a name as it is written: its script decides, the language refines.
  [[nodiscard]] Group group(std::string_view name, std::string_view language) const;
  [[nodiscard]] std::size_t size() const noexcept;  ///< groups are numbered below it
  [[nodiscard]] const std::vector<Language>& languages() const noexcept { return languages_; }

  /// The names of the sections of the costs that hold for two names, from the general to the special.
  [[nodiscard]] std::vector<std::string> sections(Group a, Group b) const;
  /// Whether the names of these sections are of one make, so that neither comes first.
  [[nodiscard]] static bool is_symmetric(const std::vector<std::string>& sections) noexcept;
  /// Whether b goes before a, so that the name in Latin letters is the second. Names of one make are ordered by their
  /// sounds, so that a comparison is symmetric.
  [[nodiscard]] static bool turned(Group a, std::string_view sounds_a, Group b, std::string_view sounds_b) noexcept;

  /// The family of a script by its name's first letter; empty for Latin letters and where there is none.
  [[nodiscard]] static std::string_view family_of(std::string_view name) noexcept;

 private:
  [[nodiscard]] std::string_view family(Group group) const noexcept;

  std::vector<Language> languages_;
};

}  // namespace tolmach::normalize::detail
