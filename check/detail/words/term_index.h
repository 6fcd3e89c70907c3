#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/detail/document_view.h"
#include "check/term.h"
#include "normalize/word_forms.h"

namespace tolmach::check::detail {

/// Where a text has a term.
struct TermMatch {
  std::uint32_t concept_index = 0;  ///< into TermIndex::concepts()
  std::uint32_t form = 0;           ///< into its forms
  text::Span span;
  bool inflected = false;  ///< in another form than the terminology has
};

/// What stands behind the apostrophe of a word that has an elided article or preposition before it ("l’accord",
/// "dell'Unione"); empty where there is none.
[[nodiscard]] std::string_view behind_elision(std::string_view word) noexcept;

/// Finds the terms of a terminology in texts, in any of their inflected forms.
class TermIndex {
 public:
  enum class Of : std::uint8_t {
    kTerms,
    kNames  ///< where a script has capitals, words without one begin none and are passed by
  };
  explicit TermIndex(std::vector<Term> concepts, Of what = Of::kTerms);

  [[nodiscard]] bool empty() const noexcept { return concepts_.empty(); }
  [[nodiscard]] const std::vector<Term>& concepts() const noexcept { return concepts_; }
  [[nodiscard]] const TermForm& form_of(const TermMatch& match) const {
    return concepts_[match.concept_index].forms[match.form];
  }

  /// Whether some term may begin with a word of a text: find() finds none where that holds for no word.
  [[nodiscard]] bool may_begin_with(const Word& word, const DocumentView& view,
                                    const normalize::WordForms& word_forms) const;
  /// The terms in a run of segments, in order. Of terms that overlap the longer one counts; several concepts may have
  /// the same term and stand there together.
  [[nodiscard]] std::vector<TermMatch> find(const DocumentView& view, text::SegmentRange range,
                                            const normalize::WordForms& word_forms) const {
    return find(view, range, word_forms, [](const Word&) { return true; });
  }
  /// The same for a caller that remembers of which words may_begin_with() holds.
  [[nodiscard]] std::vector<TermMatch> find(const DocumentView& view, text::SegmentRange range,
                                            const normalize::WordForms& word_forms,
                                            const std::function<bool(const Word&)>& may_begin) const;

 private:
  /// A word of a term.
  struct TermWord {
    std::string written, lowered;
    std::string stem;      ///< folded: what all its forms begin with
    bool acronym = false;  ///< in capitals: no inflected word is one
  };
  struct Entry {
    std::uint32_t concept_index = 0, form = 0;
    std::vector<TermWord> words;
  };
  struct Hit {
    std::size_t words = 0;  ///< 0 = none
    bool inflected = false;
  };
  /// What the first word of a place is compared as: the word, or what stands behind its elision.
  struct First {
    /// @param word to begin with  @param form it, or what stands behind its elision; both must outlive this
    First(const Word& word, std::string_view form);
    First(const First&) = delete;
    First& operator=(const First&) = delete;
    ~First() = default;

    std::string_view written, folded;
    std::string lowered;  ///< when it is asked for

   private:
    std::string folded_here_;
  };

  void add(std::uint32_t concept_index, std::uint32_t form);
  /// Whether a word begins no name, being without a capital.
  [[nodiscard]] bool is_passed_by(const Word& word, const DocumentView& view) const;
  /// Adds the longest terms that begin with a word. @return how many words they have, at least 1
  std::size_t find_at(const DocumentView& view, const std::vector<Word>& words, std::size_t begin,
                      const normalize::WordForms& word_forms, std::vector<TermMatch>& found) const;
  /// Whether the term's first word is that of a place, and whether inflected; none where it is another.
  static std::optional<bool> match_first(const Entry& entry, std::string_view language, First& first,
                                         const normalize::WordForms& word_forms);
  /// The terms whose first word has the same first letters; null where there are none.
  [[nodiscard]] const std::vector<Entry>* beginning_like(std::string_view language, std::string_view folded) const;
  static Hit match(const Entry& entry, const DocumentView& view, const std::vector<Word>& words, std::size_t begin,
                   First& first, const normalize::WordForms& word_forms);

  std::vector<Term> concepts_;
  Of what_;
  std::unordered_map<std::string, std::vector<Entry>> by_beginning_;  ///< language and first letters of the first word
};

}  // namespace tolmach::check::detail
