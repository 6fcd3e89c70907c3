#pragma once

#include <optional>
#include <string>

#include "check/detail/document_view.h"

namespace tolmach::check::detail {

/// In which language a stretch of text is, when it is not in the one it should be in.
struct LanguageGuess {
  std::string language;   ///< base tag; "und" for an unknown language in another script
  double confidence = 0;  ///< that the text is not in its own language
};

/// How many letters a stretch has, an ideograph counted as several, and which.
struct LetterShares {
  std::size_t all = 0, own_script = 0;  ///< of the script that the language is written in
  std::size_t sisters = 0;              ///< that a sister language has and the own one does not
};

/// Tells a language from others by script, by the letters and small words that sister languages do not share, and,
/// where these don't settle it, by cld2. Nothing for text that is in the document's own language or too short to say;
/// for a language that nothing knows, by script alone.
class LanguageGuesser {
 public:
  /// Both must outlive the guesser.
  LanguageGuesser(const DocumentView& view, Resources& resources);

  /// @param names stretches that are in no language, in order: what is left of the segment has to be foreign by itself
  [[nodiscard]] std::optional<LanguageGuess> foreign(std::uint32_t segment,
                                                     const std::vector<text::Span>& names = {}) const;

 private:
  struct Evidence;
  [[nodiscard]] Evidence gather(const std::vector<text::Span>& stretches, std::uint32_t segment) const;
  [[nodiscard]] std::vector<text::Span> unquoted(std::uint32_t segment) const;
  [[nodiscard]] std::vector<text::Span> outside_quotations(std::uint32_t segment) const;
  [[nodiscard]] bool only_quotes_other_script(std::uint32_t segment) const;
  [[nodiscard]] std::vector<text::Span> in_language(std::uint32_t segment) const;
  /// Whether a language of the small words is the text's own.
  [[nodiscard]] bool is_own(std::size_t language) const noexcept { return (own_ >> language & 1U) != 0; }
  [[nodiscard]] bool is_known(const Evidence& evidence, std::uint32_t segment) const;
  /// @param word it and its letters stand in the stretch that is looked at
  void add_letters(const Word& word, Evidence& evidence) const;
  [[nodiscard]] LetterShares count_letters(text::Span stretch) const;
  [[nodiscard]] std::u32string letters_beyond_ascii(std::uint32_t segment) const;
  [[nodiscard]] bool is_abbreviated(const Word& word) const;
  void add_word(const Word& word, Evidence& evidence) const;
  [[nodiscard]] std::optional<LanguageGuess> by_words(const Evidence& evidence, std::string_view text) const;
  [[nodiscard]] bool has_no_word_of(const Evidence& evidence, std::string_view other) const;
  static bool is_fair_share(std::size_t own_words, const Evidence& evidence);
  static bool rule_out(std::size_t own_words, const Evidence& evidence);
  [[nodiscard]] bool rule_out_all(const Evidence& evidence) const;
  [[nodiscard]] std::size_t own_words_against(const Evidence& evidence, std::string_view other) const;
  [[nodiscard]] std::optional<LanguageGuess> by_detector(const Evidence& evidence, std::uint32_t segment,
                                                         std::string_view text) const;

  const DocumentView& view_;
  Resources& resources_;
  FunctionWords::Set own_;  ///< the view's language
  bool is_told_;            ///< whether anything but its script tells the view's language from others
};

}  // namespace tolmach::check::detail
