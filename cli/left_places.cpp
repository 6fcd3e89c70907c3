#include "cli/left_places.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/log.h"
#include "text/unicode.h"
#include "text/visible.h"

namespace tolmach::cli {

void warn_of_left_places(const Session& session, const std::string& file, std::string_view content,
                         const std::vector<formats::TextChange>& left) {
  constexpr std::size_t kShown = 20;
  const bool utf8 = !text::find_invalid_utf8(content);
  for (std::size_t k = 0; k < std::min(left.size(), kShown); ++k)
    log_warning(session, fmt::format("{}: byte {}: {} is not rewritten as {}: the file has other bytes there", file,
                                     left[k].begin, text::visible(left[k].before), text::visible(left[k].after)));
  if (left.size() > kShown) log_warning(session, fmt::format("and {} places more", left.size() - kShown));
  if (!left.empty() && !utf8)
    log_warning(session, file + ": only files in UTF-8 are rewritten; convert this one first (iconv -t UTF-8)");
}

}  // namespace tolmach::cli
