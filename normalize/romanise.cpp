#include "normalize/romanise.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

namespace fs = std::filesystem;

/// A rule file: its head says what the system is, the rest is ICU's rule language.
struct RuleFile {
  RomanisationSystem system;
  std::string rules;
  bool usual = false;
};

std::vector<std::string> words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

void read_head_line(std::string_view line, RuleFile& file) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view key = text::trim(line.substr(1, colon - 1));
  const std::string value(text::trim(line.substr(colon + 1)));
  RomanisationSystem& system = file.system;
  if (key == "name") system.name = value;
  if (key == "authority") system.authority = value;
  if (key == "year") system.year = value;
  if (key == "language") system.language = value;
  if (key == "source") system.source = value;
  if (key == "aliases") system.aliases = words(value);
  if (key == "usual") file.usual = value == "yes";
}

RuleFile read_rule_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(Error::Kind::kIo, "can't read this rule file", {path.string()});
  RuleFile file;
  file.system.id = path.stem().string();
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] == '#') read_head_line(line, file);
    // Comments stay in, so that line numbers in ICU's errors are the file's.
    file.rules += line + "\n";
  }
  return file;
}

/// All-capital words take all-capital groups: ЩУКА is SHCHUKA, not ShchUKA. ICU's rules can't look at the whole word.
bool is_all_capitals(std::string_view word) noexcept {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::next_code_point(word, at);
    if (text::is_lower(c)) return false;
    capitals += text::is_upper(c) ? 1U : 0U;
  }
  return capitals > 1;
}

std::string upper(const icu::UnicodeString& text) {
  icu::UnicodeString copy(text);
  std::string out;
  copy.toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

}  // namespace

struct Romaniser::Impl {
  explicit Impl(text::DataFolder folder) : data(std::move(folder)) {}

  const std::map<std::string, RuleFile>& all() {
    if (!files.empty()) return files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(data.file("romanization"), error)) {
      if (entry.path().extension() != ".rules") continue;
      RuleFile file = read_rule_file(entry.path());
      files.emplace(file.system.id, std::move(file));
    }
    if (error || files.empty())
      throw Error(Error::Kind::kIo, "there are no romanisation systems", {data.file("romanization").string()});
    return files;
  }

  const RuleFile& find(std::string_view name) {
    const auto& known = all();
    if (const auto found = known.find(std::string(name)); found != known.end()) return found->second;
    for (const auto& [id, file] : known) {
      const auto& aliases = file.system.aliases;
      if (std::find(aliases.begin(), aliases.end(), name) != aliases.end()) return file;
    }
    throw Error(Error::Kind::kUsage, fmt::format("unknown romanisation system '{}'", name), {},
                "there are " + near(name));
  }

  /// The systems of the same beginning, or all.
  std::string near(std::string_view name) {
    std::vector<std::string> ids;
    const std::string_view language = name.substr(0, name.find('-'));
    for (const auto& [id, file] : all())
      if (file.system.language == language) ids.push_back(id);
    if (ids.empty())
      for (const auto& [id, file] : all()) ids.push_back(id);
    return fmt::format("{}", fmt::join(ids, ", "));
  }

  icu::Transliterator& compiled(const RuleFile& file) {
    auto& slot = transliterators[file.system.id];
    if (slot) return *slot;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    slot.reset(icu::Transliterator::createFromRules(icu::UnicodeString::fromUTF8(file.system.id),
                                                    icu::UnicodeString::fromUTF8(file.rules), UTRANS_FORWARD, where,
                                                    status));
    if (U_FAILURE(status) || !slot) {
      transliterators.erase(file.system.id);
      std::string context;
      icu::UnicodeString(where.preContext).toUTF8String(context);
      const auto place = file.rules.find(context);
      const auto line =
          place == std::string::npos
              ? 0
              : std::count(file.rules.begin(), file.rules.begin() + static_cast<std::ptrdiff_t>(place + context.size()),
                           '\n') +
                    1;
      throw Error(Error::Kind::kIo, fmt::format("the rules have an error near '{}': {}", context, u_errorName(status)),
                  {data.file("romanization/" + file.system.id + ".rules").string(), static_cast<std::size_t>(line)});
    }
    return *slot;
  }

  text::DataFolder data;
  std::map<std::string, RuleFile> files;
  std::map<std::string, std::unique_ptr<icu::Transliterator>> transliterators;
  std::vector<RomanisationSystem> systems;
};

Romaniser::Romaniser(text::DataFolder data) : impl_(std::make_unique<Impl>(std::move(data))) {}
Romaniser::~Romaniser() = default;
Romaniser::Romaniser(Romaniser&&) noexcept = default;
Romaniser& Romaniser::operator=(Romaniser&&) noexcept = default;

std::string Romaniser::romanise(std::string_view text, std::string_view system) {
  icu::Transliterator& transliterator = impl_->compiled(impl_->find(system));
  icu::UnicodeString buffer =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  transliterator.transliterate(buffer);
  if (is_all_capitals(text)) return upper(buffer);
  std::string out;
  buffer.toUTF8String(out);
  return out;
}

const std::vector<RomanisationSystem>& Romaniser::systems() {
  if (impl_->systems.empty())
    for (const auto& [id, file] : impl_->all()) impl_->systems.push_back(file.system);
  return impl_->systems;
}

std::string Romaniser::usual_system(std::string_view language) {
  for (const auto& [id, file] : impl_->all())
    if (file.usual && file.system.language == language) return id;
  return {};
}

}  // namespace tolmach::normalize
