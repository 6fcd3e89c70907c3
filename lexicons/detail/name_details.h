#pragma once

#include <cstdint>
#include <functional>

#include "lexicons/detail/database.h"
#include "lexicons/records.h"

namespace tolmach::lexicons::detail {

/// @throws Error (usage) when a text of the name or of what belongs to it can't be stored
void require_valid_name(const NewName& name);

/// Adds rulings, parts, inflections and evidence to those that the name has; what is there already stays unwritten.
/// @param begin called before each row is written
void add_details(Database& database, std::int64_t name, const NewName& from, const std::function<void()>& begin);

}  // namespace tolmach::lexicons::detail
