#include "formats/lexicon_jsonl.h"

#include <nlohmann/json.hpp>

#include "formats/json_line.h"
#include "lexicons/review.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::ordered_json;
using lexicons::NewName;

void add_unless_empty(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

Json json_of(const lexicons::Ruling& ruling) {
  Json object{{"status", normalize::to_string(ruling.status)}};
  add_unless_empty(object, "target", ruling.target_language);
  add_unless_empty(object, "style", ruling.style);
  add_unless_empty(object, "since", ruling.since);
  add_unless_empty(object, "until", ruling.until);
  add_unless_empty(object, "source", ruling.source);
  return object;
}
Json json_of(const lexicons::NamePart& part) {
  return {{"kind", lexicons::to_string(part.kind)}, {"form", part.form}};
}
Json json_of(const lexicons::Inflection& inflection) {
  Json object{{"form", inflection.form}};
  add_unless_empty(object, "features", inflection.features);
  return object;
}
Json json_of(const lexicons::Evidence& evidence) {
  Json object = Json::object();
  add_unless_empty(object, "document", evidence.document);
  add_unless_empty(object, "passage", evidence.passage);
  object["count"] = evidence.count;
  add_unless_empty(object, "first_seen", evidence.first_seen);
  add_unless_empty(object, "last_seen", evidence.last_seen);
  return object;
}

Json json_of(const NewName& name);

template <typename Row>
void add_rows(Json& object, const char* key, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  Json array = Json::array();
  for (const Row& row : rows) array.push_back(json_of(row));
  object[key] = std::move(array);
}

Json json_of(const NewName& name) {
  Json object{{"entity", name.entity},
              {"form", name.form},
              {"language", name.language},
              {"kind", normalize::to_string(name.kind)},
              {"status", normalize::to_string(name.status)},
              {"source", name.source}};
  add_unless_empty(object, "system", name.system);
  add_rows(object, "rulings", name.rulings);
  add_rows(object, "parts", name.parts);
  add_rows(object, "inflections", name.inflections);
  add_rows(object, "evidence", name.evidence);
  return object;
}

Json json_of(const lexicons::Entity& entity) {
  Json object{{"entity", entity.id}, {"kind", normalize::to_string(entity.kind)}};
  add_unless_empty(object, "description", entity.description);
  for (const lexicons::ExternalId& id : entity.external_ids) object["ids"][id.scheme].push_back(id.value);
  return object;
}

Json record_of(const lexicons::Proposal& proposal) {
  Json object;
  add_rows(object, "proposal", proposal.forms);
  object["evidence"] = proposal.evidence;
  if (proposal.decision)
    object["decision"] = *proposal.decision == lexicons::Decision::kAccepted ? "accepted" : "rejected";
  return object;
}

/// A document that the lexicon stored; null where there is none.
Json stored_json(const std::string& text) {
  return text.empty() ? Json() : Json::parse(text, nullptr, false);
}

/// Whatever a damaged file holds, what is written is valid: ill-formed bytes become U+FFFD.
std::string line_of(const Json& object) {
  return json_line(object);
}

}  // namespace

void export_lexicon_jsonl(const lexicons::Lexicon& lexicon, std::ostream& out) {
  const lexicons::Lexicon::Snapshot one_state(lexicon);
  // Before the names: an import leaves out what is known when it is proposed.
  for (const lexicons::Proposal& proposal : lexicon.all_proposals()) out << line_of(record_of(proposal)) << '\n';
  lexicon.for_each_entity([&](const lexicons::Entity& entity, bool named) {
    if (!named || !entity.description.empty() || !entity.external_ids.empty()) out << lexicon_json(entity) << '\n';
  });
  lexicon.for_each_name([&](const NewName& name) { out << lexicon_json(name) << '\n'; });
  for (const lexicons::NeverSame& pair : lexicon.all_never_same())
    out << line_of({{"never_same", {pair.a, pair.b}}, {"source", pair.source}}) << '\n';
  lexicon.for_each_word_pair([&](const lexicons::WordPair& pair) {
    out << line_of({{"word_pair", {pair.source, pair.target}},
                    {"languages", {pair.source_language, pair.target_language}},
                    {"count", pair.count}})
        << '\n';
  });
}

