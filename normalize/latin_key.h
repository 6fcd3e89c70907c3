#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/data_folder.h"

namespace tolmach::normalize {

/// Brings a word of any script to a rough key of Latin letters a–z and digits, for comparison and never for display:
/// "Київ" → "kyiv", "Čapek" → "chapek", "Ελλάδα" → "ellada". Table-driven (`data/names/latin_keys.tsv`: a character or
/// letter group, its key, the languages it holds for), so that nothing of ICU's transliterators has to be loaded.
/// Immutable after construction: may be shared by threads.
class LatinKeys {
 public:
  explicit LatinKeys(const text::DataFolder& data);
  ~LatinKeys();
  LatinKeys(LatinKeys&&) noexcept;
  LatinKeys& operator=(LatinKeys&&) noexcept;

  /// @param language base language that steers ambiguous letters (и is "y" in Ukrainian, "i" in Russian); may be empty
  /// @return the key; empty when nothing of the word can be romanised. White space becomes one space.
  [[nodiscard]] std::string key(std::string_view word, std::string_view language = {}) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace tolmach::normalize
