// What the lexicon says.
#include <algorithm>
#include <utility>

#include "normalize/detail/explanation/name_reasons.h"
#include "normalize/detail/explanation/reason_words.h"
#include "text/language.h"

namespace tolmach::normalize::detail {
auto NameReasons::never_same(NameForm a, NameForm b) -> Found {
  if (lexicon_ == nullptr || !lexicon_->never_same(a.text, b.text)) return std::nullopt;
  NameExplanation out = with(a, b, Kind::kNeverSame, Verdict::kDifferent, 0, 1);
  if (auto edits = letter_edits(a.text, b.text, kMostEdits)) out.edits = std::move(*edits);
  return out;
}

std::optional<std::pair<KnownName, KnownName>> NameReasons::shared(NameForm a, NameForm b) const {
  if (lexicon_ == nullptr) return std::nullopt;
  const auto ours = lexicon_->find(a.text, a.language);
  if (ours.empty()) return std::nullopt;
  const auto theirs = lexicon_->find(b.text, b.language);
  for (const KnownName& x : ours)
    for (const KnownName& y : theirs)
      if (x.entity == y.entity) return std::pair{x, y};
  return std::nullopt;
}

auto NameReasons::one_entity(NameForm a, NameForm b) -> Found {
  const auto both = shared(a, b);
  if (!both) return std::nullopt;
  NameExplanation out = with(a, b, Kind::kOneEntity, Verdict::kSame, 0.99, 0.99);
  const auto& [x, y] = *both;
  KnownEntity entity{x.entity, x.kind, {}, {}, x.status, y.status};
  const std::string language = !is_unknown(b.language)   ? std::string(b.language)
                               : !is_unknown(a.language) ? std::string(a.language)
                                                         : y.language;
  const std::vector<KnownName> forms = lexicon_->forms_of(x.entity);
  for (const KnownName& name : forms) {
    // A surname is not told to be a full name.
    if (name.status != NameStatus::kPreferred || name.language != language ||
        words_of(name.form).size() != words_of(b.text).size())
      continue;
    entity.preferred = name.form;
    entity.preferred_language = language;
    break;
  }
  out.entities.push_back(std::move(entity));
  const auto origin_a = origin_of(a, forms);
  const auto origin_b = origin_of(b, forms);
  if (origin_a && origin_b && (!origin_a->system.empty() || !origin_b->system.empty()))
    out.origins = {*origin_a, *origin_b};
  return out;
}

auto NameReasons::two_entities(NameForm a, NameForm b) -> Found {
  if (lexicon_ == nullptr) return std::nullopt;
  const auto ours = lexicon_->find(a.text, a.language);
  const auto theirs = lexicon_->find(b.text, b.language);
  for (const KnownName& x : ours) {
    for (const KnownName& y : theirs) {
      if (x.kind != y.kind || x.status == NameStatus::kMisspelling || y.status == NameStatus::kMisspelling) continue;
      NameExplanation out = with(a, b, Kind::kTwoEntities, Verdict::kDifferent, 0.03, 0.9);
      out.entities = {entity_of(x), entity_of(y)};
      return out;
    }
  }
  return std::nullopt;
}

KnownEntity NameReasons::entity_of(const KnownName& name) const {
  KnownEntity entity{name.entity, name.kind, name.form, name.language, name.status, name.status};
  for (const KnownName& form : lexicon_->forms_of(name.entity)) {
    if (form.status != NameStatus::kPreferred || form.language != name.language) continue;
    entity.preferred = form.form;
    break;
  }
  return entity;
}

bool NameReasons::is_known_in(std::string_view name, std::string_view language) const {
  if (lexicon_ == nullptr || is_unknown(language)) return false;
  const std::string_view base = text::base_language(language);
  const auto names = lexicon_->find(std::string(name), language);
  return std::any_of(names.begin(), names.end(),
                     [&](const KnownName& known) { return text::base_language(known.language) == base; });
}

}  // namespace tolmach::normalize::detail
