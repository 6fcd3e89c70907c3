#include "check/detail/names/exchanged_names.h"

#include <algorithm>
#include <utility>

#include "check/detail/names/entity_forms.h"
#include "check/detail/names/known_forms.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

using normalize::KnownName;
using normalize::NameKind;

constexpr std::uint32_t kShortest = 3;  ///< letters of a name: shorter ones are much else

/// What the lexicon's id says of what it names, beside its kind: a city is exchanged for a city. States and capitals
/// stand for each other in right translations. Ids that say nothing are alike.
std::string_view class_of(std::string_view entity) noexcept {
  const std::size_t colon = entity.find(':');
  return colon == std::string_view::npos ? std::string_view() : entity.substr(0, colon);
}

/// Whether the words of a side can be asked for one by one. In other scripts there are no spaces, or they say little.
bool parts_names(const NameWords& side) {
  return has_capitals(side.view().script()) || is_abjad(side.view().script());
}

bool is_compared(NameKind kind) noexcept {
  return kind == NameKind::kPerson || kind == NameKind::kPlace || kind == NameKind::kOrganisation;
}

bool are_of_one_kind(const std::vector<KnownName>& a, const std::vector<KnownName>& b) {
  const KnownName& first = a.front();
  const auto is_alike = [&](const KnownName& one) {
    return one.kind == first.kind && class_of(one.entity) == class_of(first.entity);
  };
  return std::all_of(a.begin(), a.end(), is_alike) && std::all_of(b.begin(), b.end(), is_alike);
}

/// One name of each entity that a text means by a word; none where one of them is no person, place or organisation, but
/// a month perhaps.
std::vector<KnownName> entities_of(NameWords& side, const NameWord& word) {
  const std::vector<KnownName>& names = side.known(word);
  std::vector<KnownName> entities;
  for (const std::string_view entity : side.meant(word)) {
    const auto name =
        std::find_if(names.begin(), names.end(), [&](const KnownName& one) { return one.entity == entity; });
    if (!is_compared(name->kind)) return {};
    entities.push_back(*name);
  }
  return entities;
}

/// What a language calls an entity, as short or long as its name in the other one; empty where the lexicon has no such
/// form.
std::string name_in(const std::vector<KnownName>& forms, std::string_view language, std::string_view like) {
  const auto spaces = [](std::string_view name) { return std::count(name.begin(), name.end(), ' '); };
  const auto form = std::find_if(forms.begin(), forms.end(), [&](const KnownName& one) {
    return text::base_language(one.language) == language && spaces(one.form) == spaces(like);
  });
  return form == forms.end() ? form_in(forms, language) : form->form;
}

}  // namespace

std::optional<ExchangedNames::Exchanged> ExchangedNames::find(const align::Bead& bead, const align::Bead& context) {
  const normalize::NameSource* lexicon = resources_.lexicon();
  if (lexicon == nullptr) return std::nullopt;
  // The target's first: its mentions are known already, and seldom is one lost.
  const std::vector<Known> there = lost(target_, bead.target, context);
  if (there.empty()) return std::nullopt;
  const std::vector<Known> here = lost(source_, bead.source, context);
  for (const Known& source : here)
    for (const Known& target : there) {
      if (!are_of_one_kind(source.entities, target.entities)) continue;
      const std::string_view written = source.span.of(source_.view().text());
      return Exchanged{target.span, source.span,
                       name_in(lexicon->forms_of(source.entities.front().entity), target_.view().language(), written)};
    }
  return std::nullopt;
}

/// The known names of a side's part of a bead that the other side has nowhere near.
std::vector<ExchangedNames::Known> ExchangedNames::lost(NameWords& side, text::SegmentRange own,
                                                        const align::Bead& context) {
  const bool is_target = &side == &target_;
  const NameWords& other = is_target ? source_ : target_;
  const text::SegmentRange around = is_target ? context.source : context.target;
  std::vector<Known> found = known_mentions(side, own);
  if (parts_names(side)) add_known_words(side, own, found);
  std::erase_if(found, [&](const Known& one) {
    return std::any_of(one.entities.begin(), one.entities.end(), [&](const KnownName& name) {
      return is_named_on(other, around, name.entity) ||
             (!has_name_on(other, name.entity) && !sounds_like_none(side, own, one.span, context));
    });
  });
  return found;
}

/// Known names that are more than a word, or all where words are not parted.
std::vector<ExchangedNames::Known> ExchangedNames::known_mentions(const NameWords& side, text::SegmentRange own) const {
  const bool whole = !parts_names(side);
  const std::vector<normalize::Mention>& mentions = side.view().mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), own.begin,
                                  [](const normalize::Mention& m, std::uint32_t k) { return m.segment < k; });
  std::vector<Known> found;
  for (; mention != mentions.end() && mention->segment < own.end; ++mention) {
    if (mention->entity.empty() || !is_compared(mention->kind)) continue;
    if (whole || mention->form.find(' ') != std::string::npos)
      found.push_back({mention->span, {{.entity = mention->entity, .kind = mention->kind, .form = mention->form}}});
  }
  return found;
}

/// Adds known names of one word, inflected or not.
/// @param found names of more than a word, which are not taken apart: Monaco di Baviera is no Monaco
void ExchangedNames::add_known_words(NameWords& side, text::SegmentRange own, std::vector<Known>& found) const {
  const std::vector<Known> longer = found;
  for (std::uint32_t k = own.begin; k < own.end; ++k)
    for (const NameWord& word : side.of(k)) {
      if (!word.capital || word.length < kShortest || side.is_small_somewhere(word)) continue;
      if (std::any_of(longer.begin(), longer.end(), [&](const Known& one) { return one.span.overlaps(word.span); }))
        continue;
      std::vector<KnownName> entities = entities_of(side, word);
      if (!entities.empty() && !may_be_everyday(side, word)) found.push_back({word.span, std::move(entities)});
    }
}

/// Whether a word's capital may be that of a sentence's beginning, or of a noun.
bool ExchangedNames::may_be_everyday(const NameWords& side, const NameWord& word) {
  return (word.first || side.view().language() == "de") && !side.concepts(word).empty();
}

/// Whether the other side has nothing that sounds like a word of a name: what the lexicon has no form of in its
/// language may stand there all the same. Where its words are not parted that can't be told.
bool ExchangedNames::sounds_like_none(const NameWords& side, text::SegmentRange own, text::Span name,
                                      const align::Bead& context) {
  if (!parts_names(target_) || !parts_names(source_)) return false;
  for (std::uint32_t k = own.begin; k < own.end; ++k)
    for (const NameWord& word : side.of(k))
      if (word.span.overlaps(name) && word.capital && !lone_.is_lone(side, word, context)) return false;
  return true;
}

/// Whether the lexicon has a name of an entity in the language of a side.
bool ExchangedNames::has_name_on(const NameWords& side, std::string_view entity) const {
  return !resources_.entity_forms(side.view().language()).of(entity).empty();
}

bool ExchangedNames::is_named_on(const NameWords& side, text::SegmentRange segments, std::string_view entity) const {
  if (parts_names(side)) return counterparts_.has(side, LoneNames::words_of(side, segments), entity);
  const std::string_view text = text::span_of(side.view().document(), segments).of(side.view().text());
  return is_named(resources_.name_stems().beginnings_of(entity), text::fold(text));
}

}  // namespace tolmach::check::detail
