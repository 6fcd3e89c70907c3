#include "align/listed_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "align/detail/side.h"
#include "normalize/latin_key.h"
#include "text/document.h"
#include "text/unicode.h"

namespace tolmach::align {

using namespace detail;  // NOLINT(google-build-using-namespace): the room's own workshop

namespace {

/// How often a word of a list counts as seen. A list is surer than a single sight, but knows nothing of frequencies.
constexpr double kListedCount = 3;
constexpr double kLeastCount = 0.05;

/// One side of a list: each entry is a row.
class ListSide {
 public:
  ListSide(const std::vector<ListedPair>& entries, std::string_view ListedPair::*side, const std::string& language,
           const SideTools& tools) {
    text::Document document;
    document.language = language;
    for (std::uint32_t row = 0; row < entries.size(); ++row) {
      const auto begin = static_cast<std::uint32_t>(document.text.size());
      document.text += entries[row].*side;
      document.segments.push_back({{begin, static_cast<std::uint32_t>(document.text.size())}, row});
      document.text += '\n';
    }
    side_ = make_side({&document}, {}, tools);
    rows_of_.assign(side_.words.size(), 0);
    for (std::uint32_t row = 0; row < side_.rows(); ++row)
      for (const WordId id : words(row)) ++rows_of_[id];
  }

  /// The different words of a row; numbers and marks are none.
  [[nodiscard]] std::vector<WordId> words(std::uint32_t row) const {
    std::vector<WordId> out;
    for (std::uint32_t at = side_.token_begin[row]; at < side_.token_begin[row + 1]; ++at) {
      const WordId id = side_.tokens[at];
      if (side_.words[id].is_word()) out.push_back(id);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  /// The words as a reader counts them: ideographs, which are tokens of one and two characters each, are one word.
  [[nodiscard]] std::size_t length(const std::vector<WordId>& words) const {
    const auto ideographs = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [this](WordId id) {
      std::size_t at = 0;
      return text::is_ideograph(text::next_code_point(side_.words[id].stem, at));
    }));
    return words.size() - ideographs + (ideographs > 0 ? 1 : 0);
  }

  /// The share of each token of a word of ideographs in what its row teaches: the rarer, the more.
  [[nodiscard]] std::vector<double> shares(const std::vector<WordId>& words) const {
    std::vector<double> out;
    out.reserve(words.size());
    for (const WordId id : words) out.push_back(1.0 / rows_of_[id]);
    const double sum = std::accumulate(out.begin(), out.end(), 0.0);
    for (double& share : out) share /= sum;
    return out;
  }

  [[nodiscard]] const std::string& stem(WordId id) const { return side_.words[id].stem; }

 private:
  Side side_;
  std::vector<std::uint32_t> rows_of_;  ///< number of rows, by word
};

/// The entries of a list, each once.
struct DifferentEntries {
  std::vector<ListedPair> entries;
  std::vector<std::size_t> index;                                     ///< of each in the list
  std::unordered_map<std::string_view, double> of_source, of_target;  ///< number of entries, by the text of a side

  explicit DifferentEntries(const std::vector<ListedPair>& list) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (std::size_t k = 0; k < list.size(); ++k) {
      const auto& [source, target] = list[k];
      if (!seen.emplace(source, target).second) continue;
      entries.push_back(list[k]);
      index.push_back(k);
      ++of_source[source];
      ++of_target[target];
    }
  }

  /// What an entry counts: several translations of a text share its count.
  [[nodiscard]] double count(std::size_t entry) const {
    return kListedCount / std::sqrt(of_source.at(entries[entry].source) * of_target.at(entries[entry].target));
  }
};

std::optional<Unused> why_unused(std::size_t source_words, std::size_t target_words) noexcept {
  if (source_words == 0 || target_words == 0) return Unused::kNoWord;
  if (source_words > 1 || target_words > 1) return Unused::kPhrase;
  return std::nullopt;
}

}  // namespace

ListedWords words_of_list(const text::DataFolder& data, const std::vector<ListedPair>& entries,
                          const std::string& source_language, const std::string& target_language) {
  const DifferentEntries different(entries);
  const normalize::LatinKeys keys(data);
  const Clitics clitics(data);
  const SideTools tools{keys, clitics};
  const ListSide source(different.entries, &ListedPair::source, source_language, tools);
  const ListSide target(different.entries, &ListedPair::target, target_language, tools);

  ListedWords out;
  std::unordered_map<std::uint64_t, std::size_t> known;
  const auto add = [&](WordId from, WordId to, double count) {
    const auto [found, is_new] = known.try_emplace((std::uint64_t{from} << 32U) | to, out.pairs.size());
    if (is_new) out.pairs.push_back({source.stem(from), target.stem(to), 0});
    out.pairs[found->second].count += count;
  };
  for (std::uint32_t row = 0; row < different.entries.size(); ++row) {
    const std::vector<WordId> left = source.words(row);
    const std::vector<WordId> right = target.words(row);
    if (const auto unused = why_unused(source.length(left), target.length(right))) {
      out.unused[different.index[row]] = *unused;
      continue;
    }
    const std::vector<double> left_shares = source.shares(left);
    const std::vector<double> right_shares = target.shares(right);
    for (std::size_t i = 0; i < left.size(); ++i)
      for (std::size_t j = 0; j < right.size(); ++j)
        add(left[i], right[j], different.count(row) * left_shares[i] * right_shares[j]);
  }
  out.pairs.erase(std::remove_if(out.pairs.begin(), out.pairs.end(),
                                 [](const LearnedPair& pair) { return pair.count < kLeastCount; }),
                  out.pairs.end());
  return out;
}

}  // namespace tolmach::align
