#include "check/project_file.h"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "check/detail/compiled_rule.h"
#include "check/detail/rule_pattern.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"

namespace tolmach::check {
namespace {

using Keys = std::initializer_list<std::string_view>;

class ProjectReader {
 public:
  ProjectReader(const std::filesystem::path& path, const std::filesystem::path& profiles, Project& project,
                ProfileOfFile profile)
      : path_(path), profiles_(profiles), project_(project), profile_(profile) {}

  void read(const toml::table& root) {
    require_keys(root, {"profile", "check", "style", "languages", "rule"});
    if (const toml::node* node = root.get("profile"); node != nullptr && profile_ == ProfileOfFile::kRead)
      read_named(*node);
    if (const toml::node* node = root.get("check")) read_check(table(*node));
    if (const toml::node* node = root.get("style")) read_style(table(*node), project_.options.style);
    if (const toml::node* node = root.get("languages"))
      for (const toml::node& each : array(*node)) project_.options.languages.push_back(languages_of(table(each)));
    if (const toml::node* node = root.get("rule"))
      for (const toml::node& each : array(*node)) project_.options.rules.push_back(rule_of(table(each)));
  }

 private:
  [[noreturn]] void fail(const toml::node& node, const std::string& what, const std::string& hint = {}) const {
    throw Error(Error::Kind::kIo, what, where(node), hint);
  }
  [[nodiscard]] Where where(const toml::node& node) const {
    const toml::source_position begin = node.source().begin;
    return {path_.string(), begin.line, begin.column, {}};
  }

  /// Does what may throw, and says of an error that it stands at a node.
  template <typename Work>
  void rejecting(const toml::node& node, const Work& work) const {
    try {
      work();
    } catch (const Error& error) {
      fail(node, error.message(), error.hint());
    }
  }

  [[nodiscard]] const toml::table& table(const toml::node& node) const {
    if (const toml::table* found = node.as_table()) return *found;
    fail(node, "expected a table");
  }
  [[nodiscard]] const toml::array& array(const toml::node& node) const {
    if (const toml::array* found = node.as_array()) return *found;
    fail(node, "expected a list");
  }
  [[nodiscard]] std::string text(const toml::node& node) const {
    if (const auto* found = node.as_string()) return found->get();
    fail(node, "expected a text in quotation marks");
  }
  [[nodiscard]] std::string text_of(const toml::table& from, std::string_view key) const {
    const toml::node* node = from.get(key);
    return node == nullptr ? std::string() : text(*node);
  }

  void require_keys(const toml::table& from, Keys known) const {
    for (const auto& [key, node] : from) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      std::string all;
      for (const std::string_view each : known) all += (all.empty() ? "" : ", ") + std::string(each);
      const toml::source_position at = key.source().begin;
      throw Error(Error::Kind::kIo, fmt::format("'{}' is not known here", key.str()),
                  {path_.string(), at.line, at.column, {}}, "expected " + all);
    }
  }

  [[nodiscard]] Severity severity(const toml::node& node) const {
    Severity found = Severity::kInfo;
    const std::string name = text(node);
    if (!parse(name, found))
      fail(node, "there is no severity '" + name + "'", "expected info, minor, major or critical");
    return found;
  }

  [[nodiscard]] double confidence(const toml::node& node) const {
    const auto value = node.value<double>();
    if (!value || !(*value >= 0 && *value <= 1)) fail(node, "expected a number from 0 to 1");
    return *value;
  }

  void require_check(const toml::node& node, std::string_view name) const {
    const auto& codes = all_codes();
    const auto named = [&](const Code& code) { return code.name == name || to_string(code.family) == name; };
    if (std::none_of(codes.begin(), codes.end(), named))
      fail(node, fmt::format("there is no check of the name '{}'", name), "tolmach check --list shows them all");
  }

  [[nodiscard]] std::vector<std::string> checks(const toml::node& node) const {
    std::vector<std::string> names;
    for (const toml::node& each : array(node)) {
      names.push_back(text(each));
      require_check(each, names.back());
    }
    return names;
  }

  [[nodiscard]] Severities severities(const toml::node& node) const {
    Severities found;
    for (const auto& [key, value] : table(node)) {
      require_check(value, key.str());
      found[std::string(key.str())] = severity(value);
    }
    return found;
  }

  /// The base subtag of a language, or nothing for "*".
  [[nodiscard]] std::string language(const toml::node& node) const {
    const std::string tag = text(node);
    std::string base;
    if (tag != "*") rejecting(node, [&] { base = text::base_language(text::given_language(tag)); });
    return base;
  }

  void read_named(const toml::node& node) {
    try {
      read_profile(text(node), profiles_, project_);
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::kUsage) throw;
      fail(node, error.message(), error.hint());
    }
  }

  void read_check(const toml::table& from) {
    require_keys(from, {"without", "severity", "least_severity", "least_confidence", "fail_on", "baseline", "terms"});
    CheckerOptions& options = project_.options;
    if (const toml::node* node = from.get("without"))
      for (std::string& name : checks(*node)) options.without.push_back(std::move(name));
    if (const toml::node* node = from.get("severity"))
      for (auto& [name, value] : severities(*node)) options.severities[name] = value;
    if (const toml::node* node = from.get("least_severity")) options.least_severity = severity(*node);
    if (const toml::node* node = from.get("least_confidence")) options.least_confidence = confidence(*node);
    if (const toml::node* node = from.get("fail_on")) project_.fail_on = severity(*node);
    if (const toml::node* node = from.get("baseline")) add_files(*node, project_.baselines);
    if (const toml::node* node = from.get("terms")) add_files(*node, project_.terms);
  }

