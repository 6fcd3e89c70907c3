#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/name_facts.h"
#include "lexicons/lexicon.h"

namespace tolmach::cli {

/// Finds what a command is to change in the user's lexicon. Where only the lexicon that comes with Tolmach has it, the
/// error's hint says how to rule on it all the same.

/// The first name of a lexicon that is written just so. @param language canonical; empty = any
[[nodiscard]] std::optional<lexicons::NewName> same_name(const lexicons::Lexicon& lexicon, const std::string& form,
                                                         const std::string& language);

/// The user's lexicon, to change what is in it.
/// @param form, entity what is to be changed, either may be empty: a hint tells of the seed's
/// @throws Error (io) when there is no lexicon yet, or it can't be opened
[[nodiscard]] std::unique_ptr<lexicons::Lexicon> lexicon_with(const Session& session, const NameFacts& facts,
                                                              const std::string& form, const std::string& entity);

/// @throws Error (usage) when the user's lexicon has no such entity
[[nodiscard]] lexicons::Entity require_entity(const Session& session, const NameFacts& facts,
                                              const lexicons::Lexicon& lexicon, const std::string& id);

/// The name with that form and, where the facts tell them, entity and language.
/// @throws Error (usage) when the user's lexicon has no such name, or several
[[nodiscard]] lexicons::NewName named(const Session& session, const NameFacts& facts, const lexicons::Lexicon& lexicon,
                                      const std::string& form);

}  // namespace tolmach::cli
