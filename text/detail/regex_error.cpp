#include "text/detail/regex_error.h"

#include <unicode/utypes.h>

namespace tolmach::text::detail {

std::string_view regex_error(int status) noexcept {
  switch (status) {
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "a backslash stands before a character that it gives no meaning";
    case U_REGEX_PROPERTY_SYNTAX:
    case U_ILLEGAL_ARGUMENT_ERROR:
      return "a property of characters has an unknown name";
    case U_REGEX_UNIMPLEMENTED:
      return "it uses what is not supported";
    case U_REGEX_MISMATCHED_PAREN:
      return "a parenthesis has no partner";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "a bracket is not closed";
    case U_REGEX_BAD_INTERVAL:
    case U_REGEX_MAX_LT_MIN:
    case U_REGEX_NUMBER_TOO_BIG:
      return "a repetition in braces is malformed";
    case U_REGEX_INVALID_BACK_REF:
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME:
      return "it refers to a group that is not there";
    case U_REGEX_INVALID_FLAG:
      return "a flag is unknown";
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return "what it looks back at may be of any length";
    case U_REGEX_INVALID_RANGE:
      return "a range of characters runs backwards";
    case U_REGEX_PATTERN_TOO_BIG:
      return "it is too large";
    case U_REGEX_TIME_OUT:
      return "it takes too much time";
    case U_REGEX_STACK_OVERFLOW:
    case U_MEMORY_ALLOCATION_ERROR:
      return "it takes too much memory";
    default:
      return "its syntax is wrong";
  }
}

}  // namespace tolmach::text::detail
