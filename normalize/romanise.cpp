#include "normalize/romanise.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "normalize/detail/romanisation/compiled_rules.h"
#include "normalize/detail/romanisation/japanese_readings.h"
#include "normalize/detail/romanisation/kanji_names.h"
#include "normalize/detail/romanisation/rule_file.h"
#include "text/error.h"
#include "text/near.h"

namespace tolmach::normalize {
namespace {

namespace fs = std::filesystem;
using detail::CompiledRules;
using detail::HanReadings;
using detail::RuleDirection;
using detail::RuleFileHead;

}  // namespace

struct Romaniser::Impl {
  Impl(text::DataFolder folder, const NameSource* source, SystemChoice listed)
      : data(std::move(folder)), names(source), choice(listed) {}

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

  [[nodiscard]] bool is_listed(const RuleFileHead& head) const {
    return choice == SystemChoice::kAll || head.usual || !practice_of(head.system).empty();
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
      ids.emplace_back(text::edits(name, id) + elsewhere, id);
    }
    return text::nearest(std::move(ids), kMost);
  }

  CompiledRules& compiled(const RuleFileHead& head, RuleDirection direction) {
    auto& slot = rules[{&head, direction}];
    const auto read_han = [this] {
      if (!han) han = std::make_shared<const HanReadings>(data);
      return han;
    };
    if (!slot) slot.emplace(head, path(head.system.id), direction, read_han, sets);
    return *slot;
  }

  const detail::KanjiNames& kanji_names() {
    if (!kanji) kanji.emplace(data);
    return *kanji;
  }

  text::DataFolder data;
  const NameSource* names;
  SystemChoice choice;
  std::optional<detail::KanjiNames> kanji;  ///< read with the first Japanese text
  std::map<std::string, RuleFileHead, std::less<>> heads;
  bool complete = false;  ///< whether all heads have been read
  std::map<std::string, const RuleFileHead*, std::less<>> by_alias;
  detail::SharedSets sets;
  std::map<std::pair<const RuleFileHead*, RuleDirection>, std::optional<CompiledRules>> rules;
  std::shared_ptr<const HanReadings> han;
  std::vector<RomanisationSystem> systems;
};

std::string practice_of(const RomanisationSystem& system) {
  if (system.name.find(" practice ") == std::string::npos) return {};
  return system.name.substr(0, system.name.find(' '));
}

Romaniser::Romaniser(text::DataFolder data, const NameSource* names, SystemChoice choice)
    : impl_(std::make_unique<Impl>(std::move(data), names, choice)) {}
Romaniser::~Romaniser() = default;
Romaniser::Romaniser(Romaniser&&) noexcept = default;
Romaniser& Romaniser::operator=(Romaniser&&) noexcept = default;

std::string Romaniser::romanise(std::string_view text, std::string_view system) {
  const RuleFileHead& head = impl_->find(system);
  std::string readable;
  if (head.system.language == "ja") {
    readable = impl_->names == nullptr ? std::string(text) : detail::with_readings(text, *impl_->names);
    readable = impl_->kanji_names().read(readable);
    text = readable;
  }
  return impl_->compiled(head, RuleDirection::kRomanise).convert(text);
}

std::string Romaniser::restore(std::string_view text, std::string_view system) {
  const RuleFileHead& head = impl_->find(system);
  if (!head.system.reversible)
    throw Error(Error::Kind::kUsage, fmt::format("the system '{}' is not reversible", head.system.id), {},
                "'tolmach normalize --list-systems' shows which are");
  return impl_->compiled(head, RuleDirection::kRestore).convert(text);
}

const std::vector<RomanisationSystem>& Romaniser::systems() {
  if (impl_->systems.empty())
    for (const auto& [id, head] : impl_->all())
      if (impl_->is_listed(head)) impl_->systems.push_back(head.system);
  return impl_->systems;
}

std::string Romaniser::usual_system(std::string_view language) {
  for (const auto& [id, head] : impl_->all())
    if (head.usual && head.system.language == language) return id;
  return {};
}

}  // namespace tolmach::normalize
