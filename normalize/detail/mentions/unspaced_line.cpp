#include "normalize/detail/mentions/unspaced_line.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongestTitle = 6;
constexpr CharacterFacts kNothing{};  ///< what is known of all other characters

}  // namespace

bool is_dot(char32_t c) noexcept {
  return c == U'·' || c == U'•' || c == U'・' || c == U'‧' || c == U'＝' || c == U'゠';
}

bool is_katakana(char32_t c) noexcept {
  return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}

bool is_han(char32_t c) noexcept {
  return c == U'々' || text::script_of(c) == text::Script::kHan;
}

UnspacedLine::UnspacedLine(const text::Document& document, std::size_t segment, const CaselessLanguage& language)
    : text_(document.text), language_(language) {
  const std::string_view characters = document.segment_text(segment);
  const std::uint32_t base = document.segments[segment].span.begin;
  for (std::size_t at = 0; at < characters.size();) {
    at_.push_back(base + static_cast<std::uint32_t>(at));
    characters_.push_back(text::next_code_point(characters, at));
  }
  at_.push_back(base + static_cast<std::uint32_t>(characters.size()));
  mark_common();
}

void UnspacedLine::mark_common() {
  for (const char32_t character : characters_) {
    const auto found = language_.characters.find(character);
    facts_.push_back(found == language_.characters.end() ? &kNothing : &found->second);
  }
  common_.assign(size(), false);
  for (std::size_t at = 0; at < size();) {
    const std::size_t end = common_end(at);
    for (std::size_t k = at; k < end; ++k) common_[k] = true;
    at = std::max(end, at + 1);
  }
}

/// The end of the longest ordinary word that begins at a character; the character where none does.
std::size_t UnspacedLine::common_end(std::size_t begin) const {
  const std::size_t last = std::min(size(), begin + facts(begin).longest_common);
  for (std::size_t end = last; end > begin; --end)
    if (word_facts(begin, end).common) return end;
  return begin;
}

const NameWordFacts& UnspacedLine::word_facts(std::size_t begin, std::size_t end) const {
  return language_.words.facts(text(begin, end));
}

bool UnspacedLine::is_name_character(std::size_t k) const {
  return is_han(characters_[k]) && !common_[k] && !facts(k).stop;
}

std::optional<NameKind> UnspacedLine::title_before(std::size_t begin) const {
  std::optional<NameKind> kind;
  const std::size_t least = begin - std::min(begin, kLongestTitle);
  for (std::size_t from = begin; from > least && !kind; --from) kind = word_facts(from - 1, begin).title;
  return kind;
}

std::optional<NameKind> UnspacedLine::title_behind(std::size_t end) const {
  for (std::size_t to = std::min(size(), end + kLongestTitle); to > end; --to)
    if (const auto kind = word_facts(end, to).behind) return kind;
  return std::nullopt;
}

NameKind UnspacedLine::kind_by_titles(const UnspacedName& name) const {
  if (const auto kind = title_behind(name.end); kind && !is_before_name(name.end)) return *kind;
  return title_before(name.begin).value_or(NameKind::kOther);
}

/// Whether a title and another name follow: what stands before the title is then where its bearer comes from.
bool UnspacedLine::is_before_name(std::size_t title) const {
  for (std::size_t end = std::min(size(), title + kLongestTitle); end > title; --end) {
    if (word_facts(title, end).title != NameKind::kPerson) continue;
    return end < size() && !common_[end] && !facts(end).stop &&
           language_.letters.weight(characters_[end]).value_or(-1) > 0;
  }
  return false;
}

}  // namespace tolmach::normalize::detail
