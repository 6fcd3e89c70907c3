#pragma once

#include <string>
#include <vector>

#include "formats/text_changes.h"
#include "pipeline/workbench.h"
#include "text/document.h"

namespace tolmach::pipeline {

/// The changes of a file that give each name of its text one form (see normalize::ConsistentNames).
/// @param document of that file  @param style as normalize::NameStyle takes it; empty = none
/// @param settings data and lexicon
/// @throws Error (usage) for a style that is none, (io) when data or a lexicon can't be read
[[nodiscard]] std::vector<formats::TextChange> name_changes(const text::Document& document, const std::string& style,
                                                            const Settings& settings);

}  // namespace tolmach::pipeline
