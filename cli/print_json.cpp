#include "cli/print_json.h"

#include <fmt/format.h>

namespace tolmach::cli {

void print_json(const nlohmann::ordered_json& object) {
  fmt::print("{}\n", object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace tolmach::cli
