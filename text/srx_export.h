#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/srx.h"

namespace tolmach::text {

/// Our rules for a language as SRX rules in the order in which they are to be tried. What looks further than an
/// expression reaches is lost: enclosures, lists, headings.
/// @param language one of segmentation_languages(), or "und"
/// @throws Error (io) when the language's data can't be read
[[nodiscard]] std::vector<SrxRule> srx_rules_of(const DataFolder& data, const std::string& language);

/// The languages with a file of their own in `data/segmentation`, sorted; without "und".
[[nodiscard]] std::vector<std::string> segmentation_languages(const DataFolder& data);

}  // namespace tolmach::text
