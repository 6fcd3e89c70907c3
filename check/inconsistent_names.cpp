#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "check/detail/finders.h"
#include "text/fields.h"
#include "text/near.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

using normalize::ClusterForm;
using normalize::Mention;
using normalize::NameCluster;
using normalize::NameStatus;

/// Whether the source of the mention's bead has the very form: then the odd one is the author's.
bool stands_in_source(const Context& context, const Mention& mention) {
  if (!context.has_source() || context.same_language()) return false;
  const text::SegmentRange range = context.source_of(mention.segment);
  if (range.empty()) return false;
  const text::Document& source = context.source()->document();
  const text::Span span = text::span_of(source, range);
  return text::fold(span.of(source.text)).find(text::fold(mention.form)) != std::string::npos;
}

bool have_as_many_words(const std::string& a, const std::string& b) {
  return std::count(a.begin(), a.end(), ' ') == std::count(b.begin(), b.end(), ' ');
}

/// Whether two forms are so near that one may be the other's slip.
bool are_near(const ClusterForm& a, const ClusterForm& b) {
  constexpr std::size_t kMostEdits = 2;
  return &a != &b && a.language == b.language && have_as_many_words(a.text, b.text) &&
         text::edits(text::code_points(text::fold(a.text)), text::code_points(text::fold(b.text))) <= kMostEdits;
}

/// The word of a longer name that a form of one word is near to; empty where there is none: "Ada" is no slip for "Ada
/// Marenko".
std::string near_word(const std::string& name, const ClusterForm& form) {
  std::string found;
  text::for_each_word(name, [&](std::string_view word) {
    const ClusterForm one{std::string(word), form.language, NameStatus::kPreferred, {}, {}};
    if (found.empty() && one.text != form.text && are_near(one, form)) found = word;
  });
  return found;
}

/// The form of a name that should stand in the place of another one; empty where there is none of as many words.
std::string preferred_for(const NameCluster& cluster, const ClusterForm& form) {
  const auto preferred = std::find_if(cluster.forms.begin(), cluster.forms.end(), [&](const ClusterForm& other) {
    return other.status == NameStatus::kPreferred && other.language == form.language;
  });
  const std::string& right = preferred == cluster.forms.end() ? cluster.preferred : preferred->text;
  return have_as_many_words(right, form.text) ? right : near_word(right, form);
}

bool is_suspect(const NameCluster& cluster, const std::string& name) {
  return std::any_of(cluster.forms.begin(), cluster.forms.end(), [&](const ClusterForm& form) {
    return form.status == NameStatus::kMisspelling && form.text == name;
  });
}

/// The suspect that another one is confused with; null where there is none.
const ClusterForm* near_suspect(const NameCluster& cluster, const ClusterForm& form) {
  const auto near = std::find_if(cluster.forms.begin(), cluster.forms.end(), [&](const ClusterForm& other) {
    return other.status == NameStatus::kMisspelling && are_near(form, other);
  });
  return near == cluster.forms.end() ? nullptr : &*near;
}

/// The names of the source that stand opposite the places of a form.
std::vector<const Mention*> names_opposite(const Context& context, const ClusterForm& form) {
  std::vector<const Mention*> names;
  for (const normalize::MentionPlace& place : form.places) {
    const text::SegmentRange range = context.source_of(context.target().mentions()[place.mention].segment);
    for (const Mention& name : context.source()->mentions())
      if (name.segment >= range.begin && name.segment < range.end) names.push_back(&name);
  }
  return names;
}

/// How much more like the source's names a form is than another one that stands equally often; 0 where that can't be
/// said.
double nearer_to_source(const Context& context, const ClusterForm& form, const ClusterForm& other) {
  if (!context.has_source() || context.same_language()) return 0;
  std::vector<const Mention*> names = names_opposite(context, form);
  const std::vector<const Mention*> more = names_opposite(context, other);
  names.insert(names.end(), more.begin(), more.end());
  const auto likeness = [&](const ClusterForm& one) {
    double most = 0;
    for (const Mention* name : names)
      most = std::max(most, context.resources()
                                .matcher()
                                .compare({one.text, one.language}, {name->lemma, context.source()->language()})
                                .score);
    return most;
  };
  return likeness(form) - likeness(other);
}

/// What should stand in the place of a suspect; nothing where it is the right one of two that stand equally often, an
/// empty name where that is not known.
std::optional<std::string> right_for(const Context& context, const NameCluster& cluster, const ClusterForm& form) {
  std::string preferred = preferred_for(cluster, form);
  if (!is_suspect(cluster, preferred)) return preferred;
  const ClusterForm* equal = near_suspect(cluster, form);
  if (equal == nullptr) return std::string();
  const double nearer = nearer_to_source(context, form, *equal);
  if (nearer > 0) return std::nullopt;
  return nearer < 0 ? equal->text : std::string();
}

/// The forms of a cluster that are another one of it in another case: adjectives of names (Всемирный банк, Всемирной
/// организации).
class InflectedForms {
 public:
  InflectedForms(const NameCluster& cluster, const normalize::WordForms& word_forms) : word_forms_(word_forms) {
    for (const ClusterForm& form : cluster.forms) small_.push_back({&form, text::lower(form.text, form.language)});
  }

  [[nodiscard]] bool has(const ClusterForm& form) const {
    const auto own = std::find_if(small_.begin(), small_.end(), [&](const Small& one) { return one.form == &form; });
    return std::any_of(small_.begin(), small_.end(), [&](const Small& other) {
      return other.form != &form && other.form->language == form.language &&
             word_forms_.same_word(other.text, own->text, form.language);
    });
  }

 private:
  struct Small {
    const ClusterForm* form;
    std::string text;
  };

  const normalize::WordForms& word_forms_;
  std::vector<Small> small_;
};

}  // namespace

void find_inconsistent_names(const Context& context, Findings& findings) {
  if (!findings.wants("name-inconsistent")) return;
  const DocumentView& target = context.target();
  const std::vector<Mention>& mentions = target.mentions();
  Resources& resources = context.resources();
  if (!normalize::may_have_misspellings(mentions, target.language(), resources.matcher(), resources.lexicon())) return;
  for (const NameCluster& cluster : context.name_clusters()) {
    std::optional<InflectedForms> inflected;
    for (const ClusterForm& form : cluster.forms) {
      if (form.status != NameStatus::kMisspelling) continue;
      if (!inflected) inflected.emplace(cluster, resources.word_forms());
      if (inflected->has(form)) continue;
      const auto right = right_for(context, cluster, form);
      if (!right) continue;
      for (const normalize::MentionPlace& place : form.places) {
        if (stands_in_source(context, mentions[place.mention])) continue;
        findings.add({.code = "name-inconsistent",
                      .confidence = 0.75,
                      .message = form.reason,
                      .target = mentions[place.mention].span,
                      .suggestion = *right == mentions[place.mention].form ? std::string() : *right});
      }
    }
  }
}

}  // namespace tolmach::check::detail
