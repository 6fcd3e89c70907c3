#include "normalize/romanise.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "normalize/detail/case_runs.h"
#include "normalize/detail/japanese_readings.h"
#include "normalize/detail/rule_file.h"
#include "text/error.h"

namespace tolmach::normalize {
namespace {

namespace fs = std::filesystem;
using detail::CaseRun;
using detail::NormalForm;
using detail::RuleFileHead;

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

icu::UnicodeString normalised(const icu::UnicodeString& text, NormalForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = form == NormalForm::kNfd    ? icu::Normalizer2::getNFDInstance(status)
                                       : form == NormalForm::kNfkc ? icu::Normalizer2::getNFKCInstance(status)
                                                                   : icu::Normalizer2::getNFCInstance(status);
  return normaliser == nullptr ? text : normaliser->normalize(text, status);
}

std::vector<CaseRun> case_runs(const icu::UnicodeString& text, bool capitals) {
  const std::u16string_view units(text.getBuffer(), static_cast<std::size_t>(text.length()));
  return capitals ? detail::runs_by_case(units) : std::vector<CaseRun>{{units.size(), false}};
}

/// Transliterates each run in place with the text around it as its context. ICU's rules can't look at the whole word,
/// so it is done here that ЩУКА becomes SHCHUKA, not ShchUKA.
void transliterate(const icu::Transliterator& transliterator, const std::vector<CaseRun>& runs,
                   icu::UnicodeString& text) {
  UTransPosition position{0, text.length(), 0, 0};
  int32_t grown = 0;
  for (const CaseRun& run : runs) {
    const int32_t begin = position.start;
    position.limit = static_cast<int32_t>(run.end) + grown;
    transliterator.finishTransliteration(text, position);
    if (run.capitals) {
      icu::UnicodeString upper(text, begin, position.limit - begin);
      upper.toUpper(icu::Locale::getRoot());
      text.replaceBetween(begin, position.limit, upper);
      position.limit = begin + upper.length();
      position.contextLimit = text.length();
    }
    position.start = position.limit;
    grown = position.limit - static_cast<int32_t>(run.end);
  }
}

std::string convert(const icu::Transliterator& transliterator, std::string_view text, NormalForm input, bool capitals) {
  icu::UnicodeString buffer = normalised(to_icu(text), input);
  transliterate(transliterator, case_runs(buffer, capitals), buffer);
  std::string out;
  return normalised(buffer, NormalForm::kNfc).toUTF8String(out);
}

/// How many letters must be changed, left out or put in: for the near names in a message.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row[b.size()];
}

/// ICU tells the text before the error; the line is looked up by it.
[[noreturn]] void throw_rule_error(const fs::path& path, const std::string& rules, const UParseError& where,
                                   UErrorCode status) {
  std::string context;
  icu::UnicodeString(where.preContext).toUTF8String(context);
  const std::size_t place = context.empty() ? std::string::npos : rules.find(context);
  std::ptrdiff_t line = 0;
  if (place != std::string::npos)
    line = 1 + std::count(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(place + context.size()), '\n');
  throw Error(Error::Kind::kIo, fmt::format("the rules have an error near '{}': {}", context, u_errorName(status)),
              {path.string(), static_cast<std::size_t>(line)});
}

}  // namespace

struct Romaniser::Impl {
  Impl(text::DataFolder folder, const NameSource* source) : data(std::move(folder)), names(source) {}

  [[nodiscard]] fs::path path(std::string_view id) const { return data.file(fmt::format("romanization/{}.rules", id)); }

