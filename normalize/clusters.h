#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/mentions.h"
#include "normalize/name_similarity.h"
#include "normalize/spellings.h"

namespace tolmach::normalize {

/// One mention of a cluster: which document, which mention of it.
struct MentionPlace {
  std::uint32_t document = 0;  ///< index into the documents given to cluster_names
  std::uint32_t mention = 0;   ///< index into that document's mentions
};

/// A written form within a cluster.
struct ClusterForm {
  std::string text;
  std::string language;
  NameStatus status =
      NameStatus::kAdmitted;         ///< kPreferred for the form of its language to use; kMisspelling for a suspect
  std::string reason;                ///< one sentence: why it belongs here, or why it is suspect
  std::vector<MentionPlace> places;  ///< its count is places.size()
};

/// All forms of one name in one or several documents.
struct NameCluster {
  std::string preferred;  ///< by lexicon, else the most frequent form of the first document that has one
  NameKind kind = NameKind::kOther;
  std::string entity;              ///< the lexicon's id, or empty
  std::vector<ClusterForm> forms;  ///< most frequent first
};

/// The mentions of one document.
struct DocumentMentions {
  const text::Document* document = nullptr;
  std::vector<Mention> mentions;
  std::vector<std::size_t> beads = {};  ///< of two aligned documents: the bead of each segment; else empty
};

/// Groups the mentions of documents by what they name: the same document's variants (Kuliba, Kuleba), a surname with
/// the full name, and across languages (Зеленський, Zelensky); names that stand in one bead need be less alike than
/// others. Every mention stands in exactly one cluster. Order: by first place. A form that a list knows as a name is no
/// slip of another one; of two that stand equally often, the one that no list knows is the suspect, or both are.
/// @param lexicon may be null
[[nodiscard]] std::vector<NameCluster> cluster_names(const std::vector<DocumentMentions>& documents,
                                                     const NameMatcher& matcher, const NameSource* lexicon,
                                                     SpellingLists& lists);

/// A quick look whether cluster_names() may call any form of one document a misspelling: false only where surely none.
/// @param language a base tag  @param lexicon may be null
[[nodiscard]] bool may_have_misspellings(const std::vector<Mention>& mentions, std::string_view language,
                                         const NameMatcher& matcher, const NameSource* lexicon);

}  // namespace tolmach::normalize
