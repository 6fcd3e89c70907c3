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
  const auto clusters = normalize::cluster_names(mentions, matcher, names, spellings);
  normalize::ConsistentNames consistent(data, style_of(data, style), matcher, names);
  std::vector<formats::TextChange> changes;
  for (normalize::NameRewrite& rewrite : consistent.rewrites(mentions.front(), clusters))
    changes.push_back({document.source_map.to_file(rewrite.span.begin),
                       document.source_map.end_to_file(rewrite.span.end), std::move(rewrite.before),
                       std::move(rewrite.after), std::move(rewrite.reason)});
  return changes;
}

}  // namespace tolmach::pipeline
