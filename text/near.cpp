#include "text/near.h"

#include <algorithm>

namespace tolmach::text {
namespace {

template <typename View>
std::size_t edits_between(View a, View b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row[b.size()];
}

}  // namespace

std::size_t edits(std::string_view a, std::string_view b) {
  return edits_between(a, b);
}

std::size_t edits(std::u32string_view a, std::u32string_view b) {
  return edits_between(a, b);
}

std::string nearest(std::vector<std::pair<std::size_t, std::string>> names, std::size_t most) {
  std::sort(names.begin(), names.end());
  std::string out;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) out += (i == 0 ? "" : ", ") + names[i].second;
  return out;
}

}  // namespace tolmach::text
