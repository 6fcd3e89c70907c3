#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

/// Finds the names that a form may be inflected from, as a lexicon lists it or by the endings of names
/// (`data/names/inflection.tsv`): Києва is one of Київ, Дмитром Кулебою of Дмитро Кулеба. Immutable after construction.
class NameLemmas {
 public:
  /// @throws Error (io) when the endings can't be read
  explicit NameLemmas(const text::DataFolder& data);
  ~NameLemmas();
  NameLemmas(NameLemmas&&) noexcept;
  NameLemmas& operator=(NameLemmas&&) noexcept;

  /// The names of the source of which a form may be an inflected one, each of the language whose endings say so. The
  /// form itself is none of them.
  /// @param language a base tag; empty = any
  [[nodiscard]] std::vector<KnownName> find(std::string_view form, std::string_view language,
                                            const NameSource& names) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace tolmach::normalize
