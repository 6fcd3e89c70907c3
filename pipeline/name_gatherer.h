#pragma once

#include <vector>

#include "lexicons/open.h"
#include "normalize/clusters.h"
#include "normalize/mentions.h"
#include "normalize/name_similarity.h"
#include "pipeline/workbench.h"
#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::pipeline {

/// The lexicons that the settings name; none where they want none. @throws Error (io) when one can't be opened
[[nodiscard]] lexicons::OpenLexicons lexicons_of(const Settings& settings);

/// Finds the names of documents and brings together those that are one. Keeps what it has loaded. One object may not
/// be shared by threads.
class NameGatherer {
 public:
  /// @param lexicon may be null; must outlive the object  @throws Error (io) when data can't be read
  NameGatherer(const text::DataFolder& data, const normalize::NameSource* lexicon);

  /// The names that a document mentions; it must outlive them.
  [[nodiscard]] normalize::DocumentMentions mentions_of(const text::Document& document);
  /// The names of all of them, those that are one together.
  [[nodiscard]] std::vector<normalize::NameCluster> clusters_of(
      const std::vector<normalize::DocumentMentions>& mentions);

  /// What compares the names.
  [[nodiscard]] const normalize::NameMatcher& matcher() const noexcept { return matcher_; }

 private:
  const normalize::NameSource* lexicon_;
  normalize::MentionFinder finder_;
  normalize::NameMatcher matcher_;
  normalize::SpellingLists spellings_;
};

}  // namespace tolmach::pipeline
