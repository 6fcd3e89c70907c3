#include "cli/data_path.h"

#include <cstdlib>
#include <string>
#include <vector>

#include "text/error.h"

namespace tolmach::cli {

std::filesystem::path find_data_folder() {
  namespace fs = std::filesystem;
  std::vector<fs::path> places;
  if (const char* given = std::getenv("TOLMACH_DATA"); given != nullptr && *given != '\0') {
    places.emplace_back(given);
  } else {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
      places.push_back(program.parent_path() / "share" / "tolmach");
      places.push_back(program.parent_path().parent_path() / "share" / "tolmach");
    }
  }
  std::string tried;
  for (const fs::path& place : places) {
    std::error_code ignored;
    if (fs::is_regular_file(place / "VERSION", ignored)) return place;
    tried += (tried.empty() ? "" : ", ") + place.string();
  }
  throw Error(Error::Kind::kIo, "the data folder was not found; tried " + (tried.empty() ? "nothing" : tried), {},
              "set TOLMACH_DATA to the folder that holds VERSION, names/ and numerals/");
}

}  // namespace tolmach::cli
