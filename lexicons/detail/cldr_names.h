#pragma once

#include <map>
#include <string>
#include <vector>

#include "lexicons/lexicon.h"

namespace tolmach::lexicons::detail {

/// What ICU's locale data (Unicode CLDR) know of states ("territory:UA"), cities that time zones are named after
/// ("city:Europe/Kyiv"), languages ("language:uk"), currencies ("currency:UAH") and months ("month:1"), in the given
/// languages. English states and cities are preferred forms, all else is admitted. Codes, lists ("Knox, Indiana"),
/// descriptions in brackets and forms that two states share are left out.
/// @param renamed_zones time zones that CLDR knows by an old id, and their new one
/// @throws Error (io) when ICU's data can't be read
[[nodiscard]] std::vector<NewName> cldr_names(const std::vector<std::string>& languages,
                                              const std::map<std::string, std::string>& renamed_zones);

}  // namespace tolmach::lexicons::detail
