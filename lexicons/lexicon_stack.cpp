#include <algorithm>

#include "lexicons/lexicon.h"

namespace tolmach::lexicons {
namespace {

using normalize::KnownName;

/// Adds the names that no upper layer has: what the user says of a form hides what the seed says of it.
void add_below(std::vector<KnownName>& upper, std::vector<KnownName> lower) {
  const auto end_of_upper = static_cast<std::ptrdiff_t>(upper.size());
  for (KnownName& name : lower) {
    const bool hidden = std::any_of(upper.begin(), upper.begin() + end_of_upper, [&](const KnownName& other) {
      return other.entity == name.entity && other.language == name.language && other.form == name.form;
    });
    if (!hidden) upper.push_back(std::move(name));
  }
}

}  // namespace

std::vector<KnownName> LexiconStack::find(std::string_view form, std::string_view language) const {
  std::vector<KnownName> names;
  for (const normalize::NameSource* layer : layers_) add_below(names, layer->find(form, language));
  return names;
}

std::vector<KnownName> LexiconStack::find_inflected(std::string_view form) const {
  std::vector<KnownName> names;
  for (const normalize::NameSource* layer : layers_) add_below(names, layer->find_inflected(form));
  return names;
}

std::vector<KnownName> LexiconStack::forms_of(std::string_view entity) const {
  std::vector<KnownName> names;
  for (const normalize::NameSource* layer : layers_) add_below(names, layer->forms_of(entity));
  return names;
}

bool LexiconStack::never_same(std::string_view a, std::string_view b) const {
  return std::any_of(layers_.begin(), layers_.end(),
                     [&](const normalize::NameSource* layer) { return layer->never_same(a, b); });
}

bool LexiconStack::may_begin(std::string_view beginning) const {
  return std::any_of(layers_.begin(), layers_.end(),
                     [&](const normalize::NameSource* layer) { return layer->may_begin(beginning); });
}

}  // namespace tolmach::lexicons
