#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicons/records.h"

namespace tolmach::lexicons {

/// Where a form was seen, as a line of a proposal's evidence: "Lviv [en] ×2, a.txt: He went to Lviv." Line breaks of
/// the passage become spaces; the dates are not written.
std::string evidence_line(const NewName& form, const Evidence& seen);

/// What a proposal's evidence says of one of its forms: its own lines, and those that name no form ("a.txt: He went to
/// Lviv."). A line without ": " is all passage; a line that names no count was seen once.
/// @param form as proposed, by its index in `proposal.forms`
std::vector<Evidence> evidence_of(const Proposal& proposal, std::size_t form);

}  // namespace tolmach::lexicons
