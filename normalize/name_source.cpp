#include "normalize/name_source.h"

#include <array>

namespace tolmach::normalize {
namespace {

constexpr std::array<std::string_view, 5> kKinds = {"person", "place", "organisation", "work", "other"};
constexpr std::array<std::string_view, 6> kStatuses = {"preferred",  "admitted",  "deprecated",
                                                       "superseded", "forbidden", "misspelling"};

template <typename Value, std::size_t kCount>
bool parse_in(const std::array<std::string_view, kCount>& names, std::string_view name, Value& out) noexcept {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] != name) continue;
    out = static_cast<Value>(i);
    return true;
  }
  return false;
}

}  // namespace

std::string_view to_string(NameKind kind) noexcept {
  return kKinds[static_cast<std::size_t>(kind)];
}
std::string_view to_string(NameStatus status) noexcept {
  return kStatuses[static_cast<std::size_t>(status)];
}
bool parse(std::string_view name, NameKind& out) noexcept {
  return parse_in(kKinds, name, out);
}
bool parse(std::string_view name, NameStatus& out) noexcept {
  return parse_in(kStatuses, name, out);
}

}  // namespace tolmach::normalize
