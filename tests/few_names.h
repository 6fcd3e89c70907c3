#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/name_source.h"

namespace tolmach::tests {

/// A lexicon of a few names.
class FewNames : public normalize::NameSource {
 public:
  /// @param a, b two forms that never name the same, if any
  explicit FewNames(std::vector<normalize::KnownName> names, std::string a = {}, std::string b = {})
      : names_(std::move(names)), a_(std::move(a)), b_(std::move(b)) {}

  [[nodiscard]] std::vector<normalize::KnownName> find(std::string_view form,
                                                       std::string_view /*language*/) const override {
    std::vector<normalize::KnownName> out;
    for (const normalize::KnownName& name : names_)
      if (name.form == form) out.push_back(name);
    return out;
  }
  [[nodiscard]] std::vector<normalize::KnownName> forms_of(std::string_view entity) const override {
    std::vector<normalize::KnownName> out;
    for (const normalize::KnownName& name : names_)
      if (name.entity == entity) out.push_back(name);
    return out;
  }
  [[nodiscard]] bool never_same(std::string_view a, std::string_view b) const override {
    return (a == a_ && b == b_) || (a == b_ && b == a_);
  }

 private:
  std::vector<normalize::KnownName> names_;
  std::string a_, b_;
};

}  // namespace tolmach::tests
