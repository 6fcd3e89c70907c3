#include "cli/name_facts.h"

#include <algorithm>
#include <tuple>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/log.h"
#include "formats/lexicon_import.h"
#include "normalize/romanise.h"
#include "text/error.h"
#include "text/given_language.h"

namespace tolmach::cli {
namespace {

using lexicons::Entity;
using lexicons::NewName;
using normalize::NameStatus;

bool is_cleared(const NameFacts& facts, std::string_view what) {
  return std::find(facts.cleared.begin(), facts.cleared.end(), what) != facts.cleared.end();
}

void clear(const NameFacts& facts, NewName& name) {
  if (is_cleared(facts, "source")) name.source.clear();
  if (is_cleared(facts, "system")) name.system.clear();
  if (is_cleared(facts, "rulings")) name.rulings.clear();
  if (is_cleared(facts, "parts")) name.parts.clear();
  if (is_cleared(facts, "inflections")) name.inflections.clear();
}

void clear(const NameFacts& facts, Entity& entity) {
  if (is_cleared(facts, "kind")) entity.kind = normalize::NameKind::kOther;
  if (is_cleared(facts, "description")) entity.description.clear();
  if (is_cleared(facts, "ids")) entity.external_ids.clear();
}

void require_system(const Session& session, const std::string& id) {
  normalize::Romaniser romaniser((text::DataFolder(session.data)));
  std::vector<std::string> known;
  for (const normalize::RomanisationSystem& system : romaniser.systems()) known.push_back(system.id);
  if (std::find(known.begin(), known.end(), id) != known.end()) return;
  throw Error(Error::Kind::kUsage, fmt::format("unknown romanisation system \"{}\"", id), {},
              fmt::format("known: {}", fmt::join(known, " ")));
}

void put_ruling(lexicons::Ruling ruling, std::vector<lexicons::Ruling>& rulings) {
  std::erase_if(rulings, [&](const lexicons::Ruling& other) {
    return other.target_language == ruling.target_language && other.style == ruling.style &&
           other.since == ruling.since;
  });
  rulings.push_back(std::move(ruling));
  // As the lexicon gives them, so that what changes nothing is seen to be so.
  std::sort(rulings.begin(), rulings.end(), [](const lexicons::Ruling& a, const lexicons::Ruling& b) {
    return std::tie(a.target_language, a.style, a.since) < std::tie(b.target_language, b.style, b.since);
  });
}

void add_status(const NameFacts& facts, NewName& name) {
  const NameStatus status = formats::status_from(facts.status, NameStatus::kAdmitted);
  if (!(facts.target + facts.style + facts.since + facts.until).empty()) {
    put_ruling({status, facts.target.empty() ? std::string() : text::given_language(facts.target), facts.style,
                facts.since, facts.until, facts.source},
               name.rulings);
  } else if (!facts.status.empty()) {
    name.status = status;
  }
}

void add_parts(const NameFacts& facts, NewName& name) {
  if (!facts.parts.empty()) name.parts.clear();
  for (const std::string& text : facts.parts) {
    const auto [kind, form] = sides_of(text, "family=Шевченко");
    lexicons::NamePart part{lexicons::PartKind::kOther, form};
    if (!lexicons::parse(kind, part.kind))
      throw Error(Error::Kind::kUsage, fmt::format("unknown kind of part \"{}\"", kind), {},
                  "given, patronymic, family, particle, title, suffix or other");
    name.parts.push_back(std::move(part));
  }
}

void add_inflections(const NameFacts& facts, NewName& name) {
  for (const std::string& text : facts.inflections) {
    const std::size_t at = text.find('=');
    lexicons::Inflection inflection{text.substr(0, at)};
    // "Києва=Case=Gen": the features hold the sign themselves.
    if (at != std::string::npos) inflection.features = text.substr(at + 1);
    if (std::find(name.inflections.begin(), name.inflections.end(), inflection) == name.inflections.end())
      name.inflections.push_back(std::move(inflection));
  }
}

}  // namespace

std::pair<std::string, std::string> sides_of(const std::string& text, const char* what) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    throw Error(Error::Kind::kUsage, fmt::format("\"{}\" is not of the form {}", text, what));
  return {text.substr(0, equals), text.substr(equals + 1)};
}

std::string language_said(const Session& session, const std::string& tag) {
  std::string canonical = text::given_language(tag);
  if (formats::is_kept_as_another(tag, canonical)) log_note(session, fmt::format("{} is kept as {}", tag, canonical));
  return canonical;
}

void add_said(const Session& session, const NameFacts& facts, NewName& name) {
  if (!facts.system.empty()) require_system(session, facts.system);
  clear(facts, name);
  add_status(facts, name);
  if (!facts.source.empty()) name.source = facts.source;
  if (!facts.system.empty()) name.system = facts.system;
  add_inflections(facts, name);
  add_parts(facts, name);
}

void add_said(const NameFacts& facts, Entity& entity) {
  clear(facts, entity);
  entity.kind = formats::kind_from(facts.kind, entity.kind);
  if (!facts.description.empty()) entity.description = facts.description;
  for (const std::string& text : facts.ids) {
    const auto [scheme, value] = sides_of(text, "wikidata=Q1899");
    entity.external_ids.push_back({scheme, value});
  }
  std::sort(entity.external_ids.begin(), entity.external_ids.end());
  entity.external_ids.erase(std::unique(entity.external_ids.begin(), entity.external_ids.end()),
                            entity.external_ids.end());
}

bool says_of_entity(const NameFacts& facts) {
  return !(facts.kind + facts.description).empty() || !facts.ids.empty() || is_cleared(facts, "kind") ||
         is_cleared(facts, "description") || is_cleared(facts, "ids");
}

void describe_name(CLI::App& command, NameFacts& facts) {
  command.add_option("form", facts.form, "the name as it is written");
  command.add_option("--language", facts.language, "language it is used in (default: any)");
  command.add_option("--entity", facts.entity, "id of what it names; names with one id belong together");
}

void describe_facts(CLI::App& command, NameFacts& facts) {
  const auto add = [&](const char* option, std::string& value, const char* what) {
    command.add_option(option, value, what);
  };
  add("--kind", facts.kind, "person, place, organisation, work or other");
  add("--status", facts.status, "preferred, admitted, deprecated, superseded, forbidden or misspelling");
  add("--target", facts.target, "the status holds in texts in this language only");
  add("--style", facts.style, "the status holds in this house style only");
  add("--since", facts.since, "the status holds from this day, month or year on");
  add("--until", facts.until, "the status holds to this day, month or year");
  add("--source", facts.source, "where it comes from");
  add("--system", facts.system, "romanisation system that made the form, as uk-2010");
  command.add_option("--part", facts.parts, "a part of the name, in order: given=Тарас family=Шевченко");
  command.add_option("--inflection", facts.inflections, "an inflected form and its features: Києва=Case=Gen");
  add("--description", facts.description, "of the entity");
  command.add_option("--id", facts.ids, "of the entity in another collection: wikidata=Q1899");
}

void describe_never_same(CLI::App& command, std::vector<std::string>& pair) {
  command.add_option("--never-same", pair, "two names that are never to be taken for one")->expected(2);
}

void describe_clear(CLI::App& command, NameFacts& facts) {
  command
      .add_option("--clear", facts.cleared,
                  "what is to be empty: source, system, rulings, parts, inflections; of the entity: kind, description, "
                  "ids; before what else is said is put in")
      ->delimiter(',')
      ->check(CLI::IsMember({"source", "system", "rulings", "parts", "inflections", "kind", "description", "ids"}));
}

}  // namespace tolmach::cli
