#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace tolmach {

/// Where in a file something went wrong. Fields that are not known stay empty.
struct Where {
  std::string file;                     ///< path as the user gave it; "-" is standard input
  std::size_t line = 0;                 ///< from 1; 0 = not known
  std::size_t column = 0;               ///< from 1, in code points; 0 = not known
  std::optional<std::uint64_t> offset;  ///< byte offset from the start of the file
};

/// The one exception of the project: thrown where files, databases and settings are read or written.
/// Everything else returns values.
class Error : public std::runtime_error {
 public:
  /// What kind of failure it is; the command maps kUsage to exit status 2 and kIo to 3.
  enum class Kind { kUsage, kIo };

  /// @param what what went wrong and what was expected, without the place
  /// @param hint what the user can do about it; may be empty
  Error(Kind kind, std::string what, Where where = {}, std::string hint = {});

  [[nodiscard]] Kind kind() const noexcept { return kind_; }
  [[nodiscard]] const Where& where() const noexcept { return where_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }
  /// The message without place and hint. what() is the whole: "file:line:column: message (hint)".
  [[nodiscard]] const std::string& message() const noexcept { return message_; }

 private:
  Kind kind_;
  std::string message_;
  Where where_;
  std::string hint_;
};

}  // namespace tolmach
