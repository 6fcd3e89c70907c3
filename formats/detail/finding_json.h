#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "check/finding.h"
#include "text/position.h"

namespace tolmach::formats::detail {

/// The places of a finding as JSON objects, or null.
struct FindingPlaces {
  nlohmann::ordered_json source = nullptr, target = nullptr;
  nlohmann::ordered_json related = nlohmann::ordered_json::array();
};

[[nodiscard]] nlohmann::ordered_json place_json(std::uint32_t segment, std::uint64_t begin, std::uint64_t end,
                                                text::Position position, std::string_view text);

/// @param id the row's id, or null
[[nodiscard]] nlohmann::ordered_json finding_json(const check::Finding& finding, FindingPlaces places,
                                                  const nlohmann::ordered_json& document,
                                                  const nlohmann::ordered_json& id);

}  // namespace tolmach::formats::detail
