#pragma once

#include <string>

namespace tolmach::formats {

/// With what an output was made; written into every format that can hold it.
struct Provenance {
  std::string version;   ///< "tolmach 0.1.0"
  std::string settings;  ///< the options that were not the default, as they would be typed
};

}  // namespace tolmach::formats
