#include "formats/name_explanation_json.h"

#include <nlohmann/json.hpp>

#include "formats/json_line.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json origin(const normalize::FormOrigin& from) {
  return {{"source", from.source},
          {"language", from.language},
          {"system", text_or_null(from.system)},
          {"practice", text_or_null(from.practice)},
          {"exact", from.exact}};
}

Json entity(const normalize::KnownEntity& known) {
  return {{"id", known.id},
          {"kind", normalize::to_string(known.kind)},
          {"preferred", text_or_null(known.preferred)},
          {"preferred_language", text_or_null(known.preferred_language)},
          {"status_a", normalize::to_string(known.status_a)},
          {"status_b", normalize::to_string(known.status_b)}};
}

template <typename Items, typename Convert>
Json list(const Items& items, Convert convert) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(convert(item));
  return out;
}

Json object(const normalize::NameExplanation& e) {
  return {{"a", e.a},
          {"b", e.b},
          {"language_a", text_or_null(e.language_a)},
          {"language_b", text_or_null(e.language_b)},
          {"score", e.score},
          {"verdict", normalize::to_string(e.verdict)},
          {"reason", normalize::to_string(e.kind)},
          {"confidence", e.confidence},
          {"explanation", normalize::sentence(e)},
          {"differences", e.differences},
          {"lemma", text_or_null(e.lemma)},
          {"language", text_or_null(e.language)},
          {"other_language", text_or_null(e.other_language)},
          {"origins", list(e.origins, origin)},
          {"entities", list(e.entities, entity)},
          {"edits", list(e.edits,
                         [](const normalize::SpellingEdit& edit) {
                           return Json{{"source", edit.source}, {"written", edit.written}, {"expected", edit.expected}};
                         })},
          {"right_form", text_or_null(e.right_form)},
          {"usual_system", text_or_null(e.usual_system)},
          {"usual_form", text_or_null(e.usual_form)},
          {"a_is_derived", e.a_is_derived},
          {"may_be_inflected", e.may_be_inflected},
          {"left_out", e.left_out},
          {"parts", list(e.parts, object)}};
}

}  // namespace

std::string name_explanation_json(const normalize::NameExplanation& explanation) {
  return json_line(object(explanation));
}

}  // namespace tolmach::formats
