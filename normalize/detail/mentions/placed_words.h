#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "normalize/detail/mentions/cased_words.h"
#include "normalize/detail/mentions/name_words.h"
#include "text/span.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::normalize::detail {

/// A word of a segment as the search for names by their capitals sees it.
class PlacedWord {
 public:
  /// @param written what stands there  @param words what is known of words; must outlive it
  PlacedWord(text::Span place, std::string_view written, CasedWords& words)
      : span(place), form(written), words_(&words) {
    std::size_t behind = 0;
    capital = text::is_upper(text::next_code_point(form, behind));
    single = behind == form.size();
    if (capital) fetched_ = words.fetch(form);
  }

  text::Span span;
  std::string_view form;
  bool capital = false;  ///< begins with a capital letter
  bool single = false;   ///< is one letter
  bool first = false;    ///< begins a sentence, a quotation or follows a colon: its capital says nothing
  bool joined = false;   ///< nothing but a hyphen or white space stands before it
  bool hyphen_before = false;

  /// What is known of the word, looked up when it is first asked for: most words stand beside no name.
  [[nodiscard]] CasedWord& known() const {
    if (known_ == nullptr) known_ = &words_->look_up(form, capital ? fetched_ : words_->fetch(form));
    return *known_;
  }
  [[nodiscard]] LoweredWord& lowered() const { return *known().lowered; }
  [[nodiscard]] std::size_t letters() const noexcept { return text::count_code_points(form); }

 private:
  CasedWords* words_;
  std::uint32_t fetched_ = 0;           ///< CasedWords::fetch() of a word with a capital
  mutable CasedWord* known_ = nullptr;  ///< once it is asked for
};

/// The words of a segment, without what is written to them with an apostrophe ("d'Emmanuel").
/// @param tokens of the segment, with offsets of the document  @param base where the segment begins in it
[[nodiscard]] std::vector<PlacedWord> placed_words(std::string_view segment, std::uint32_t base,
                                                   const std::vector<text::Token>& tokens, const NameWords& known,
                                                   CasedWords& cased, std::string_view language);

/// A title-case headline: no final mark, and nearly all its longer words have capitals, so capitals say nothing in it.
[[nodiscard]] bool is_title_case(const std::vector<PlacedWord>& words, std::string_view segment);

}  // namespace tolmach::normalize::detail
