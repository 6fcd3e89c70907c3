#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// Beginnings of words, and whether a word has one of them.
class Stems {
 public:
  Stems() = default;
  /// @param stems folded, in any order
  explicit Stems(std::vector<std::string> stems);

  /// Whether a folded word begins with one of them.
  [[nodiscard]] bool begin(std::string_view word) const noexcept;

 private:
  [[nodiscard]] static std::size_t place(char first, char second) noexcept {
    return (static_cast<unsigned char>(first) * 31U + static_cast<unsigned char>(second)) % kPlaces;
  }

  static constexpr std::size_t kPlaces = 512;
  std::vector<std::string> stems_;    ///< in order
  std::bitset<kPlaces> first_bytes_;  ///< the first two of them: most words begin with others
};

/// How the names of an entity begin, in all languages: what a name of it and what is derived from that share ("scot" of
/// Scotland and Scottish). Remembers its answers. Not for several threads.
class NameStems {
 public:
  /// @param names must outlive it
  explicit NameStems(const normalize::NameSource& names) : names_(names) {}

  /// Folded, of each word of each form; valid until clear().
  [[nodiscard]] const Stems& of(std::string_view entity);
  /// detail::beginnings_of() its names; valid until clear().
  [[nodiscard]] const std::vector<std::string>& beginnings_of(std::string_view entity);

  [[nodiscard]] std::size_t size() const noexcept { return stems_.size() + beginnings_.size(); }
  void clear() {
    stems_.clear();
    beginnings_.clear();
  }

 private:
  const normalize::NameSource& names_;
  text::StringTable<Stems> stems_;
  text::StringTable<std::vector<std::string>> beginnings_;
};

}  // namespace tolmach::check::detail
