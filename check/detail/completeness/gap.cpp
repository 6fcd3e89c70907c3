#include "check/detail/completeness/gap.h"

#include <algorithm>
#include <cmath>

namespace tolmach::check::detail {
namespace {

/// Words with a counterpart on the right side of a gap that one is worth which stands at a mark, and that one loses
/// which is as far from the expected place as the side is long. Chosen on translated news of 16 directions.
constexpr double kMark = 2, kFar = 4;

double length_of(const std::vector<CoveredWord>& words, std::size_t begin, std::size_t end) {
  double sum = 0;
  for (std::size_t i = begin; i < end; ++i) sum += words[i].length;
  return sum;
}

/// For each place between the other side's words the number of words with a counterpart on the right side of it.
std::vector<double> agreement(const Part& part, std::size_t others, std::vector<WordLink> links) {
  std::vector<double> agreeing(others + 1, 0);
  std::sort(links.begin(), links.end());
  for (std::size_t i = 0; i < links.size(); ++i) {
    const std::uint32_t word = links[i].source, first = links[i].target;
    while (i + 1 < links.size() && links[i + 1].source == word) ++i;
    const std::uint32_t last = links[i].target;
    if (word < part.begin)
      for (std::size_t k = first + 1; k <= others; ++k) ++agreeing[k];
    else if (word >= part.end)
      for (std::size_t k = 0; k <= last; ++k) ++agreeing[k];
  }
  return agreeing;
}

}  // namespace

std::uint32_t likeliest_gap(const Part& part, const std::vector<CoveredWord>& words,
                            const std::vector<CoveredWord>& others, const std::vector<WordLink>& links, text::Span side,
                            std::string_view text) {
  const double before = length_of(words, 0, part.begin), behind = length_of(words, part.end, words.size());
  const double expected = before / std::max(before + behind, 1.0), all = length_of(others, 0, others.size());
  const std::vector<double> agreeing = agreement(part, others.size(), links);
  std::size_t best = 0;
  double most = -kFar, place = 0;
  for (std::size_t k = 0; k <= others.size(); ++k) {
    const bool mark = k == others.size() || others[k].behind_mark;
    const double worth = agreeing[k] + (mark ? kMark : 0) - kFar * std::abs(place / std::max(all, 1.0) - expected);
    if (worth > most) {
      most = worth;
      best = k;
    }
    if (k < others.size()) place += others[k].length;
  }
  if (best == 0) return side.begin;
  if (best == others.size()) return side.end;
  std::size_t at = others[best - 1].span.end;
  if (others[best].behind_mark && text[at] != ' ') static_cast<void>(text::next_code_point(text, at));
  return static_cast<std::uint32_t>(at);
}

}  // namespace tolmach::check::detail
