#include "normalize/detail/mentions/surname_names.h"

#include <algorithm>

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongestGiven = 2;  ///< characters of a given name

/// Where the surname ends that begins at a character; the character where none does.
std::size_t surname_end(const UnspacedLine& line, std::size_t begin) {
  const std::size_t last = std::min(line.size(), begin + line.facts(begin).longest_surname);
  for (std::size_t end = last; end > begin; --end)
    if (line.word_facts(begin, end).surname) return end;
  return begin;
}

/// The end of a name that a title follows, with or without a given name; its beginning where there is none. A surname
/// of one character is too little by itself.
std::size_t end_before_title(const UnspacedLine& line, std::size_t begin, std::size_t given) {
  for (std::size_t end = given; end <= given + kLongestGiven && end < line.size(); ++end) {
    if (end > given && !line.is_name_character(end - 1)) break;
    if (end - begin >= kShortestUnspaced && line.title_behind(end) == NameKind::kPerson) return end;
  }
  return begin;
}

/// The end of a name behind a title: the given name has two characters unless something else begins before.
std::size_t end_behind_title(const UnspacedLine& line, std::size_t begin, std::size_t given) {
  std::size_t end = given;
  while (end < line.size() && end - given < kLongestGiven && line.is_name_character(end)) ++end;
  return end == given || end - begin < kShortestUnspaced ? begin : end;
}

}  // namespace

std::vector<UnspacedName> surname_names(const UnspacedLine& line) {
  std::vector<UnspacedName> names;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_han(line[at]) || line.is_common(at)) continue;
    const std::size_t given = surname_end(line, at);
    if (given == at) continue;
    std::size_t end = end_before_title(line, at, given);
    const bool bounded = end != at;
    if (!bounded && line.title_before(at) == NameKind::kPerson) end = end_behind_title(line, at, given);
    if (end == at) continue;
    names.push_back({at, end, bounded ? 0.0 : 1.0, true, NameKind::kPerson});
    at = end - 1;
  }
  return names;
}

}  // namespace tolmach::normalize::detail
