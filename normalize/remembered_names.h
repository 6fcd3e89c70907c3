#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "normalize/name_source.h"

namespace tolmach::normalize {

/// A name source that asks another one only once for each form: texts repeat their words. Shows the names as they were
/// when it was first asked.
class RememberedNames final : public NameSource {
 public:
  /// @param names must outlive it
  explicit RememberedNames(const NameSource& names) : names_(names) {}

  [[nodiscard]] std::vector<KnownName> find(std::string_view form, std::string_view language) const override;
  [[nodiscard]] std::vector<KnownName> forms_of(std::string_view entity) const override;
  [[nodiscard]] bool never_same(std::string_view a, std::string_view b) const override;
  [[nodiscard]] bool may_begin(std::string_view beginning) const override;

 private:
  const NameSource& names_;
  mutable std::unordered_map<std::string, std::vector<KnownName>> found_;  ///< by language and form
  mutable std::unordered_map<std::string, std::vector<KnownName>> forms_;  ///< by entity
  mutable std::unordered_map<std::string, bool> beginnings_;
};

}  // namespace tolmach::normalize
