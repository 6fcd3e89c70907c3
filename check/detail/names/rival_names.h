#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/detail/words/term_index.h"
#include "text/data_folder.h"

namespace tolmach::check::detail {

/// States and international organisations by their names in one language: what a translation may exchange for each
/// other (Iran and Iraq, EU and UN). Their numbers are the same in all languages. Immutable.
class RivalNames {
 public:
  /// @param language a base tag @throws Error (io)
  RivalNames(const text::DataFolder& data, std::string_view language);

  /// The names in a run of segments, in order; concept_index is the number. What words begin none is remembered with
  /// them. What a hyphen joins to a word that is none of them is another name: Wit-Rusland is no Rusland. Precondition:
  /// the view is in the language of these names, as that of may_name() is.
  [[nodiscard]] std::vector<TermMatch> find(const DocumentView& view, text::SegmentRange range,
                                            const normalize::WordForms& word_forms) const;
  /// Whether a run of segments may name it in any way: by a name, an inflected one or a word derived from it. What
  /// `others` cover is left out.
  [[nodiscard]] bool may_name(const DocumentView& view, text::SegmentRange range, std::uint32_t number,
                              const std::vector<TermMatch>& others) const;
  /// Those that a word may name or be derived from, by number.
  [[nodiscard]] std::vector<std::uint32_t> like(std::string_view written) const;
  /// Those of which a word of the name is spelled so, but for its ending.
  [[nodiscard]] std::vector<std::uint32_t> spelled(std::string_view written) const;
  /// Its id, as in the data.
  [[nodiscard]] std::string_view id(std::uint32_t number) const { return index_.concepts()[number].id; }
  /// Its name; empty where the language has none.
  [[nodiscard]] std::string_view name(std::uint32_t number) const;

 private:
  /// A word of a name, or of what else tells of it.
  struct HintWord {
    std::string written, folded;
    bool acronym = false;
    bool tells = false;  ///< also by itself, without the other words of its name
    [[nodiscard]] bool is_like(std::string_view other, std::string_view other_folded, std::size_t letters) const;
  };
  using Hint = std::vector<HintWord>;
  [[nodiscard]] static Hint hint_of(std::string_view form);

  template <typename Condition>
  [[nodiscard]] std::vector<std::uint32_t> with_word(const Condition& condition) const;

  TermIndex index_{{}};
  std::vector<std::vector<Hint>> hints_;  ///< by number
};

}  // namespace tolmach::check::detail
