#include "cli/print_json.h"

#include <fmt/format.h>

#include "formats/json_line.h"

namespace tolmach::cli {

void print_json(const nlohmann::ordered_json& object) {
  fmt::print("{}\n", formats::json_line(object));
}

}  // namespace tolmach::cli
