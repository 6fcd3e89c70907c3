#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/detail/json_object.h"
#include "formats/detail/line_reader.h"
#include "formats/lexicon_jsonl.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::ordered_json;
using lexicons::NewName;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(Error::Kind::kUsage, what);
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
  constexpr int kDeepest = 5;
  const Json object = detail::json_object<Json>(line, kDeepest, "a JSON object a line, with \"form\" and \"language\"");
  if (object.contains("never_same")) return store_never_same(importer, object);
  if (object.contains("word_pair")) return store_word_pair(importer, object);
  if (object.contains("proposal")) return store_proposal(importer, object);
  if (object.contains("entity") && !object.contains("form")) return importer.store(entity_in(object));
  importer.store({name_in(object), !string_in(object, "status").empty()});
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

}  // namespace tolmach::formats
