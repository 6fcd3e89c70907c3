#include "lexicons/records.h"

#include <array>

namespace tolmach::lexicons {
namespace {

constexpr std::array<std::string_view, 7> kPartKinds = {"given", "patronymic", "family", "particle",
                                                        "title", "suffix",     "other"};

}  // namespace

std::string_view to_string(PartKind kind) noexcept {
  return kPartKinds[static_cast<std::size_t>(kind)];
}

bool parse(std::string_view word, PartKind& out) noexcept {
  for (std::size_t i = 0; i < kPartKinds.size(); ++i) {
    if (kPartKinds[i] != word) continue;
    out = static_cast<PartKind>(i);
    return true;
  }
  return false;
}

}  // namespace tolmach::lexicons
