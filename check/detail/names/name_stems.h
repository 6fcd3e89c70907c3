#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// How the names of an entity begin, in all languages: what a name of it and what is derived from that share ("scot" of
/// Scotland and Scottish). Remembers its answers. Not for several threads.
class NameStems {
 public:
  /// @param names must outlive it
  explicit NameStems(const normalize::NameSource& names) : names_(names) {}

  /// Folded, of each word of each form, in order; valid until clear().
  [[nodiscard]] const std::vector<std::string>& of(std::string_view entity);

  [[nodiscard]] std::size_t size() const noexcept { return stems_.size(); }
  void clear() { stems_.clear(); }

 private:
  const normalize::NameSource& names_;
  text::StringTable<std::vector<std::string>> stems_;
};

}  // namespace tolmach::check::detail
