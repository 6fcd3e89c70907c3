#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/clusters.h"

namespace tolmach::normalize::detail {

/// All mentions of a document that read alike.
struct Form {
  std::uint32_t document = 0;
  std::string text;  ///< the lemma
  std::string language;
  std::string entity;
  NameKind kind = NameKind::kOther;
  std::vector<std::string> tokens;             ///< folded
  std::vector<std::set<std::string>> written;  ///< the forms of each token in the text, folded
  std::vector<MentionPlace> places;
  std::set<std::size_t> beads;         ///< where it stands, if the documents are aligned
  std::optional<std::string> suspect;  ///< why it is probably a slip
};

/// The forms of documents in the order of the documents, those of one in the order of their first places.
struct DocumentForms {
  std::vector<Form> all;
  /// The forms of document d are numbered from begins[d] and below begins[d + 1].
  std::vector<std::size_t> begins;

  [[nodiscard]] std::size_t begin(std::size_t document) const { return begins[document]; }
  [[nodiscard]] std::size_t end(std::size_t document) const { return begins[document + 1]; }
};

[[nodiscard]] DocumentForms forms_of(const std::vector<DocumentMentions>& documents);

/// The words of a name, folded: between spaces and hyphens.
[[nodiscard]] std::vector<std::string> folded_tokens(std::string_view text);

}  // namespace tolmach::normalize::detail
