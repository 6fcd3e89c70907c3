#include "text/given_language.h"

#include <cstddef>

#include "text/language.h"

namespace tolmach::text {

std::string given_language(std::string_view tag) {
  constexpr std::size_t kLettersOfRare = 3;
  std::string canonical = canonical_language(tag);
  return base_language(canonical).size() == kLettersOfRare ? canonical : known_language(tag);
}

}  // namespace tolmach::text
