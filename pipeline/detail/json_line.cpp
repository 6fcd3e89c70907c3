#include "pipeline/detail/json_line.h"

#include <fmt/format.h>

#include "formats/json_line.h"

namespace tolmach::pipeline::detail {

Json parse_object(const std::string& line, const Where& where) {
  // A line nested too deeply would exhaust the stack of the parser's caller.
  constexpr int kDeepest = 4;
  bool too_deep = false;
  const Json::parser_callback_t watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep |= depth > kDeepest;
    return depth <= kDeepest;
  };
  try {
    Json object = Json::parse(line, watch);
    if (too_deep || !object.is_object()) throw Error(Error::Kind::kIo, "expected a JSON object a line", where);
    return object;
  } catch (const Json::parse_error& failure) {
    throw Error(Error::Kind::kIo, fmt::format("not valid JSON at byte {} of the line", failure.byte), where);
  } catch (const Json::exception&) {
    throw Error(Error::Kind::kIo, "not valid JSON: a number is out of range", where);
  }
}

std::string string_in(const Json& object, const char* key, const Where& where) {
  const auto value = object.find(key);
  if (value == object.end() || value->is_null()) return {};
  if (!value->is_string()) throw Error(Error::Kind::kIo, fmt::format("\"{}\" must be a string", key), where);
  return value->get<std::string>();
}

std::string line_of(const Json& object) {
  return formats::json_line(object);
}

}  // namespace tolmach::pipeline::detail
