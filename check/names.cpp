#include "check/detail/finders.h"

namespace tolmach::check::detail {

void find_name_errors(const Context&, Findings&) {}

}  // namespace tolmach::check::detail
