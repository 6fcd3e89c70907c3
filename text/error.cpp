#include "text/error.h"

#include <utility>

#include <fmt/format.h>

namespace tolmach {
namespace {

std::string whole_message(const std::string& what, const Where& where, const std::string& hint) {
  std::string out = where.file;
  if (where.line != 0) out += fmt::format(":{}", where.line);
  if (where.line != 0 && where.column != 0) out += fmt::format(":{}", where.column);
  if (!out.empty()) out += ": ";
  out += what;
  if (where.offset) out += fmt::format(" at byte {}", *where.offset);
  if (!hint.empty()) out += fmt::format(" ({})", hint);
  return out;
}

}  // namespace

Error::Error(Kind kind, std::string what, Where where, std::string hint)
    : std::runtime_error(whole_message(what, where, hint)),
      kind_(kind),
      message_(std::move(what)),
      where_(std::move(where)),
      hint_(std::move(hint)) {}

}  // namespace tolmach
