#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"
#include "text/unicode.h"

namespace tolmach::tests {

/// The names of `tests/check/cases/lexicon.tsv`.
class CaseLexicon : public normalize::NameSource {
 public:
  CaseLexicon() {
    using normalize::NameKind, normalize::NameStatus;
    for (const text::DataRow& row : text::read_data_rows(std::string(TOLMACH_TEST_CASES) + "/cases/lexicon.tsv", 4)) {
      const NameKind kind = row.fields[1] == "person" ? NameKind::kPerson : NameKind::kPlace;
      names_.push_back({row.fields[0], kind, row.fields[2], row.fields[3], NameStatus::kPreferred});
    }
  }
  [[nodiscard]] std::vector<normalize::KnownName> find(std::string_view form, std::string_view) const override {
    return those([&](const normalize::KnownName& name) { return text::fold(name.form) == text::fold(form); });
  }
  [[nodiscard]] std::vector<normalize::KnownName> forms_of(std::string_view entity) const override {
    return those([&](const normalize::KnownName& name) { return name.entity == entity; });
  }
  [[nodiscard]] bool never_same(std::string_view, std::string_view) const override { return false; }

 private:
  template <typename Condition>
  [[nodiscard]] std::vector<normalize::KnownName> those(const Condition& condition) const {
    std::vector<normalize::KnownName> found;
    for (const normalize::KnownName& name : names_)
      if (condition(name)) found.push_back(name);
    return found;
  }

  std::vector<normalize::KnownName> names_;
};

}  // namespace tolmach::tests
