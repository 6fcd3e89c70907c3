#include "normalize/detail/romanisation/rule_file.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <vector>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

std::ifstream open(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(Error::Kind::kIo, "can't read this rule file", {path.string()});
  return in;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

void read_head_line(std::string_view line, RuleFileHead& head) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view key = text::trim(line.substr(1, colon - 1));
  const std::string value(text::trim(line.substr(colon + 1)));
  RomanisationSystem& system = head.system;
  if (key == "name") system.name = value;
  if (key == "authority") system.authority = value;
  if (key == "year") system.year = value;
  if (key == "language") system.language = value;
  if (key == "source") system.source = value;
  if (key == "aliases") system.aliases = words(value);
  if (key == "reversible") system.reversible = value == "yes";
  if (key == "usual") head.usual = value == "yes";
  if (key == "capitals") head.capitals = value == "yes";
  if (key == "script" && value == "cyrillic") head.script = text::Script::kCyrillic;
  if (key == "words") head.words_together = value == "together";
  if (key == "input" && value == "nfd") head.input = NormalForm::kNfd;
  if (key == "input" && value == "nfkc") head.input = NormalForm::kNfkc;
}

}  // namespace

RuleFileHead read_rule_file_head(const std::filesystem::path& path) {
  std::ifstream in = open(path);
  RuleFileHead head;
  head.system.id = path.stem().string();
  for (std::string line; std::getline(in, line) && !line.empty() && line[0] == '#';) read_head_line(line, head);
  if (head.script == text::Script::kOther) head.script = text::script_of_language(head.system.language);
  return head;
}

std::string read_rules(const std::filesystem::path& path) {
  std::ifstream in = open(path);
  std::ostringstream content;
  content << in.rdbuf();
  const std::string rules = content.str();
  std::istringstream lines(rules);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first != std::string::npos && line[first] != '#') return rules;
  }
  throw Error(Error::Kind::kIo, "the file has no rules", {path.string()}, "expected rules such as а > a ;");
}

}  // namespace tolmach::normalize::detail
