#include "pipeline/name_changes.h"

#include <utility>

#include "normalize/consistent_names.h"
#include "pipeline/name_gatherer.h"

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
  const lexicons::OpenLexicons lexicons = lexicons_of(settings);
  NameGatherer gatherer(data, lexicons.stack.get());
  const std::vector<normalize::DocumentMentions> mentions{gatherer.mentions_of(document)};
  auto clusters = gatherer.clusters_of(mentions);
  acquit_frequent(clusters);
  normalize::ConsistentNames consistent(data, style_of(data, style), gatherer.matcher(), lexicons.stack.get());
  std::vector<formats::TextChange> changes;
  for (normalize::NameRewrite& rewrite : consistent.rewrites(mentions.front(), clusters))
    changes.push_back({document.source_map.to_file(rewrite.span.begin),
                       document.source_map.end_to_file(rewrite.span.end), std::move(rewrite.before),
                       std::move(rewrite.after), std::move(rewrite.reason)});
  return changes;
}

}  // namespace tolmach::pipeline