  void read_style(const toml::table& from, TextStyle& style) const {
    require_keys(from, {"quotes", "names"});
    if (const toml::node* node = from.get("quotes")) {
      style.quotes = text(*node);
      if (!is_quote_style(style.quotes))
        fail(*node, "\"" + style.quotes + "\" is no style of quotation marks", kQuoteStyleHint);
    }
    if (const toml::node* node = from.get("names")) {
      style.names = text(*node);
      style.names_where = where(*node);
    }
  }

  /// Files are named relative to the project file.
  void add_files(const toml::node& node, std::vector<std::filesystem::path>& files) const {
    for (const toml::node& each : array(node)) files.push_back(path_.parent_path() / text(each));
  }

  [[nodiscard]] LanguageOptions languages_of(const toml::table& from) const {
    require_keys(from, {"source", "target", "without", "with", "severity", "least_confidence", "style"});
    LanguageOptions options;
    if (const toml::node* node = from.get("source")) options.source = language(*node);
    if (const toml::node* node = from.get("target")) options.target = language(*node);
    if (const toml::node* node = from.get("style")) read_style(table(*node), options.style);
    if (const toml::node* node = from.get("without")) options.without = checks(*node);
    if (const toml::node* node = from.get("with")) options.with = checks(*node);
    if (const toml::node* node = from.get("severity")) options.severities = severities(*node);
    if (const toml::node* node = from.get("least_confidence")) options.least_confidence = confidence(*node);
    return options;
  }

  [[nodiscard]] UserRule::Expect expect(const toml::node& node) const {
    const std::string name = text(node);
    if (name == "target") return UserRule::Expect::kTarget;
    if (name == "source") return UserRule::Expect::kSource;
    if (name == "neither") return UserRule::Expect::kNeither;
    fail(node, "'" + name + "' can't be expected", "expected target, source or neither");
  }

  /// A suggestion stands in the place of what the target has.
  void require_place(const toml::node& node, const UserRule& rule) const {
    const bool finds_what_is_missing = !rule.source.empty() && rule.expect == UserRule::Expect::kTarget;
    if (rule.target.empty() || finds_what_is_missing)
      fail(node, "'suggestion' needs something in the target that it stands for",
           "a rule that finds a match of its pattern target");
  }

  [[nodiscard]] UserRule rule_of(const toml::table& from) const {
    require_keys(from, {"name", "source", "target", "expect", "source_language", "target_language", "severity",
                        "message", "suggestion"});
    UserRule rule;
    rule.name = text_of(from, "name");
    if (rule.name.empty()) fail(from, "a rule has no name");
    rule.source = text_of(from, "source");
    rule.target = text_of(from, "target");
    rule.message = text_of(from, "message");
    rule.suggestion = text_of(from, "suggestion");
    if (const toml::node* node = from.get("expect")) {
      rule.expect = expect(*node);
      if (rule.source.empty() || rule.target.empty()) fail(*node, "'expect' needs both source and target");
    }
    if (const toml::node* node = from.get("suggestion")) require_place(*node, rule);
    if (const toml::node* node = from.get("source_language")) rule.source_language = language(*node);
    if (const toml::node* node = from.get("target_language")) rule.target_language = language(*node);
    if (const toml::node* node = from.get("severity")) rule.severity = severity(*node);
    for (const char* side : {"source", "target"})
      if (const std::string pattern = text_of(from, side); !pattern.empty())
        rejecting(*from.get(side), [&] { detail::RulePattern{pattern}; });
    rejecting(from, [&] { detail::CompiledRule{rule}; });
    return rule;
  }

  const std::filesystem::path& path_;
  const std::filesystem::path& profiles_;
  Project& project_;
  ProfileOfFile profile_;
};

/// The profiles there are, for people.
std::string names_in(const std::filesystem::path& profiles) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(profiles, ignored))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

void read_project(const std::filesystem::path& path, const std::filesystem::path& profiles, Project& project,
                  ProfileOfFile profile) {
  if (std::filesystem::is_directory(path))
    throw Error(Error::Kind::kIo, "this is a folder, expected a file", {path.string()});
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(Error::Kind::kIo, "can't be read", {path.string()});
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  try {
    ProjectReader(path, profiles, project, profile).read(toml::parse(content, path.string()));
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    throw Error(Error::Kind::kIo, std::string(error.description()), {path.string(), at.line, at.column, {}});
  }
}

void read_profile(const std::string& name, const std::filesystem::path& profiles, Project& project) {
  const bool plain = !name.empty() && name.find_first_of("/\\.") == std::string::npos;
  const std::filesystem::path path = profiles / (name + ".toml");
  if (!plain || !std::filesystem::exists(path))
    throw Error(Error::Kind::kUsage, "there is no profile '" + name + "'", {}, "there are: " + names_in(profiles));
  read_project(path, profiles, project);
}

}  // namespace tolmach::check