std::string lexicon_json(const NewName& name) {
  return line_of(json_of(name));
}

std::string lexicon_json(const lexicons::Entity& entity) {
  return line_of(json_of(entity));
}

std::string lexicon_json(const lexicons::LexiconStatistics& statistics) {
  return line_of({{"entities", statistics.entities},
                  {"names", statistics.names},
                  {"languages", statistics.languages},
                  {"never_same_pairs", statistics.never_same_pairs},
                  {"proposals", statistics.proposals},
                  {"word_pairs", statistics.word_pairs},
                  {"rulings", statistics.rulings},
                  {"parts", statistics.parts},
                  {"inflections", statistics.inflections},
                  {"external_ids", statistics.external_ids},
                  {"evidence", statistics.evidence},
                  {"changes", statistics.changes}});
}

std::string lexicon_json(const lexicons::Change& change, const std::vector<lexicons::RowChange>& rows) {
  Json object{{"number", change.number},
              {"uid", change.uid},
              {"time", change.time},
              {"author", change.author},
              {"action", change.action},
              {"subject", change.subject},
              {"reason", change.reason},
              {"undoes", change.undoes == 0 ? Json() : Json(change.undoes)},
              {"undone_by", change.undone_by == 0 ? Json() : Json(change.undone_by)},
              {"before", stored_json(change.before)},
              {"after", stored_json(change.after)},
              {"row_count", change.rows}};
  Json array = Json::array();
  for (const lexicons::RowChange& row : rows) {
    array.push_back({{"table", row.table},
                     {"row", row.row},
                     {"before", stored_json(row.before)},
                     {"after", stored_json(row.after)}});
  }
  object["rows"] = std::move(array);
  return line_of(object);
}

std::string lexicon_json(const lexicons::Proposal& proposal) {
  Json forms = Json::array();
  for (const NewName& form : proposal.forms) forms.push_back(json_of(form));
  return line_of({{"proposal", proposal.key},
                  {"fingerprint", lexicons::fingerprint_of(proposal)},
                  {"forms", std::move(forms)},
                  {"evidence", proposal.evidence}});
}

std::string lexicon_json(const lexicons::Difference& difference) {
  const auto side = [](const auto& record) { return record ? json_of(*record) : Json(); };
  if (difference.pair_a || difference.pair_b) {
    const auto pair = [](const std::optional<lexicons::NeverSame>& each) {
      return each ? Json{{"never_same", {each->a, each->b}}, {"source", each->source}} : Json();
    };
    return line_of({{"what", "never_same"}, {"a", pair(difference.pair_a)}, {"b", pair(difference.pair_b)}});
  }
  if (difference.entity_a || difference.entity_b)
    return line_of({{"what", "entity"}, {"a", side(difference.entity_a)}, {"b", side(difference.entity_b)}});
  return line_of({{"what", "name"}, {"a", side(difference.name_a)}, {"b", side(difference.name_b)}});
}

std::string lexicon_json(const LexiconImportReport& report) {
  const auto rows = [](const std::vector<BadRow>& list) {
    Json array = Json::array();
    for (const BadRow& row : list) array.push_back({{"line", row.line}, {"reason", row.reason}});
    return array;
  };
  return line_of({{"taken", report.taken},
                  {"added", report.added},
                  {"merged", report.merged},
                  {"known", report.known},
                  {"skipped", report.skipped},
                  {"refused", report.refused},
                  {"bad", rows(report.bad)},
                  {"contradictions", report.contradictions},
                  {"contradictory", rows(report.contradictory)},
                  {"languages", report.languages},
                  {"dry_run", report.dry_run}});
}

}  // namespace tolmach::formats
