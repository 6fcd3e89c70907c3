#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "check/detail/clutter/clutter_piece.h"
#include "check/detail/context.h"

namespace tolmach::check::detail {

/// Finds lines of web pages by the words that they are made of, whatever phrase these make: sentences that the source
/// has none for, and what was glued to the beginning or the end of one ("Get news alerts The bridge was opened").
class WebLines {
 public:
  /// @param context has a source, and must outlive this
  explicit WebLines(const Context& context);

  /// Those of a segment of the target.
  [[nodiscard]] std::vector<ClutterPiece> in_segment(std::uint32_t segment) const;

 private:
  /// What a word is to a line; small words and numbers say nothing, unless lines are told by them.
  enum class Kind : std::uint8_t { kSmall, kOther, kUsual, kSure };

  /// The words of a stretch. Where words have no spaces between, `letters` of them are taken for a word.
  struct Tally {
    std::size_t letters = 1;
    std::size_t all = 0, usual = 0, sure = 0;

    void add(Kind kind) noexcept;  ///< counts a word
    /// Those that count.
    [[nodiscard]] std::size_t words() const noexcept { return (all + letters - 1) / letters; }
    /// Those of them that web lines are made of.
    [[nodiscard]] std::size_t web() const noexcept { return usual / letters + sure; }
    /// Whether a sentence made of them is a line of a web page, if the source has none for it.
    [[nodiscard]] bool is_line() const noexcept;
    /// Whether they are one even where nothing else says that they were added.
    [[nodiscard]] bool is_surely_line() const noexcept;
  };

  /// What may be a line.
  struct Candidate {
    text::Span span;
    std::size_t web = 0;  ///< its words of web lines: if the source has as many, it translates them
    bool extra = false;   ///< a sentence more than the source has
  };

  /// The segment of a text, read.
  struct Segment {
    std::span<const Word> words;
    std::vector<Kind> kinds;  ///< of the words
    [[nodiscard]] std::span<const Kind> kinds_of(std::span<const Word> part) const;
  };

  /// Most segments have too few words of web lines.
  [[nodiscard]] bool may_have_line(std::span<const Word> words) const;
  [[nodiscard]] Segment read(const DocumentView& view, std::uint32_t segment, const ClutterData& data) const;
  [[nodiscard]] static Tally empty_tally(const DocumentView& view);
  [[nodiscard]] std::vector<Candidate> sentences(const Segment& segment, std::uint32_t index) const;
  /// A line that was glued to the first or to the last sentence of a segment.
  [[nodiscard]] std::optional<Candidate> glued_line(const Segment& segment, std::uint32_t index) const;
  /// Whether words are a line that stands before, or begins with, `beginning`: a capital says so, or more words must.
  [[nodiscard]] bool is_glued(const Tally& tally, const Word& beginning) const noexcept;
  /// How many words of web lines a range of the source has; nothing where they are not known in its language.
  [[nodiscard]] std::optional<std::size_t> web_words_in_source(text::SegmentRange range) const;

  const Context& context_;
  const ClutterData& data_;
};

}  // namespace tolmach::check::detail
