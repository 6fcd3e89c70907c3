#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/numbers/long_codes.h"

namespace tolmach::check::detail {

void find_code_errors(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    if (!bead.is_link()) continue;
    for (const CodePair& pair : pair_long_codes(context, bead)) {
      if (pair.same) continue;
      const std::string written(pair.source.span.of(context.source()->text()));
      findings.add(
          {.code = "code-changed",
           .confidence = 0.9,
           .message = fmt::format("source {}, target {}", written, pair.target.span.of(context.target().text())),
           .target = pair.target.span,
           .source = pair.source.span,
           .suggestion = written,
           .bead = number});
    }
  }
}

}  // namespace tolmach::check::detail
