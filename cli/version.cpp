#include "cli/version.h"

#include <fstream>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace tolmach::cli {

std::string program_version() {
  return "tolmach " TOLMACH_VERSION;
}

std::string version_text(const std::filesystem::path& data) {
  UVersionInfo icu;      // NOLINT(modernize-avoid-c-arrays): ICU's own type
  UVersionInfo unicode;  // NOLINT(modernize-avoid-c-arrays)
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  std::string data_version = "not found";
  std::ifstream file(data / "VERSION");
  std::getline(file, data_version);
  return fmt::format("{}\nICU {}.{}\nUnicode {}.{}\nSQLite {}\ndata {}", program_version(), icu[0], icu[1], unicode[0],
                     unicode[1], sqlite3_libversion(), data_version);
}

}  // namespace tolmach::cli
