#include "pipeline/name_changes.h"

#include <utility>

#include "lexicons/open.h"
#include "normalize/clusters.h"
#include "normalize/consistent_names.h"

namespace tolmach::pipeline {
namespace {

normalize::NameStyle style_of(const text::DataFolder& data, const std::string& text) {
  if (text.empty()) return {};
  return {text, normalize::style_names(data)};
}

/// A form as frequent as half the usual one may be another's name, Marina beside Maria: what the text alone makes
/// suspect is then told, not rewritten.
void acquit_frequent(std::vector<normalize::NameCluster>& clusters) {
  constexpr std::size_t kUsual = 2;  // times as frequent
  using normalize::NameStatus;
  for (normalize::NameCluster& cluster : clusters) {
    if (!cluster.entity.empty()) continue;
    std::size_t usual = 0;
    for (const normalize::ClusterForm& form : cluster.forms)
      if (form.status != NameStatus::kMisspelling) usual += form.places.size();
    std::erase_if(cluster.forms, [&](const normalize::ClusterForm& form) {
      return form.status == NameStatus::kMisspelling && usual < kUsual * form.places.size();
    });
  }
}

}  // namespace

std::vector<formats::TextChange> name_changes(const text::Document& document, const std::string& style,
                                              const Settings& settings) {
  const text::DataFolder& data = settings.data;
  lexicons::OpenLexicons lexicons;
  if (settings.use_lexicon) lexicons = lexicons::open_lexicons(data, settings.lexicon);
  const normalize::NameSource* names = lexicons.stack.get();
  const normalize::NameMatcher matcher(data, names);
  const std::vector<normalize::DocumentMentions> mentions{
      {&document, normalize::MentionFinder(data, names).find(document)}};
  normalize::SpellingLists spellings(data);
  auto clusters = normalize::cluster_names(mentions, matcher, names, spellings);
  acquit_frequent(clusters);
  normalize::ConsistentNames consistent(data, style_of(data, style), matcher, names);
  std::vector<formats::TextChange> changes;
  for (normalize::NameRewrite& rewrite : consistent.rewrites(mentions.front(), clusters))
    changes.push_back({document.source_map.to_file(rewrite.span.begin),
                       document.source_map.end_to_file(rewrite.span.end), std::move(rewrite.before),
                       std::move(rewrite.after), std::move(rewrite.reason)});
  return changes;
}

}  // namespace tolmach::pipeline
