#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "normalize/detail/mentions/caseless_names.h"
#include "normalize/name_source.h"
#include "text/document.h"
#include "text/span.h"
#include "text/words.h"

namespace tolmach::normalize::detail {

/// Log-odds from which a word is a name by its letters alone, and where the text repeats it.
inline constexpr double kSurelySpelled = 5.5, kRepeatedSpelled = 3.5;
/// Letters of a name, and those that must be left behind what is written to its beginning.
inline constexpr std::size_t kShortestSpaced = 2, kShortestBehindClitic = 3;

/// What speaks for a word as a name, the strongest last.
enum class Evidence { kNone, kSlip, kLetters, kNeighbour, kText, kGiven, kTitle };

/// A word of a text that writes spaces and no capitals.
struct SpacedWord {
  text::Span span;  ///< without what the language writes to a name
  std::string form;
  bool joined = false;  ///< nothing but white space or a hyphen stands before it
  bool clitic = false;  ///< something is written to its beginning: no name goes on with it
  bool ending = false;  ///< something is written to its end: no name goes on behind it
  std::size_t length = 0;
  const KnownWord* known = nullptr;  ///< never null once the word is read
  Evidence evidence = Evidence::kNone;
  NameKind kind = NameKind::kOther;
};

/// Whether a word is none of a name, whatever speaks for it: too short, a stop word, a title or an ordinary word.
/// Precondition: the word was read.
[[nodiscard]] bool is_no_name(const SpacedWord& word);

/// The words of a document in a language with spaces and no capitals, without what the language writes to names.
class SpacedWords {
 public:
  /// All must outlive the object. What is known of the words is valid until known.begin_text().
  SpacedWords(const text::Document& document, const SegmentTokens& tokens, const CaselessLanguage& language,
              KnownNames& known);

  /// The words of each segment, in their order; nothing speaks for one yet.
  [[nodiscard]] std::vector<std::vector<SpacedWord>>& segments() noexcept { return segments_; }
  /// Whether the text has a word as it stands, with all that is written to it.
  [[nodiscard]] bool has_written(std::string_view word) const;
  /// How often words were read with the form of this one.
  [[nodiscard]] std::size_t count(const SpacedWord& word) const noexcept { return lexicon_.uses(*word.known); }
  /// The text of a span of the document.
  [[nodiscard]] std::string_view of(text::Span span) const { return span.of(document_.text); }

 private:
  [[nodiscard]] std::vector<SpacedWord> words_of(const std::vector<text::Token>& tokens);
  [[nodiscard]] KnownWord::Written written_to(std::string_view word, const KnownWord& known) const;
  [[nodiscard]] bool is_written(std::string_view form, const KnownWord& word) const;

  const text::Document& document_;
  const CaselessLanguage& language_;
  KnownNames& lexicon_;
  std::vector<std::vector<text::Token>> tokens_;  ///< of each segment
  std::vector<std::vector<SpacedWord>> segments_;
  mutable std::unordered_set<std::string_view> written_;  ///< words as they stand; empty until it is asked for one
};

}  // namespace tolmach::normalize::detail
