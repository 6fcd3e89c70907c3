#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "check/detail/clutter/clutter_piece.h"
#include "check/detail/resources.h"

namespace tolmach::check::detail {

/// Looks for the phrases of web clutter in a text, segment by segment.
class ClutterSearch {
 public:
  /// Both must outlive the search.
  /// @param has_source whether there is a source that would say the same if it were part of the text
  ClutterSearch(const DocumentView& view, Resources& resources, bool has_source)
      : view_(view), data_(resources.clutter(view.language())), resources_(resources), has_source_(has_source) {}

  /// The clutter of a segment, in order. Precondition: there is such a segment.
  [[nodiscard]] std::vector<ClutterPiece> in_segment(std::uint32_t segment);

 private:
  /// Most sentences have no word that any phrase begins with.
  [[nodiscard]] bool may_have_phrase(std::span<const Word> words) const;
  /// What a line of a web page may be told by.
  [[nodiscard]] Phrases::Line line_of(std::span<const Word> words) const;
  /// Whether a phrase is quoted. Marks around all words of a line are an ornament, "(Read more)", "» Read more »",
  /// unless the line translates one.
  [[nodiscard]] bool is_quoted(std::uint32_t segment, text::Span phrase);
  /// Whether a sentence that holds a phrase may be one of the text: "Join the debate, she told students."
  [[nodiscard]] bool may_be_sentence(std::span<const Word> words, const Phrases::Line& line,
                                     const Phrases::Match& match) const;
  [[nodiscard]] bool nouns_have_capitals() const;
  /// Whether a word with a capital is one of every day, as far as that can be told from a noun.
  [[nodiscard]] bool is_everyday(const Word& word) const;
  [[nodiscard]] std::optional<ClutterPiece> in_piece(std::uint32_t segment, text::Span piece);

  const DocumentView& view_;
  const ClutterData& data_;
  Resources& resources_;
  bool has_source_;
  std::optional<std::vector<text::Span>> enclosed_;  ///< stretches of the segment that is looked at
};

}  // namespace tolmach::check::detail
