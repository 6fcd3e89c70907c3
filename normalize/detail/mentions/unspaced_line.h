#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/mentions/caseless_names.h"
#include "normalize/name_source.h"
#include "text/document.h"
#include "text/span.h"

namespace tolmach::normalize::detail {

/// Characters of the shortest name that something else vouches for.
inline constexpr std::size_t kShortestUnspaced = 2;

/// Whether a character is a dot, or a mark like one, that stands between the parts of a foreign name.
[[nodiscard]] bool is_dot(char32_t c) noexcept;
/// Whether a character is a katakana or the mark that lengthens one.
[[nodiscard]] bool is_katakana(char32_t c) noexcept;
/// Whether a character is an ideograph or the mark that repeats one.
[[nodiscard]] bool is_han(char32_t c) noexcept;

/// A name that was found in a line, by its characters [begin, end).
struct UnspacedName {
  std::size_t begin = 0, end = 0;
  double score = 0;
  bool certain = false;  ///< a dot or a title vouches for it
  NameKind kind = NameKind::kOther;
  const KnownName* known = nullptr;

  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

/// The characters of a segment in a language that writes neither capitals nor spaces, with what is known of the words
/// around its names. Indices are of characters, ranges are half open; every index is below size(), every end at most
/// size().
class UnspacedLine {
 public:
  /// Precondition: segment < document.segments.size(). Document and language must outlive the object.
  UnspacedLine(const text::Document& document, std::size_t segment, const CaselessLanguage& language);

  [[nodiscard]] std::size_t size() const noexcept { return characters_.size(); }
  [[nodiscard]] const std::u32string& characters() const noexcept { return characters_; }
  [[nodiscard]] char32_t operator[](std::size_t k) const noexcept { return characters_[k]; }
  [[nodiscard]] const CaselessLanguage& language() const noexcept { return language_; }

  /// Where characters stand in the document's text.
  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const noexcept { return {at_[begin], at_[end]}; }
  /// The characters as they stand in the document's text.
  [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const { return span(begin, end).of(text_); }
  [[nodiscard]] std::string_view text(const UnspacedName& name) const { return text(name.begin, name.end); }

  /// What the language's words say of a character.
  [[nodiscard]] const CharacterFacts& facts(std::size_t k) const noexcept { return *facts_[k]; }
  /// What they say of some characters as a word.
  [[nodiscard]] const NameWordFacts& word_facts(std::size_t begin, std::size_t end) const;
  /// Whether a character belongs to an ordinary word that no name is cut out of.
  [[nodiscard]] bool is_common(std::size_t k) const { return common_[k]; }
  /// Whether a character may be one of a name: an ideograph that neither ends names nor belongs to an ordinary word.
  [[nodiscard]] bool is_name_character(std::size_t k) const;

  /// What the title right before a character says that a name beginning there names; nothing without a title.
  [[nodiscard]] std::optional<NameKind> title_before(std::size_t begin) const;
  /// The same of the longest title that begins at `end`, right behind a name.
  [[nodiscard]] std::optional<NameKind> title_behind(std::size_t end) const;
  /// What the titles on both sides of a name say that it names, first the one behind it; kOther without any.
  [[nodiscard]] NameKind kind_by_titles(const UnspacedName& name) const;

 private:
  void mark_common();
  [[nodiscard]] std::size_t common_end(std::size_t begin) const;
  [[nodiscard]] bool is_before_name(std::size_t title) const;

  std::string_view text_;  ///< the document's
  const CaselessLanguage& language_;
  std::u32string characters_;
  std::vector<std::uint32_t> at_;  ///< where they begin in the document, and where the last one ends
  std::vector<bool> common_;
  std::vector<const CharacterFacts*> facts_;
};

}  // namespace tolmach::normalize::detail
