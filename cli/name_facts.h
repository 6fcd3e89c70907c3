#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/lexicon_commands.h"
#include "lexicons/records.h"

namespace CLI {
class App;
}

namespace tolmach::cli {

/// What may be said of a name and its entity on the command line.
struct NameFacts {
  SignatureOptions signature;
  std::string form, language, entity, kind, status, source, system, description;
  std::string target, style, since, until;  ///< where the status holds; else it is the name's own
  std::vector<std::string> ids, inflections, parts;
  std::vector<std::string> cleared;  ///< what is to be empty: source, rulings …
};

/// The options of a name: form, --language and --entity.
void describe_name(CLI::App& command, NameFacts& facts);
/// Those of what is known of it and its entity: --status, --source …
void describe_facts(CLI::App& command, NameFacts& facts);
/// --never-same, two names that are never to be taken for one.
void describe_never_same(CLI::App& command, std::vector<std::string>& pair);
/// --clear, for what can be said to be empty.
void describe_clear(CLI::App& command, NameFacts& facts);

/// Clears what is to be cleared, then adds what is said. A ruling takes the place of one for the same case.
/// @throws Error (usage) for words that are not known, romanisation systems among them
void add_said(const Session& session, const NameFacts& facts, lexicons::NewName& name);
void add_said(const NameFacts& facts, lexicons::Entity& entity);
/// Whether anything is said of the entity itself.
[[nodiscard]] bool says_of_entity(const NameFacts& facts);

/// "left=right" → its two sides. @param what an example, for the message
/// @throws Error (usage) when a side is missing
[[nodiscard]] std::pair<std::string, std::string> sides_of(const std::string& text, const char* what);

/// The canonical form of a language that is said on the command line; where more than its spelling changes ("en-US" is
/// kept as "en"), that is told. @throws Error (usage) when it is not known
[[nodiscard]] std::string language_said(const Session& session, const std::string& tag);

}  // namespace tolmach::cli
