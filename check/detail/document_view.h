#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/detail/resources.h"
#include "normalize/measures.h"
#include "normalize/mentions.h"
#include "normalize/quantities.h"
#include "text/document.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {

/// A word or number of a segment.
struct Word : WordTraits {
  text::Span span;
  WordFacts* facts = nullptr;  ///< of Resources::word_book()
};

/// One side of what is checked, with the things several finders ask of it; each is computed when first asked for. All
/// spans are offsets of the document's text. Segments that are not linkable have no tokens, quantities or mentions.
class DocumentView {
 public:
  /// Both must outlive the view.
  DocumentView(const text::Document& document, Resources& resources);
  DocumentView(const DocumentView&) = delete;
  DocumentView& operator=(const DocumentView&) = delete;

  [[nodiscard]] const text::Document& document() const noexcept { return document_; }
  [[nodiscard]] std::string_view text() const noexcept { return document().text; }
  [[nodiscard]] std::uint32_t segment_count() const noexcept {
    return static_cast<std::uint32_t>(document().segments.size());
  }
  [[nodiscard]] const text::Segment& segment(std::uint32_t index) const { return document().segments[index]; }
  [[nodiscard]] std::string_view segment_text(std::uint32_t index) const { return document().segment_text(index); }

  [[nodiscard]] std::string_view language() const noexcept { return language_; }  ///< base language: "zh" of "zh-TW"
  /// Of the language; where that is unknown or written in several, the one that most of the text's letters are of.
  [[nodiscard]] text::Script script() const {
    if (!script_) script_ = find_script();
    return *script_;
  }
  [[nodiscard]] const Profile& profile() const {
    if (profile_ == nullptr) profile_ = &resources_.profile(language_);
    return *profile_;
  }

  /// The paragraphs that have text, without the unlinkable lines at their edges.
  [[nodiscard]] const std::vector<text::SegmentRange>& paragraphs() const;
  [[nodiscard]] const std::vector<text::Token>& tokens(std::uint32_t index) const {
    const auto& tokens = segments_[index].tokens;
    return tokens ? *tokens : new_tokens(index);
  }
  /// The tokens that are words and numbers.
  [[nodiscard]] const std::vector<Word>& words(std::uint32_t index) const {
    const auto& words = segments_[index].words;
    return words ? *words : new_words(index);
  }
  /// Whether the answer to a question may be yes for any word of a segment: for most it is known that it is not.
  [[nodiscard]] bool may_have(WordFacts::Question question, std::uint32_t index) const {
    static_cast<void>(words(index));
    return (segments_[index].may & question) != 0;
  }
  [[nodiscard]] std::size_t word_count(text::SegmentRange range) const;
  /// The folded words of a range, joined: equal for texts that differ in case, punctuation and spacing alone.
  [[nodiscard]] std::string folded_words(text::SegmentRange range) const;
  [[nodiscard]] WordBook::Vocabulary& vocabulary() const;  ///< that holds the words
  /// What the segment may have, see CharacterSigns.
  [[nodiscard]] std::uint32_t signs(std::uint32_t index) const {
    auto& signs = segments_[index].signs;
    if (!signs) signs = resources_.character_signs().of(segment_text(index));
    return *signs;
  }
  /// What a stretch may have; as if it were a range of whole segments.
  [[nodiscard]] std::uint32_t signs(text::Span stretch) const;
  [[nodiscard]] const std::vector<text::Span>& sentences(std::uint32_t index) const;  ///< see sentence_pieces()
  /// How many a range has; several segments may be parts of one.
  [[nodiscard]] std::size_t sentence_count(text::SegmentRange range) const;
  [[nodiscard]] double length(text::SegmentRange range) const;  ///< see length_of()
  [[nodiscard]] const std::vector<normalize::Quantity>& quantities(std::uint32_t index) const;
  /// What is named only by its scale ("thousands", "half"); none of them is among the quantities.
  [[nodiscard]] const std::vector<normalize::Quantity>& vague_amounts(std::uint32_t index) const;
  /// Those of the quantities that have a unit or a currency.
  [[nodiscard]] const std::vector<normalize::Measure>& measures(std::uint32_t index) const;
  [[nodiscard]] const std::vector<normalize::Mention>& mentions() const;  ///< in order of their place

 private:
  /// What is computed of a segment.
  struct SegmentView {
    std::optional<std::vector<text::Token>> tokens;
    std::optional<std::vector<Word>> words;
    std::uint8_t may = 0;  ///< that of the words' facts together
    std::optional<std::uint32_t> signs;
    std::optional<double> length;
    std::optional<std::vector<text::Span>> sentences;
    std::optional<std::vector<normalize::Quantity>> quantities;
    std::vector<normalize::Quantity> vague_amounts;  ///< read with the quantities
    std::optional<std::vector<normalize::Measure>> measures;
  };

  [[nodiscard]] text::Script find_script() const;
  /// tokens() and words() when they are first asked for.
  [[nodiscard]] const std::vector<text::Token>& new_tokens(std::uint32_t index) const;
  [[nodiscard]] const std::vector<Word>& new_words(std::uint32_t index) const;
  /// length_of() a segment's text.
  [[nodiscard]] double length_of(std::uint32_t index) const;
  /// Whether a segment may have quantities or vague amounts; most have none.
  [[nodiscard]] bool may_have_quantities(std::uint32_t index) const;
  /// What the language's numerals say of each token.
  [[nodiscard]] std::vector<normalize::NumeralWord> numerals_of(std::uint32_t index) const;

  const text::Document& document_;
  Resources& resources_;
  std::string_view language_;
  // What is computed, once it is asked for:
  mutable WordBook::Vocabulary* vocabulary_ = nullptr;
  mutable const Profile* profile_ = nullptr;
  mutable std::optional<text::Script> script_;
  mutable std::vector<SegmentView> segments_;
  mutable std::optional<std::vector<text::SegmentRange>> paragraphs_;
  mutable std::optional<std::vector<normalize::Mention>> mentions_;
};

}  // namespace tolmach::check::detail
