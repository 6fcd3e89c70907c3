// Any bytes as learned costs of names: an error with its place, or a model that gives a number for any two names.
#include <cmath>
#include <cstdint>
#include <string>

#include "normalize/detail/similarity/name_model.h"
#include "require.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tolmach;
  using namespace tolmach::normalize;
  try {
    const detail::NameModels models(std::string(reinterpret_cast<const char*>(data), size), "input");
    const PreparedName a{{"\1\2", "\3"}, "\1\2\3", "uk"};
    const PreparedName b{{"\3", "\1\4\2"}, "\3\1\4\2", "en"};
    for (std::size_t group = 0; group < models.groups().size(); ++group) {
      const auto own = static_cast<detail::NameGroups::Group>(group);
      fuzz::require(std::isfinite(models.of(own, 1).log_odds(a, b)), "log-odds are numbers");
      fuzz::require(std::isfinite(models.quick_of(own, own).quick_log_odds(a, b)), "quick log-odds are numbers");
    }
  } catch (const Error&) {
    // What can't be read is said so.
  }
  return 0;
}
