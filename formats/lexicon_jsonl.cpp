#include "formats/lexicon_jsonl.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/error.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::ordered_json;
using lexicons::NewName;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(Error::Kind::kUsage, what);
}

Json parsed(const std::string& line) {
  // A line nested too deeply would exhaust the stack of the parser's caller; a name has no depth at all.
  constexpr int kDeepest = 4;
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

NewName name_in(const Json& object) {
  return {string_in(object, "entity"),
          kind_from(string_in(object, "kind"), normalize::NameKind::kOther),
          string_in(object, "form"),
          string_in(object, "language"),
          status_from(string_in(object, "status"), normalize::NameStatus::kAdmitted),
          string_in(object, "source")};
}

void store_pair(lexicons::Lexicon& lexicon, const Json& object) {
  const Json& pair = object.at("never_same");
  if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
    refuse("\"never_same\" must be an array of two strings");
  }
  lexicon.add_never_same(pair[0].get<std::string>(), pair[1].get<std::string>(), string_in(object, "source"));
}

void store_line(lexicons::Lexicon& lexicon, const std::string& line) {
  const Json object = parsed(line);
  if (object.contains("never_same")) {
    store_pair(lexicon, object);
  } else {
    store_name(lexicon, name_in(object));
  }
}

Json json_of(const NewName& name) {
  return {{"entity", name.entity},
          {"form", name.form},
          {"language", name.language},
          {"kind", normalize::to_string(name.kind)},
          {"status", normalize::to_string(name.status)},
          {"source", name.source}};
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

LexiconImportReport import_lexicon_jsonl(std::istream& in, std::string_view file_name, lexicons::Lexicon& lexicon,
                                         const LexiconImportOptions& options) {
  return import_rows(lexicon, file_name, options, [&](const LexiconRow& row) {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      row(number, [&] { store_line(lexicon, line); });
    }
  });
}

void export_lexicon_jsonl(const lexicons::Lexicon& lexicon, std::ostream& out) {
  lexicon.for_each_name([&](const NewName& name) { out << lexicon_json(name) << '\n'; });
  for (const lexicons::NeverSame& pair : lexicon.all_never_same()) {
    out << line_of({{"never_same", {pair.a, pair.b}}, {"source", pair.source}}) << '\n';
  }
}

std::string lexicon_json(const NewName& name) {
  return line_of(json_of(name));
}

std::string lexicon_json(const lexicons::LexiconStatistics& statistics) {
  return line_of({{"entities", statistics.entities},
                  {"names", statistics.names},
                  {"languages", statistics.languages},
                  {"never_same_pairs", statistics.never_same_pairs},
                  {"proposals", statistics.proposals}});
}

std::string lexicon_json(const lexicons::Change& change) {
  return line_of({{"number", change.number},
                  {"time", change.time},
                  {"action", change.action},
                  {"subject", change.subject},
                  {"before", stored_json(change.before)},
                  {"after", stored_json(change.after)}});
}

std::string lexicon_json(const lexicons::Proposal& proposal) {
  Json forms = Json::array();
  for (const NewName& form : proposal.forms) forms.push_back(json_of(form));
  return line_of({{"forms", std::move(forms)}, {"evidence", proposal.evidence}});
}

}  // namespace tolmach::formats