  const std::map<std::string, RuleFileHead, std::less<>>& all() {
    if (complete) return heads;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(data.file("romanization"), error)) {
      if (entry.path().extension() != ".rules") continue;
      RuleFileHead head = detail::read_rule_file_head(entry.path());
      heads.emplace(head.system.id, std::move(head));
    }
    if (error || heads.empty())
      throw Error(Error::Kind::kIo, "there are no romanisation systems", {data.file("romanization").string()});
    complete = true;
    return heads;
  }

  /// The file of that name, without a look at the others; null where there is none.
  const RuleFileHead* find_by_id(std::string_view id) {
    if (const auto found = heads.find(id); found != heads.end()) return &found->second;
    const bool plain =
        !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string_view::npos;
    if (complete || !plain || !fs::exists(path(id))) return nullptr;
    return &heads.emplace(std::string(id), detail::read_rule_file_head(path(id))).first->second;
  }

  const RuleFileHead& find(std::string_view name) {
    if (const RuleFileHead* head = find_by_id(name)) return *head;
    if (const auto known = by_alias.find(name); known != by_alias.end()) return *known->second;
    for (const auto& [id, head] : all()) {
      const auto& aliases = head.system.aliases;
      if (std::find(aliases.begin(), aliases.end(), name) == aliases.end()) continue;
      by_alias.emplace(std::string(name), &head);
      return head;
    }
    throw Error(Error::Kind::kUsage, fmt::format("unknown romanisation system '{}'", name), {},
                "near it: " + near(name));
  }

  /// The nearest ids: those of the language that the name begins with, or those of the fewest edits.
  std::string near(std::string_view name) {
    constexpr std::size_t kMost = 8;
    const std::string_view language = name.substr(0, name.find('-'));
    std::vector<std::pair<std::size_t, std::string>> ids;
    for (const auto& [id, head] : all()) {
      const std::size_t elsewhere = head.system.language == language ? 0 : name.size();
      ids.emplace_back(edits(name, id) + elsewhere, id);
    }
    std::sort(ids.begin(), ids.end());
    std::vector<std::string_view> nearest;
    for (std::size_t i = 0; i < std::min(kMost, ids.size()); ++i) nearest.emplace_back(ids[i].second);
    return fmt::format("{}", fmt::join(nearest, ", "));
  }

  const icu::Transliterator& compiled(const RuleFileHead& head, UTransDirection direction = UTRANS_FORWARD) {
    const std::string& id = head.system.id;
    auto& slot = transliterators[{&head, direction}];
    if (slot) return *slot;
    const std::string rules = detail::read_rules(path(id));
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    slot.reset(icu::Transliterator::createFromRules(icu::UnicodeString::fromUTF8(id), to_icu(rules), direction, where,
                                                    status));
    if (U_FAILURE(status) || !slot) throw_rule_error(path(id), rules, where, status);
    return *slot;
  }

  text::DataFolder data;
  const NameSource* names;
  std::map<std::string, RuleFileHead, std::less<>> heads;
  bool complete = false;  ///< whether all heads have been read
  std::map<std::string, const RuleFileHead*, std::less<>> by_alias;
  std::map<std::pair<const RuleFileHead*, UTransDirection>, std::unique_ptr<icu::Transliterator>> transliterators;
  std::vector<RomanisationSystem> systems;
};

Romaniser::Romaniser(text::DataFolder data, const NameSource* names)
    : impl_(std::make_unique<Impl>(std::move(data), names)) {}
Romaniser::~Romaniser() = default;
Romaniser::Romaniser(Romaniser&&) noexcept = default;
Romaniser& Romaniser::operator=(Romaniser&&) noexcept = default;

std::string Romaniser::romanise(std::string_view text, std::string_view system) {
  const RuleFileHead& head = impl_->find(system);
  std::string readable;
  if (impl_->names != nullptr && head.system.language == "ja") {
    readable = detail::with_readings(text, *impl_->names);
    text = readable;
  }
  return convert(impl_->compiled(head), text, head.input, head.capitals);
}

std::string Romaniser::restore(std::string_view text, std::string_view system) {
  const RuleFileHead& head = impl_->find(system);
  if (!head.system.reversible)
    throw Error(Error::Kind::kUsage, fmt::format("the system '{}' is not reversible", head.system.id), {},
                "'tolmach normalize --list-systems' shows which are");
  return convert(impl_->compiled(head, UTRANS_REVERSE), text, NormalForm::kNfc, true);
}

const std::vector<RomanisationSystem>& Romaniser::systems() {
  if (impl_->systems.empty())
    for (const auto& [id, head] : impl_->all()) impl_->systems.push_back(head.system);
  return impl_->systems;
}

std::string Romaniser::usual_system(std::string_view language) {
  for (const auto& [id, head] : impl_->all())
    if (head.usual && head.system.language == language) return id;
  return {};
}

}  // namespace tolmach::normalize
