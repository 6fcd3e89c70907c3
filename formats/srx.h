#pragma once

#include <string>
#include <string_view>

#include "text/srx.h"

namespace tolmach::formats {

/// Reads the segmentation rules of an SRX 2.0 file; elements of other namespaces are skipped.
/// @throws Error (io) naming the line for what is no well-formed XML or no SRX, for an expression that can't be
/// compiled,
///   for a map to rules that are not there, and for a document type declaration (SRX has none)
[[nodiscard]] text::SrxRules read_srx(const std::string& path);

/// The same for the content of a file. @param path its name for messages
[[nodiscard]] text::SrxRules parse_srx(std::string_view content, const std::string& path);

}  // namespace tolmach::formats
