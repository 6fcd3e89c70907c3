#include "text/detail/enclosures.h"

#include <algorithm>
#include <array>

#include "text/detail/boundary_context.h"
#include "text/detail/characters.h"
#include "text/detail/sentence_marks.h"
#include "text/unicode.h"

namespace tolmach::text::detail {
namespace {

constexpr std::size_t kDeepest = 32;           // enclosures within one another; more are no enclosures but noise
constexpr std::size_t kLongestBracket = 1000;  // bytes; brackets that hold more are two strangers

struct Opened {
  char32_t mark;
  std::uint32_t at;
};

bool is_quote(char32_t c) noexcept {
  return c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„' || c == U'「' || c == U'」' ||
         c == U'『' || c == U'』';
}

/// Whether `closing` ends what `opening` began, in some language: “…”, „…“, «…», »…«, ”…”.
bool matches(char32_t opening, char32_t closing) noexcept {
  switch (opening) {
    case U'(':
      return closing == U')';
    case U'[':
      return closing == U']';
    case U'（':
      return closing == U'）';
    case U'"':
      return closing == U'"';
    case U'«':
      return closing == U'»';
    case U'»':
      return closing == U'«' || closing == U'»';
    case U'“':
    case U'”':
      return closing == U'”';
    case U'„':
      return closing == U'“' || closing == U'”';
    case U'《':
      return closing == U'》';
    case U'〈':
      return closing == U'〉';
    case U'「':
      return closing == U'」';
    case U'『':
      return closing == U'』';
    default:
      return false;
  }
}

/// An opening mark stands before a letter and not behind one.
bool opens(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const char32_t before = peek_back(text, begin);
  const char32_t after = peek(text, end);
  const bool free_before = before == 0 || is_white_space(before) || is_opening_bracket(before) || is_dash(before) ||
                           is_opening_quote(before) || is_ideograph(before) || is_punctuation(before);
  return free_before && after != 0;
}

/// First bytes of the UTF-8 forms of quotation marks and brackets, and the eyes of smileys, which are neither.
constexpr std::array<bool, 256> lead_bytes() noexcept {
  std::array<bool, 256> table{};
  for (const std::size_t byte : {0x22U, 0x28U, 0x29U, 0x3AU, 0x3BU, 0x3DU, 0x5BU, 0x5DU, 0xC2U, 0xE2U, 0xE3U, 0xEFU})
    table[byte] = true;
  return table;
}
constexpr std::array<bool, 256> kLeadBytes = lead_bytes();

}  // namespace

Enclosures::Enclosures(std::string_view paragraph) {
  std::vector<Opened> open;
  for (std::size_t at = 0; at < paragraph.size();) {
    if (!kLeadBytes[static_cast<unsigned char>(paragraph[at])]) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (const std::size_t smiley = smiley_end(paragraph, begin); smiley > begin && paragraph[begin] != ')') {
      at = smiley;
      continue;
    }
    const char32_t c = next_code_point(paragraph, at);
    const auto partner =
        std::find_if(open.rbegin(), open.rend(), [c](const Opened& opened) { return matches(opened.mark, c); });
    if (partner != open.rend()) {
      if (is_quote(c) || at - partner->at <= kLongestBracket)
        pairs_.push_back({partner->at, static_cast<std::uint32_t>(at), is_quote(c)});
      open.erase(partner.base() - 1, open.end());  // what was opened inside and not closed was no enclosure
    } else if (is_opening_bracket(c) || (is_quote(c) && opens(paragraph, begin, at))) {
      if (open.size() == kDeepest) open.erase(open.begin());
      open.push_back({c, static_cast<std::uint32_t>(begin)});
    }
  }
  std::sort(pairs_.begin(), pairs_.end(), [](const Pair& a, const Pair& b) { return a.begin < b.begin; });
}

std::uint32_t Enclosures::around(std::uint32_t offset) {
  for (; next_ < pairs_.size() && pairs_[next_].begin < offset; ++next_) around_.push_back(pairs_[next_]);
  around_.erase(
      std::remove_if(around_.begin(), around_.end(), [offset](const Pair& pair) { return pair.end <= offset; }),
      around_.end());
  std::uint32_t inside = 0;
  for (const Pair& pair : around_) inside |= pair.quote ? kInsideQuote : kInsideBracket;
  return inside == 0 ? static_cast<std::uint32_t>(kInsideNone) : inside;
}

std::optional<std::uint32_t> Enclosures::opening_of(std::uint32_t end) const {
  const auto pair = std::find_if(around_.begin(), around_.end(), [end](const Pair& p) { return p.end <= end; });
  if (pair == around_.end()) return std::nullopt;
  return pair->begin;
}

}  // namespace tolmach::text::detail
