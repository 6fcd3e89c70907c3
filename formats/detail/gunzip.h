#pragma once

#include <string>
#include <string_view>

namespace tolmach::formats::detail {

/// What a gzip file holds (RFC 1952), all its members. The blocks of a dictzip file are read as one stream.
/// @param path the file's name for messages
/// @throws Error (io) for what is no gzip, is cut short or damaged, or holds more than 2 GiB
[[nodiscard]] std::string gunzip(std::string_view content, const std::string& path);

}  // namespace tolmach::formats::detail
