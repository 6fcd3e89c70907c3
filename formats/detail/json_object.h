#pragma once

#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/error.h"

namespace tolmach::formats::detail {

/// The object that a line of a stranger's file holds. A line that is nested too deeply would exhaust the stack of the
/// parser's caller, so its depth is bounded.
/// @tparam Json nlohmann::json or nlohmann::ordered_json  @param what a line should be, for the message
/// @throws Error (usage) when the line holds anything else
template <typename Json>
[[nodiscard]] Json json_object(std::string_view line, int deepest, const char* what) {
  bool too_deep = false;
  const typename Json::parser_callback_t watch = [&](int depth, typename Json::parse_event_t, Json&) {
    too_deep |= depth > deepest;
    return depth <= deepest;
  };
  try {
    Json object = Json::parse(line, watch);
    if (too_deep || !object.is_object()) throw Error(Error::Kind::kUsage, fmt::format("expected {}", what));
    return object;
  } catch (const typename Json::parse_error& failure) {
    throw Error(Error::Kind::kUsage, fmt::format("not valid JSON at byte {} of the line", failure.byte));
  } catch (const typename Json::exception&) {
    throw Error(Error::Kind::kUsage, "not valid JSON: a number is out of range");
  }
}

}  // namespace tolmach::formats::detail
