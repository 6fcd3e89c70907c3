#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lexicons/detail/database.h"
#include "lexicons/records.h"

namespace tolmach::lexicons::detail {

/// Binds the key of a source's row, made when it is new; NULL for an empty source.
void bind_source(Query& query, Database& database, std::string_view source);

struct EntityRow {
  std::int64_t key = 0;
  std::string kind, description;
};
[[nodiscard]] std::optional<EntityRow> entity_row(Database& database, std::string_view id);
/// @throws Error (usage) when there is none
[[nodiscard]] EntityRow require_entity(Database& database, std::string_view id);
std::int64_t insert_entity(Database& database, std::string_view id, normalize::NameKind kind,
                           std::string_view description = {});
/// An id that no entity has yet, told from the form so that people recognise it: "name:kyiv", "name:kyiv-2".
[[nodiscard]] std::string new_entity_id(Database& database, std::string_view form);

struct NameRow {
  std::int64_t key = 0;
  std::string status, source, system;
};
[[nodiscard]] std::optional<NameRow> name_row(Database& database, std::int64_t entity, std::string_view form,
                                              std::string_view language);
/// @throws Error (usage) when there is none
[[nodiscard]] NameRow require_name(Database& database, std::int64_t entity, const NameId& id);
std::int64_t insert_name(Database& database, std::int64_t entity, const NewName& name);

/// The rows that belong to a name: rulings, parts, inflections, evidence.
[[nodiscard]] std::vector<Ruling> rulings_of(Database& database, std::int64_t name);
[[nodiscard]] std::vector<NamePart> parts_of(Database& database, std::int64_t name);
[[nodiscard]] std::vector<Inflection> inflections_of(Database& database, std::int64_t name);
[[nodiscard]] std::vector<Evidence> evidence_of(Database& database, std::int64_t name);
[[nodiscard]] std::vector<ExternalId> external_ids_of(Database& database, std::int64_t entity);

/// Removes what belongs to a name, and the name.
void remove_name(Database& database, std::int64_t name);
void clear(Database& database, const char* sql, std::int64_t key);

[[nodiscard]] std::string language_or_und(std::string_view language);

}  // namespace tolmach::lexicons::detail
