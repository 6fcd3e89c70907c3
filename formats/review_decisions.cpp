#include "formats/review_decisions.h"

#include <nlohmann/json.hpp>

#include "formats/detail/json_object.h"
#include "formats/detail/line_reader.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(Error::Kind::kUsage, what);
}

std::string string_in(const Json& object, const char* key) {
  const auto value = object.find(key);
  if (value == object.end()) return {};
  if (!value->is_string()) refuse(std::string("\"") + key + "\" must be a string");
  return value->get<std::string>();
}

lexicons::ReviewDecision decision_in(const std::string& line) {
  constexpr int kDeepest = 2;
  const Json object = detail::json_object<Json>(line, kDeepest, "a JSON object with \"proposal\" and \"decision\"");
  lexicons::ReviewDecision out;
  const auto number = object.find("proposal");
  if (number == object.end() || !number->is_number_integer() || *number < 1 || *number > INT64_MAX)
    refuse("\"proposal\" must be a number from 1");
  out.proposal = number->get<std::int64_t>();
  out.fingerprint = string_in(object, "fingerprint");
  if (out.fingerprint.empty()) refuse("\"fingerprint\" is missing");
  const std::string word = string_in(object, "decision");
  if (word != "accepted" && word != "rejected") refuse("\"decision\" must be \"accepted\" or \"rejected\"");
  if (word == "rejected") out.decision = lexicons::Decision::kRejected;
  out.reason = string_in(object, "reason");
  const auto forms = object.find("forms");
  if (forms == object.end()) return out;
  if (!forms->is_array()) refuse("\"forms\" must be an array of strings");
  for (const Json& form : *forms) {
    if (!form.is_string()) refuse("\"forms\" must be an array of strings");
    out.forms.push_back(form.get<std::string>());
  }
  return out;
}

}  // namespace

std::vector<lexicons::ReviewDecision> read_review_decisions(std::istream& in, std::vector<BadRow>& bad) {
  std::vector<lexicons::ReviewDecision> decisions;
  detail::LineReader lines(in);
  std::string line;
  while (lines.next(line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      if (lines.too_long()) refuse("the line is too long");
      decisions.push_back(decision_in(line));
      decisions.back().line = lines.number();
    } catch (const Error& error) {
      bad.push_back({lines.number(), error.message()});
    }
  }
  return decisions;
}

}  // namespace tolmach::formats
