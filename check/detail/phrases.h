#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/string_map.h"

namespace tolmach::check::detail {

/// Phrases that a text is searched for: a file of `data/check/clutter/`, whose head explains the patterns. Immutable.
class Phrases {
 public:
  /// Where a phrase found stands among the words given.
  struct Match {
    std::size_t begin = 0, end = 0;  ///< indices of the words
    std::string_view kind;           ///< "sign-up", "cookies" …
    bool glued = false;              ///< a whole line that was glued to other words
    bool line = false;               ///< of a phrase that is a whole line
  };

  Phrases() = default;  ///< none
  /// @throws Error (io) when the file can't be read or has a bad row
  explicit Phrases(const std::filesystem::path& file);

  /// A word of a line.
  struct Word {
    std::string_view folded;
    bool begins_line = false;    ///< whether it may begin a line that was glued to the text, as its capital says
    bool begins_phrase = false;  ///< may_begin_with() it or, within a line, may_go_on_with() it
  };
  /// A line that stands by itself on its page, or was glued to the text.
  struct Line {
    std::vector<Word> words;
    std::size_t fewest_glued = 2;  ///< words of a phrase that is glued
  };

  /// The longest phrase in a line or sentence.
  [[nodiscard]] std::optional<Match> find(const Line& line) const;
  [[nodiscard]] bool empty() const noexcept { return patterns_.empty(); }
  /// Whether some phrase may begin with a word, folded.
  [[nodiscard]] bool may_begin_with(std::string_view word) const;
  /// The same of one that may stand behind other words, even if the word begins no line that was glued to them.
  [[nodiscard]] bool may_go_on_with(std::string_view word) const;

 private:
  enum class Where : std::uint8_t { kLine, kStart, kEnd, kAny };
  struct Alternative {
    std::string word;
    bool prefix = false;
  };
  struct Element {
    std::vector<Alternative> alternatives;  ///< empty = a gap of up to three words
    bool optional = false;

    [[nodiscard]] bool matches(std::string_view word) const noexcept;
  };
  struct Pattern {
    std::vector<Element> elements;
    Where where = Where::kLine;
    std::string kind;
    [[nodiscard]] bool at_beginning() const noexcept { return where == Where::kLine || where == Where::kStart; }
    [[nodiscard]] bool takes(std::size_t begin, std::size_t end, std::size_t matched, std::size_t count) const noexcept;
    [[nodiscard]] bool takes_glued(std::size_t begin, std::size_t end, std::size_t matched, const Line& line) const;
  };

  [[nodiscard]] static std::optional<Where> where_named(std::string_view name) noexcept;
  /// @return false for a pattern of which every word may be missing: it would be found in any word
  [[nodiscard]] bool add(const std::string& kind, Where where, std::string_view pattern);
  static Element element_of(std::string_view field);
  void index(std::size_t pattern);
  /// Whether a pattern may begin with a word that it knows by a prefix.
  [[nodiscard]] bool begins_by_prefix(std::size_t pattern, std::string_view word) const;
  static std::optional<Match> match(const Pattern& pattern, const Line& line, std::size_t begin);

  std::vector<Pattern> patterns_;
  text::StringMap<std::vector<std::size_t>> by_first_word_;  ///< patterns that may begin with the word
  std::vector<std::size_t> by_prefix_;                       ///< those that may begin with a prefix
};

}  // namespace tolmach::check::detail
