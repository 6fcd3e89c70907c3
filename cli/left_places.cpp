#include "cli/left_places.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/log.h"
#include "text/visible.h"

namespace tolmach::cli {

void warn_of_left_places(const Session& session, const std::string& file,
                         const std::vector<formats::TextChange>& left) {
  constexpr std::size_t kShown = 20;
  for (std::size_t k = 0; k < std::min(left.size(), kShown); ++k)
    log_warning(session,
                fmt::format("{}: byte {}: {} is not rewritten as {}: the file has other bytes there, or can't write it",
                            file, left[k].begin, text::visible(left[k].before), text::visible(left[k].after)));
  if (left.size() > kShown) log_warning(session, fmt::format("and {} places more", left.size() - kShown));
}

}  // namespace tolmach::cli
