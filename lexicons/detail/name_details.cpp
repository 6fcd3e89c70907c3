#include "lexicons/detail/name_details.h"

#include <algorithm>

#include "lexicons/detail/rows.h"
#include "lexicons/valid_text.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons::detail {
namespace {

void require_filled(std::string_view text, const char* what) {
  if (text::trim(text).empty()) throw Error(Error::Kind::kUsage, std::string(what) + " is empty");
}

void add_ruling(Database& database, std::int64_t name, const Ruling& ruling) {
  Query query = database.query(
      "INSERT INTO rulings (name, status, target, style, since, until, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
      "ON CONFLICT DO UPDATE SET status = excluded.status, until = excluded.until, source = excluded.source");
  query.bind(name).bind(normalize::to_string(ruling.status)).bind(ruling.target_language).bind(ruling.style);
  query.bind(ruling.since).bind(ruling.until);
  bind_source(query, database, ruling.source);
  query.run();
}

void set_parts(Database& database, std::int64_t name, const std::vector<NamePart>& parts) {
  clear(database, "DELETE FROM parts WHERE name = ?1", name);
  for (std::int64_t position = 0; const NamePart& part : parts) {
    database.query("INSERT INTO parts (name, position, kind, form) VALUES (?1, ?2, ?3, ?4)")
        .bind(name)
        .bind(++position)
        .bind(to_string(part.kind))
        .bind(part.form)
        .run();
  }
}

void add_inflection(Database& database, std::int64_t name, const Inflection& inflection) {
  database.query("INSERT INTO inflections (name, form, features, folded) VALUES (?1, ?2, ?3, ?4)")
      .bind(name)
      .bind(inflection.form)
      .bind(inflection.features)
      .bind(text::fold(inflection.form))
      .run();
}

void add_evidence(Database& database, std::int64_t name, const Evidence& evidence) {
  database
      .query(
          "INSERT INTO evidence (name, document, passage, count, first_seen, last_seen) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE "
          "SET count = excluded.count, first_seen = excluded.first_seen, last_seen = excluded.last_seen")
      .bind(name)
      .bind(evidence.document)
      .bind(evidence.passage)
      .bind(static_cast<std::int64_t>(evidence.count))
      .bind(evidence.first_seen)
      .bind(evidence.last_seen)
      .run();
}

/// What is known of a passage when it has been seen twice.
Evidence joined(const Evidence& a, const Evidence& b) {
  Evidence both = a;
  both.count = std::max(a.count, b.count);
  if (both.first_seen.empty() || (!b.first_seen.empty() && b.first_seen < both.first_seen))
    both.first_seen = b.first_seen;
  both.last_seen = std::max(a.last_seen, b.last_seen);
  return both;
}

void add_all_evidence(Database& database, std::int64_t name, const std::vector<Evidence>& all,
                      const std::function<void()>& begin) {
  const std::vector<Evidence> known = evidence_of(database, name);
  for (const Evidence& each : all) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const Evidence& other) {
      return other.document == each.document && other.passage == each.passage;
    });
    const Evidence wanted = same == known.end() ? each : joined(*same, each);
    if (same != known.end() && *same == wanted) continue;
    begin();
    add_evidence(database, name, wanted);
  }
}

template <typename Row>
bool contains(const std::vector<Row>& rows, const Row& row) {
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

}  // namespace

void require_valid_name(const NewName& name) {
  require_valid_text(name.form, "the form");
  require_filled(name.form, "the form");
  require_valid_id(name.entity);
  require_valid_text(name.language, "the language");
  require_valid_text(name.source, "the source");
  require_valid_text(name.system, "the romanisation system");
  for (const Ruling& ruling : name.rulings) {
    require_valid_text(ruling.target_language, "the language of a ruling");
    require_valid_text(ruling.style, "the style of a ruling");
    require_valid_text(ruling.source, "the source of a ruling");
    require_period(ruling.since, ruling.until);
  }
  for (const NamePart& part : name.parts) {
    require_valid_text(part.form, "a part of the name");
    require_filled(part.form, "a part of the name");
  }
  for (const Inflection& inflection : name.inflections) {
    require_valid_text(inflection.form, "an inflected form");
    require_filled(inflection.form, "an inflected form");
    require_valid_text(inflection.features, "the features of an inflected form");
  }
  for (const Evidence& each : name.evidence) {
    require_valid_text(each.document, "the document of an evidence");
    require_valid_text(each.passage, "the passage of an evidence");
    require_valid_text(each.first_seen, "a time");
    require_valid_text(each.last_seen, "a time");
    if (each.count == 0) throw Error(Error::Kind::kUsage, "an evidence that was seen 0 times");
  }
}

void add_details(Database& database, std::int64_t name, const NewName& from, const std::function<void()>& begin) {
  if (!from.rulings.empty()) {
    const std::vector<Ruling> known = rulings_of(database, name);
    for (const Ruling& ruling : from.rulings) {
      if (contains(known, ruling)) continue;
      begin();
      add_ruling(database, name, ruling);
    }
  }
  if (!from.parts.empty() && parts_of(database, name) != from.parts) {
    begin();
    set_parts(database, name, from.parts);
  }
  if (!from.inflections.empty()) {
    std::vector<Inflection> known = inflections_of(database, name);
    for (const Inflection& inflection : from.inflections) {
      if (contains(known, inflection)) continue;
      begin();
      add_inflection(database, name, inflection);
      known.push_back(inflection);
    }
  }
  if (!from.evidence.empty()) add_all_evidence(database, name, from.evidence, begin);
}

}  // namespace tolmach::lexicons::detail
