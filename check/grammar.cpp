#include <algorithm>

#include <fmt/format.h>

#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestItem = 3;  // words of a name in a list

bool is_and(const Word& word, const Profile& profile) {
  return word.small &&
         std::find(profile.and_words.begin(), profile.and_words.end(), word.folded) != profile.and_words.end();
}

/// What stands between two neighbouring words, without spaces.
std::string_view between(std::string_view text, const Word& left, const Word& right) noexcept {
  return text::trim(text.substr(left.span.end, right.span.begin - left.span.end));
}

/// The index behind a name of capitalised words that begins at `begin`; `begin` itself when there is none.
std::size_t name_end(std::string_view text, const std::vector<Word>& words, std::size_t begin) noexcept {
  std::size_t end = begin;
  while (end < words.size() && end < begin + kLongestItem && words[end].capital &&
         (end == begin || between(text, words[end - 1], words[end]).empty()))
    ++end;
  return end;
}

/// "Name and X, Y and Z": the conjunction stands before the first item and again before the last. Needs two items or
/// more between the two, all names; what follows the list must not go on with it.
bool check_list(const DocumentView& view, const std::vector<Word>& words, std::size_t conjunction, text::Span& place) {
  const std::string_view text = view.text();
  std::size_t end = name_end(text, words, conjunction + 1);
  if (end == conjunction + 1) return false;
  std::size_t commas = 0;
  while (end < words.size() && between(text, words[end - 1], words[end]) == ",") {
    const std::size_t next = name_end(text, words, end);
    if (next == end) return false;
    end = next;
    ++commas;
  }
  if (commas == 0 || end >= words.size() || !is_and(words[end], view.profile())) return false;
  if (!between(text, words[end - 1], words[end]).empty()) return false;
  const std::size_t last = name_end(text, words, end + 1);
  if (last == end + 1) return false;
  place = {words[conjunction].span.begin, words[last - 1].span.end};
  return true;
}

}  // namespace

void find_grammar_errors(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  if (target.profile().and_words.empty()) return;
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    const std::vector<Word>& words = target.words(segment);
    for (std::size_t i = 1; i < words.size(); ++i) {
      text::Span place;
      if (!words[i - 1].capital || !is_and(words[i], target.profile()) || !check_list(target, words, i, place))
        continue;
      findings.add({.code = "broken-list",
                    .confidence = 0.6,
                    .message = fmt::format("“{}”: the list has “{}” before its first item and again before its last",
                                           place.of(target.text()), words[i].span.of(target.text())),
                    .target = place});
    }
  }
}

}  // namespace tolmach::check::detail
