#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "check/detail/finders.h"
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

/// The form of a name that should stand in the place of another one; empty where that is longer or shorter: "Ada" is no
/// slip for "Ada Marenko".
std::string preferred_for(const NameCluster& cluster, const ClusterForm& form) {
  const auto words = [](const std::string& name) { return std::count(name.begin(), name.end(), ' '); };
  const auto preferred = std::find_if(cluster.forms.begin(), cluster.forms.end(), [&](const ClusterForm& other) {
    return other.status == NameStatus::kPreferred && other.language == form.language;
  });
  const std::string& right = preferred == cluster.forms.end() ? cluster.preferred : preferred->text;
  return words(right) == words(form.text) ? right : std::string();
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
      for (const normalize::MentionPlace& place : form.places) {
        if (stands_in_source(context, mentions[place.mention])) continue;
        findings.add({.code = "name-inconsistent",
                      .confidence = 0.75,
                      .message = form.reason,
                      .target = mentions[place.mention].span,
                      .suggestion = preferred_for(cluster, form)});
      }
    }
  }
}

}  // namespace tolmach::check::detail
