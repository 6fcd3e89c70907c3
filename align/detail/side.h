#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/detail/evidence/clitics.h"
#include "align/detail/evidence/row_marks.h"
#include "align/guidance.h"
#include "normalize/latin_key.h"
#include "normalize/quantities.h"
#include "text/document.h"

namespace tolmach::align::detail {

using WordId = std::uint32_t;

/// Classes of tokens that differ in how surely they have a counterpart in the translation.
enum class TokenClass : std::uint8_t {
  kWord,
  kName,
  kNumber,
  kPunctuation,
  kKnown,  ///< a word whose translations are known, so that it says something when none of them is there
};
inline constexpr std::size_t kTokenClasses = 5;

/// A word of one side's vocabulary.
struct Word {
  std::string form;  ///< as first seen
  std::string stem;  ///< what the word is told from others by: its first letters, in lower case
  std::string key;   ///< Latin key; for numbers the value, for punctuation the sort of mark
  TokenClass kind = TokenClass::kWord;
  std::uint32_t count = 0;
  std::uint32_t capitalised = 0;  ///< occurrences with a capital letter inside a sentence

  /// Whether it is neither a number nor a mark.
  [[nodiscard]] bool is_word() const noexcept {
    return kind != TokenClass::kNumber && kind != TokenClass::kPunctuation;
  }
};

/// One side of a pair of documents, or of several pairs that share their words, as the evidence sees it: the linkable
/// segments, cut into words with ids.
struct Side {
  std::string language;                       ///< base subtag
  std::vector<std::uint32_t> document_begin;  ///< documents + 1 rows
  std::vector<std::uint32_t> section_begin;   ///< sections + 1 rows; each document has at least one section
  std::vector<std::uint32_t> section_of;      ///< section of each row; no bead spans two of them
  std::vector<std::uint32_t> segments;        ///< index into the document's segments, for each row
  std::vector<std::uint32_t> token_begin;     ///< rows + 1 offsets into tokens
  std::vector<WordId> tokens;
  std::vector<std::string> spellings;  ///< the tokens as they are written; empty unless asked for
  std::vector<double> lengths;         ///< characters of each row, white space not counted, at least 1
  std::vector<bool> paragraph_begin;   ///< whether a row begins a paragraph
  std::vector<RowMarks> marks;         ///< by row
  std::vector<bool> gap_before;        ///< whether an unlinkable segment stands before a row: no bead spans it
  std::vector<Word> words;

  [[nodiscard]] std::uint32_t rows() const noexcept { return static_cast<std::uint32_t>(segments.size()); }
  /// Whether a document or section begins with a row. That a paragraph does so as well says nothing.
  [[nodiscard]] bool begins_section(std::uint32_t row) const noexcept { return section_begin[section_of[row]] == row; }
  /// A token as it is written where that is known, else as its word was first seen.
  [[nodiscard]] const std::string& spelling_of(std::uint32_t token) const noexcept {
    return spellings.empty() ? words[tokens[token]].form : spellings[token];
  }
  /// Probability of a word in this document by itself (add one half).
  [[nodiscard]] double unigram(WordId id) const noexcept {
    return (words[id].count + 0.5) / (static_cast<double>(tokens.size()) + 0.5 * static_cast<double>(words.size()));
  }
};

/// The rows of one document's segments.
class RowsOfSegments {
 public:
  RowsOfSegments(const Side& side, std::size_t document);
  /// The rows of a range of segments; all of them must be rows.
  [[nodiscard]] text::SegmentRange of(text::SegmentRange segments) const noexcept {
    return {row_of_[segments.begin], row_of_[segments.end - 1] + 1};
  }

 private:
  std::vector<std::uint32_t> row_of_;  ///< by segment
};

/// What holds for the segments of one document.
struct SideLimits {
  std::vector<bool> barred;          ///< one flag a segment that may not be linked; empty = none
  std::vector<std::uint32_t> walls;  ///< segments with which a new section begins, ascending
};

/// What is needed to cut text into words.
struct SideTools {
  const normalize::LatinKeys& keys;
  const Clitics& clitics;
  normalize::QuantityReader* quantities = nullptr;  ///< null: numbers are not read by value
  bool keep_spellings = false;                      ///< whether tokens are kept as they are written
};

/// Prepares documents of one language. `limits` hold for the first of them.
[[nodiscard]] Side make_side(const std::vector<const text::Document*>& documents, const SideLimits& limits,
                             const SideTools& tools);

}  // namespace tolmach::align::detail
