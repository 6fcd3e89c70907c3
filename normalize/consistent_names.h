#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "normalize/clusters.h"
#include "normalize/name_source.h"
#include "text/data_folder.h"

namespace tolmach::normalize {

/// A word of a name that is to be written in another way.
struct NameRewrite {
  text::Span span;  ///< of the document's text
  std::string before, after;
  std::string reason;  ///< one sentence
};

/// How names are to be written, such as "uk-2010,en-2019": names whose spelling in a system's language is known go by
/// that system; a language with a year stands for the forms that this language prefers, from the lexicon.
class NameStyle {
 public:
  NameStyle() = default;
  /// @param systems the ids there are, with their aliases
  /// @throws Error (usage) for a part that is neither a system nor a language with a year
  NameStyle(const std::string& text, const std::vector<std::string>& systems);

  /// The systems, in the order of the style.
  [[nodiscard]] const std::vector<std::string>& systems() const noexcept { return systems_; }

 private:
  std::vector<std::string> systems_;
};

/// The systems that a style may name: the ids of `data/romanization/` with their aliases. @throws Error (io)
[[nodiscard]] std::vector<std::string> style_names(const text::DataFolder& data);

/// Finds what must be rewritten so that each name of a text has one form. The form is that of the style's system, else
/// the one that the lexicon prefers in the text's language, else the usual one of the text. Endings of inflection stay
/// (Кулібі becomes Кулебі), and so do possessives, capitals, and words that the form says nothing of (a given name
/// beside a surname). What is a form of the same lemma already is left alone.
class ConsistentNames {
 public:
  /// @param lexicon may be null; it and the matcher must outlive this
  ConsistentNames(const text::DataFolder& data, NameStyle style, const NameMatcher& matcher, const NameSource* lexicon);
  ~ConsistentNames();
  ConsistentNames(ConsistentNames&&) noexcept;
  ConsistentNames& operator=(ConsistentNames&&) noexcept;

  /// How the style's systems write what a cluster names; nothing where the lexicon knows no spelling that they
  /// romanise.
  [[nodiscard]] std::optional<std::string> styled(const NameCluster& cluster);

  /// The rewrites of one document in the order of their place; they do not overlap.
  /// @param clusters of cluster_names() over this document alone
  [[nodiscard]] std::vector<NameRewrite> rewrites(const DocumentMentions& document,
                                                  const std::vector<NameCluster>& clusters);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::normalize
