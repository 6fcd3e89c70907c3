#include "formats/lexicon_jsonl.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/detail/line_reader.h"
#include "lexicons/review.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::ordered_json;
using lexicons::NewName;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(Error::Kind::kUsage, what);
}

Json parsed(const std::string& line) {
  // A line nested too deeply would exhaust the stack of the parser's caller; a lexicon's have little depth.
  constexpr int kDeepest = 5;
  bool too_deep = false;
  const Json::parser_callback_t watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep |= depth > kDeepest;
    return depth <= kDeepest;
  };
  try {
    Json object = Json::parse(line, watch);
    if (too_deep || !object.is_object()) refuse("expected a JSON object a line, with \"form\" and \"language\"");
    return object;
  } catch (const Json::parse_error& failure) {
    refuse(fmt::format("not valid JSON at byte {} of the line", failure.byte));
  } catch (const Json::exception&) {
    refuse("not valid JSON: a number is out of range");
  }
}

/// A string of the object; empty when it is not there or null.
std::string string_in(const Json& object, const char* key) {
  const auto value = object.find(key);
  if (value == object.end() || value->is_null()) return {};
  if (!value->is_string()) refuse(fmt::format("\"{}\" must be a string", key));
  return value->get<std::string>();
}

/// Calls `read` for each object of an array.
template <typename Read>
void for_each_in(const Json& object, const char* key, Read read) {
  const auto value = object.find(key);
  if (value == object.end() || value->is_null()) return;
  if (!value->is_array()) refuse(fmt::format("\"{}\" must be an array", key));
  for (const Json& each : *value) {
    if (!each.is_object()) refuse(fmt::format("\"{}\" must hold objects", key));
    read(each);
  }
}

std::pair<std::string, std::string> two_strings(const Json& object, const char* key) {
  const auto pair = object.find(key);
  if (pair == object.end() || !pair->is_array() || pair->size() != 2 || !(*pair)[0].is_string() ||
      !(*pair)[1].is_string()) {
    refuse(fmt::format("\"{}\" must be an array of two strings", key));
  }
  return {(*pair)[0].get<std::string>(), (*pair)[1].get<std::string>()};
}

normalize::NameStatus status_in(const Json& object) {
  return status_from(string_in(object, "status"), normalize::NameStatus::kAdmitted);
}

normalize::NameKind kind_in(const Json& object) {
  return kind_from(string_in(object, "kind"), normalize::NameKind::kOther);
}

lexicons::NamePart part_in(const Json& object) {
  lexicons::NamePart part{lexicons::PartKind::kOther, string_in(object, "form")};
  const std::string kind = string_in(object, "kind");
  if (!kind.empty() && !lexicons::parse(kind, part.kind)) refuse(fmt::format("unknown kind of part \"{}\"", kind));
  return part;
}

lexicons::Evidence evidence_in(const Json& object) {
  lexicons::Evidence evidence{string_in(object, "document"), string_in(object, "passage"), 1,
                              string_in(object, "first_seen"), string_in(object, "last_seen")};
  if (const auto count = object.find("count"); count != object.end()) {
    if (!count->is_number_integer() || *count < 1 || *count > INT32_MAX) refuse("\"count\" must be a number from 1");
    evidence.count = count->get<std::uint64_t>();
  }
  return evidence;
}

NewName name_in(const Json& object) {
  NewName name{string_in(object, "entity"),   kind_in(object),   string_in(object, "form"),
               string_in(object, "language"), status_in(object), string_in(object, "source"),
               string_in(object, "system")};
  for_each_in(object, "rulings", [&](const Json& each) {
    name.rulings.push_back({status_in(each), string_in(each, "target"), string_in(each, "style"),
                            string_in(each, "since"), string_in(each, "until"), string_in(each, "source")});
  });
  for_each_in(object, "parts", [&](const Json& each) { name.parts.push_back(part_in(each)); });
  for_each_in(object, "inflections", [&](const Json& each) {
    name.inflections.push_back({string_in(each, "form"), string_in(each, "features")});
  });
  for_each_in(object, "evidence", [&](const Json& each) { name.evidence.push_back(evidence_in(each)); });
  return name;
}

lexicons::Entity entity_in(const Json& object) {
  lexicons::Entity entity{string_in(object, "entity"), kind_in(object), string_in(object, "description")};
  const auto ids = object.find("ids");
  if (ids == object.end()) return entity;
  if (!ids->is_object()) refuse("\"ids\" must be an object");
  for (const auto& [scheme, values] : ids->items()) {
    if (!values.is_array()) refuse("an id must be an array of strings");
    for (const Json& value : values) {
      if (!value.is_string()) refuse("an id must be an array of strings");
      entity.external_ids.push_back({scheme, value.get<std::string>()});
    }
  }
  return entity;
}

void store_word_pair(LexiconImport& importer, const Json& object) {
  const auto [a, b] = two_strings(object, "word_pair");
  const auto [language_a, language_b] = two_strings(object, "languages");
  const auto count = object.find("count");
  if (count == object.end() || !count->is_number() || !(*count > 0) || !(*count < 1e12))
    refuse("\"count\" must be a number above 0");
  importer.lexicon().add_word_pair({a, language_a, b, language_b, count->get<double>()});
  importer.count(lexicons::Lexicon::Outcome::kNew);
}

/// None where the proposal waits.
std::optional<lexicons::Decision> decision_in(const Json& object) {
  const std::string word = string_in(object, "decision");
  if (word.empty()) return {};
  if (word == "accepted") return lexicons::Decision::kAccepted;
  if (word == "rejected") return lexicons::Decision::kRejected;
  refuse("\"decision\" must be \"accepted\" or \"rejected\"");
}

void store_proposal(LexiconImport& importer, const Json& object) {
  lexicons::Proposal proposal{{}, string_in(object, "evidence")};
  for_each_in(object, "proposal", [&](const Json& each) { proposal.forms.push_back(name_in(each)); });
  if (proposal.forms.empty()) refuse("a proposal has no forms");
  proposal.decision = decision_in(object);
  lexicons::Lexicon& lexicon = importer.lexicon();
  const bool is_new = proposal.decision ? lexicon.keep_decided(proposal) : lexicon.propose(proposal);
  importer.count(is_new ? lexicons::Lexicon::Outcome::kNew : lexicons::Lexicon::Outcome::kKnown);
}

void store_never_same(LexiconImport& importer, const Json& object) {
  const auto [a, b] = two_strings(object, "never_same");
  const bool known = importer.lexicon().never_same(a, b);
  importer.lexicon().add_never_same(a, b, string_in(object, "source"));
  importer.count(known ? lexicons::Lexicon::Outcome::kKnown : lexicons::Lexicon::Outcome::kNew);
}

void store_line(LexiconImport& importer, const std::string& line) {
  const Json object = parsed(line);
  if (object.contains("never_same")) return store_never_same(importer, object);
  if (object.contains("word_pair")) return store_word_pair(importer, object);
  if (object.contains("proposal")) return store_proposal(importer, object);
  if (object.contains("entity") && !object.contains("form")) return importer.store(entity_in(object));
  importer.store({name_in(object), !string_in(object, "status").empty()});
}

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
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

LexiconImportReport import_lexicon_jsonl(std::istream& in, const std::string& file_name, lexicons::Lexicon& lexicon,
                                         const LexiconImportOptions& options) {
  LexiconImport importer(lexicon, file_name, options);
  importer.watch_contradictions();
  detail::LineReader lines(in);
  std::string line;
  while (lines.next(line)) {
    importer.advance(lines.number());
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    importer.row(lines.number(), [&] {
      if (lines.too_long()) refuse("the line is too long");
      store_line(importer, line);
    });
  }
  return importer.finish();
}

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
