#include "normalize/detail/mentions/foreign_names.h"

#include <algorithm>
#include <string>

#include "normalize/detail/mentions/name_letters.h"

namespace tolmach::normalize::detail {
namespace {

/// Weight of a character that no name is spelled with, of one beside a dot, and of a dot between the parts of a name.
constexpr double kBreak = -1000, kBesideDot = -1.5, kDot = 4;

/// Whether there is a dot among the characters [begin, end).
bool has_dot(const UnspacedLine& line, std::size_t begin, std::size_t end) noexcept {
  const auto first = line.characters().begin();
  return std::any_of(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end), is_dot);
}

/// Whether a dot stands so near that a character may belong to the same name.
bool is_near_dot(const UnspacedLine& line, std::size_t k) noexcept {
  constexpr std::size_t kNear = 3;
  return has_dot(line, k - std::min(k, kNear), std::min(line.size(), k + kNear + 1));
}

/// What each character says for a foreign name.
std::vector<double> weights_of(const UnspacedLine& line) {
  const std::size_t size = line.size();
  std::vector<double> weights(size, kBreak);
  const bool dots = has_dot(line, 0, size);
  for (std::size_t k = 0; k < size; ++k) {
    if (is_dot(line[k])) {
      weights[k] = k > 0 && k + 1 < size && is_han(line[k - 1]) && is_han(line[k + 1]) ? kDot : kBreak;
    } else if (line.is_name_character(k)) {
      const double unknown = dots && is_near_dot(line, k) ? kBesideDot : kBreak;
      weights[k] = line.language().letters.weight(line[k]).value_or(unknown);
    }
  }
  return weights;
}

/// A part before a dot has two characters at least and one behind it has one, whatever they are.
void widen(const UnspacedLine& line, UnspacedName& name) {
  std::size_t first_dot = name.begin;
  while (first_dot < name.end && !is_dot(line[first_dot])) ++first_dot;
  if (first_dot == name.end) return;
  while (name.begin > 0 && first_dot - name.begin < kShortestUnspaced && line.is_name_character(name.begin - 1) &&
         !line.title_before(name.begin))
    --name.begin;
  if (is_dot(line[name.end - 1]) && name.end < line.size() && line.is_name_character(name.end)) ++name.end;
}

/// Runs of the characters that foreign names are spelled with.
std::vector<UnspacedName> spelled_runs(const UnspacedLine& line) {
  std::vector<UnspacedName> runs;
  for (const WeightedRun& run : maximal_runs(weights_of(line))) {
    UnspacedName name{run.begin, run.end, run.score};
    widen(line, name);
    for (; !runs.empty() && runs.back().end > name.begin; runs.pop_back())
      name.begin = std::min(name.begin, runs.back().begin);
    runs.push_back(name);
  }
  return runs;
}

std::vector<UnspacedName> katakana_runs(const UnspacedLine& line) {
  std::vector<UnspacedName> runs;
  const std::size_t size = line.size();
  for (std::size_t at = 0; at < size; ++at) {
    if (!is_katakana(line[at])) continue;
    std::size_t end = at + 1;
    while (end < size &&
           (is_katakana(line[end]) || (is_dot(line[end]) && end + 1 < size && is_katakana(line[end + 1]))))
      ++end;
    runs.push_back({at, end});
    at = end;
  }
  return runs;
}

}  // namespace

std::vector<UnspacedName> foreign_names(const UnspacedLine& line) {
  std::vector<UnspacedName> names;
  for (UnspacedName name : line.language().letters.known() ? spelled_runs(line) : katakana_runs(line)) {
    while (name.begin < name.end && is_dot(line[name.begin])) ++name.begin;
    while (name.begin < name.end && is_dot(line[name.end - 1])) --name.end;
    if (name.begin == name.end) continue;
    name.kind = has_dot(line, name.begin, name.end) ? NameKind::kPerson : NameKind::kOther;
    if (const NameKind kind = line.kind_by_titles(name); kind != NameKind::kOther) name.kind = kind;
    name.certain = name.kind != NameKind::kOther;
    if (name.size() >= kShortestUnspaced) names.push_back(name);
  }
  return names;
}

}  // namespace tolmach::normalize::detail
