#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/pair_rows.h"

namespace tolmach::formats {

/// Reads the entries of a gettext catalogue (PO): message and translation; of a message with plurals the singular with
/// the first form and the plural with each other one (with the only one, where there is one). Obsolete entries are
/// passed over; an entry that is not translated has an empty target. The target's language is that of the header; `id`
/// is the line of the msgid.
/// @param content UTF-8  @param name the file's name for messages
/// @throws Error (io) with the line for what is no PO
[[nodiscard]] std::vector<PairRow> read_po(std::string_view content, const std::string& name);

}  // namespace tolmach::formats
