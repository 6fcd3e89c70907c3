#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "normalize/name_source.h"
#include "text/data_folder.h"
#include "text/document.h"
#include "text/words.h"

namespace tolmach::normalize {

/// A place in a text where something is named.
struct Mention {
  text::Span span;  ///< of the document's text
  std::uint32_t segment = 0;
  std::string form;   ///< as written, without a possessive ending
  std::string lemma;  ///< brought to the form that the document or the lexicon suggests; often equal to form
  NameKind kind = NameKind::kOther;
  std::string entity;     ///< the lexicon's id where it knows the form; else empty
  double confidence = 0;  ///< probability that this is a name, 0 to 1
};

/// The tokens of a document's segments, by index; valid until the next one is asked for.
using SegmentTokens = std::function<const std::vector<text::Token>&(std::uint32_t)>;

/// Finds names in running text: by rules, the lexicon and the document as a whole. The words around names stand in
/// `data/names/words/<language>.tsv`.
/// - Where a script has capitals: capitalised words and their particles, told apart from sentence beginnings by the
/// rest
///   of the document, by stop words, by everyday words (`data/words`) and by the lexicon. German, whose nouns all have
///   capitals: what stands behind a title, full names, and the lexicon.
/// - Where it has none: what the lexicon knows; what titles and given names vouch for here or elsewhere in the
/// document;
///   what is spelled as foreign names are (`data/names/letters`).
/// Titles say what a name names.
class MentionFinder {
 public:
  /// @param lexicon may be null; must outlive the finder
  MentionFinder(text::DataFolder data, const NameSource* lexicon);
  ~MentionFinder();
  MentionFinder(MentionFinder&&) noexcept;
  MentionFinder& operator=(MentionFinder&&) noexcept;

  /// Mentions in order of their place; they do not overlap.
  [[nodiscard]] std::vector<Mention> find(const text::Document& document);
  /// The same for a caller that has the tokens of the segments already.
  /// @param tokens gives text::tokenise() of a segment by its index, with offsets of the document's text
  [[nodiscard]] std::vector<Mention> find(const text::Document& document, const SegmentTokens& tokens);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize
