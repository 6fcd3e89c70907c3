#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "text/string_map.h"

namespace tolmach::check::detail {

/// What a word says of a line that it stands in.
enum class WebWord : std::uint8_t {
  kNone,
  kUsual,  ///< lines of web pages are often made of such words ("share", "comment"), but so are sentences
  kSure,   ///< it is seldom met outside of them ("newsletter", "cookies")
};

/// The words that lines of web pages are made of in a language: the rows `word` of a file of `data/check/clutter/`.
/// Immutable.
class WebWords {
 public:
  WebWords() = default;  ///< none
  /// @throws Error (io) when the file can't be read or has a bad row
  explicit WebWords(const std::filesystem::path& file);

  /// @param word folded
  [[nodiscard]] WebWord of(std::string_view word) const;
  /// The longest of the words that a text without spaces begins with.
  /// @param first bytes of its first character
  /// @return bytes of the word, 0 where there is none
  [[nodiscard]] std::size_t longest_at(std::string_view text, std::size_t first) const;
  /// Whether longest_at() may find one where a character stands.
  [[nodiscard]] bool may_begin_with(std::string_view character) const { return beginnings_.contains(character); }
  /// Whether none is known.
  [[nodiscard]] bool empty() const noexcept { return words_.empty() && prefixes_.empty(); }

 private:
  struct Prefix {
    std::string letters;
    WebWord kind;
  };

  void add(std::string word, bool prefix, WebWord kind);
  /// Longer beginnings stand first: they say more.
  void add_prefix(Prefix prefix);

  text::StringMap<WebWord> words_;
  text::StringMap<std::size_t> beginnings_;        ///< ideographs that words begin with; bytes of the longest of these
  text::StringMap<std::vector<Prefix>> prefixes_;  ///< by what they begin with
};

}  // namespace tolmach::check::detail
