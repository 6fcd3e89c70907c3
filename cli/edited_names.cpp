#include "cli/edited_names.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/lexicon_commands.h"
#include "lexicons/open.h"
#include "text/data_folder.h"
#include "text/error.h"

namespace tolmach::cli {
namespace {

using lexicons::Entity;
using lexicons::Lexicon;
using lexicons::NewName;

/// The names of a lexicon that are written just so. @param language canonical; empty = any
std::vector<NewName> same_names(const Lexicon& lexicon, const std::string& form, const std::string& language) {
  std::vector<NewName> found;
  for (const normalize::KnownName& known : lexicon.find(form, {})) {
    if (known.form != form || (!language.empty() && known.language != language)) continue;
    for (NewName& name : lexicon.names_of(known.entity)) {
      if (name.form == known.form && name.language == known.language) found.push_back(std::move(name));
    }
  }
  return found;
}

/// The language that is said, canonical; empty where none is.
std::string language_of(const NameFacts& facts) {
  return facts.language.empty() ? std::string() : language_or_any(facts.language);
}

/// How to rule on a name, or an entity where `form` is empty, that only the lexicon that comes with Tolmach has; empty
/// where it has none.
std::string hint_of_seed(const Session& session, const NameFacts& facts, const std::string& form,
                         const std::string& entity) {
  const auto known = lexicons::open_lexicons(text::DataFolder(session.data), {});
  if (!known.seed) return {};
  constexpr const char* kHint =
      "the lexicon that comes with Tolmach has it, and is never changed; what you say goes before it: 'tolmach lexicon "
      "add {} --entity {} --language {} --status STATUS'";
  if (form.empty()) return known.seed->entity(entity) ? fmt::format(kHint, "NAME", entity, "LANGUAGE") : std::string();
  const std::optional<NewName> name = same_name(*known.seed, form, language_of(facts));
  if (!name || (!entity.empty() && name->entity != entity)) return {};
  return fmt::format(kHint, fmt::format("\"{}\"", form), name->entity, name->language);
}

}  // namespace

std::optional<NewName> same_name(const Lexicon& lexicon, const std::string& form, const std::string& language) {
  std::vector<NewName> found = same_names(lexicon, form, language);
  if (found.empty()) return {};
  return std::move(found.front());
}

std::unique_ptr<Lexicon> lexicon_with(const Session& session, const NameFacts& facts, const std::string& form,
                                      const std::string& entity) {
  std::error_code ignored;
  if (!std::filesystem::exists(lexicon_place(session), ignored)) {
    if (const std::string hint = hint_of_seed(session, facts, form, entity); !hint.empty())
      throw Error(Error::Kind::kIo, "there is no lexicon here yet", {session.lexicon.string()}, hint);
  }
  return lexicon_to_amend(session, facts.signature);
}

Entity require_entity(const Session& session, const NameFacts& facts, const Lexicon& lexicon, const std::string& id) {
  std::optional<Entity> entity = lexicon.entity(id);
  if (!entity)
    throw Error(Error::Kind::kUsage, fmt::format("your lexicon has no entity \"{}\"", id), {},
                hint_of_seed(session, facts, {}, id));
  return *std::move(entity);
}

NewName named(const Session& session, const NameFacts& facts, const Lexicon& lexicon, const std::string& form) {
  std::vector<NewName> found = same_names(lexicon, form, language_of(facts));
  if (!facts.entity.empty()) std::erase_if(found, [&](const NewName& name) { return name.entity != facts.entity; });
  if (found.empty())
    throw Error(Error::Kind::kUsage, fmt::format("your lexicon has no such name: {}", form), {},
                hint_of_seed(session, facts, form, facts.entity));
  if (found.size() > 1)
    throw Error(Error::Kind::kUsage, fmt::format("{} names of your lexicon are written {}", found.size(), form), {},
                "say which with --entity and --language");
  return found.front();
}

}  // namespace tolmach::cli
