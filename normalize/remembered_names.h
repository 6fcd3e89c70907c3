#pragma once

#include <string>

#include "normalize/name_source.h"
#include "text/string_table.h"

namespace tolmach::normalize {

/// A name source that asks another one only once for each form: texts repeat their words. Shows the names as they were
/// when it was first asked.
class RememberedNames final : public NameSource {
 public:
  /// @param names must outlive it
  explicit RememberedNames(const NameSource& names) : names_(names) {}

  [[nodiscard]] std::vector<KnownName> find(std::string_view form, std::string_view language) const override;
  [[nodiscard]] std::vector<KnownName> find_inflected(std::string_view form) const override;
  [[nodiscard]] std::vector<KnownName> forms_of(std::string_view entity) const override;
  [[nodiscard]] bool is_misspelling(std::string_view form, std::string_view entity) const override;
  [[nodiscard]] bool never_same(std::string_view a, std::string_view b) const override;
  [[nodiscard]] bool may_begin(std::string_view beginning) const override;

 private:
  /// All forms of an entity.
  struct Forms {
    std::vector<KnownName> names;
    bool any_misspelling = false;
  };
  [[nodiscard]] const Forms& known_forms(std::string_view entity) const;

  const NameSource& names_;
  mutable std::string question_;                              ///< of the last form that was asked for
  mutable text::StringTable<std::vector<KnownName>> found_;   ///< by language and form
  mutable text::StringTable<std::vector<KnownName>> lemmas_;  ///< by inflected form
  mutable text::StringTable<Forms> forms_;                    ///< by entity
  mutable text::StringTable<bool> beginnings_;
};

}  // namespace tolmach::normalize
