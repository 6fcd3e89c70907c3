#include "cli/lexicon_path.h"

#include <cstdlib>

namespace tolmach::cli {
namespace {

namespace fs = std::filesystem;

fs::path from_environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? fs::path() : fs::path(value);
}

fs::path default_path() {
  const fs::path inner = fs::path("tolmach") / "lexicon.db";
  // The XDG specification: a relative path is invalid and not to be used.
  if (const fs::path data = from_environment("XDG_DATA_HOME"); data.is_absolute()) return data / inner;
  if (const fs::path home = from_environment("HOME"); !home.empty()) return home / ".local" / "share" / inner;
  return {};
}

}  // namespace

fs::path lexicon_path(const fs::path& given) {
  if (!given.empty()) return given;
  if (fs::path named = from_environment("TOLMACH_LEXICON"); !named.empty()) return named;
  return default_path();
}

bool is_default_place(const fs::path& path) {
  return !path.empty() && path == default_path();
}

}  // namespace tolmach::cli
