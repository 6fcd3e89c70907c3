#pragma once

#include <string_view>

#include "normalize/name_source.h"

namespace tolmach::lexicons::detail {

/// What a stored word means; a damaged file's unknown word is kOther or kAdmitted.
[[nodiscard]] inline normalize::NameKind kind_of(std::string_view word) noexcept {
  normalize::NameKind kind = normalize::NameKind::kOther;
  static_cast<void>(normalize::parse(word, kind));
  return kind;
}
[[nodiscard]] inline normalize::NameStatus status_of(std::string_view word) noexcept {
  normalize::NameStatus status = normalize::NameStatus::kAdmitted;
  static_cast<void>(normalize::parse(word, status));
  return status;
}

}  // namespace tolmach::lexicons::detail
