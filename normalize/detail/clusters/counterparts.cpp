#include "normalize/detail/clusters/counterparts.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "normalize/name_search.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Names in two languages are taken for one from this score on.
constexpr double kSameAcrossLanguages = 0.75;
/// The same where both stand in one bead of a text and its translation.
constexpr double kSameInBead = 0.4;
/// A name in Chinese characters and its pinyin.
constexpr double kSamePinyin = 0.95;

/// More spellings than this are looked up, not compared each with each.
constexpr std::size_t kManySpellings = 1000;
/// How many likely counterparts the index is asked for.
constexpr std::size_t kHits = 8;

struct Candidate {
  double score;
  std::size_t a, b;
};

/// A quick look that saves most comparisons: lengths far apart.
bool hopeless(const std::string& a, const std::string& b) noexcept {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  return longer > shorter + shorter / 2 + 2;
}

template <typename T>
bool have_common(const std::set<T>& a, const std::set<T>& b) {
  return std::any_of(a.begin(), a.end(), [&](const T& x) { return b.count(x) != 0; });
}

/// Whether two spellings stand in different documents.
bool may_be_counterparts(const Spelling& a, const Spelling& b) {
  if (a.known && b.known) return false;
  return a.documents.size() > 1 || b.documents.size() > 1 || *a.documents.begin() != *b.documents.begin();
}

class Search {
 public:
  Search(const std::vector<Spelling>& spellings, const NameMatcher& matcher, const NameSource* lexicon)
      : spellings_(spellings), matcher_(matcher), lexicon_(lexicon) {
    const bool has_chinese = may_have_chinese();
    for (const Spelling& spelling : spellings) {
      readings_.push_back(matcher.prepare_readings({spelling.text, spelling.language}));
      pinyin_.push_back(has_chinese ? pinyin_of(spelling.text) : std::string());
    }
  }

  [[nodiscard]] std::vector<Candidate> all_pairs() const {
    std::vector<Candidate> candidates;
    for (std::size_t a = 0; a < spellings_.size(); ++a)
      for (std::size_t b = a + 1; b < spellings_.size(); ++b) consider(candidates, a, b);
    return candidates;
  }

  [[nodiscard]] std::vector<Candidate> by_index() const {
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    const auto add = [&](std::size_t a, std::size_t b) {
      if (a != b) pairs.emplace(std::min(a, b), std::max(a, b));
    };
    add_hits(add);
    add_of_one_bead(add);
    std::map<std::string_view, std::size_t> sounds;
    for (std::size_t k = 0; k < spellings_.size(); ++k)
      if (!pinyin_[k].empty()) add(sounds.try_emplace(pinyin_[k], k).first->second, k);
    std::vector<Candidate> candidates;
    for (const auto& [a, b] : pairs) consider(candidates, a, b);
    return candidates;
  }

 private:
  /// The likeliest counterparts of each spelling.
  template <typename Add>
  void add_hits(const Add& add) const {
    NameBlockBuilder builder(matcher_);
    for (std::size_t k = 0; k < spellings_.size(); ++k)
      builder.add({static_cast<std::int64_t>(k), {spellings_[k].text, spellings_[k].language}});
    NameSearch search(matcher_);
    for (std::string& block : builder.blocks()) search.add_block(std::move(block));
    for (std::size_t k = 0; k < spellings_.size(); ++k) {
      NameSearch::Filter filter;
      filter.is_wanted = [&](std::int64_t key) {
        return may_be_counterparts(spellings_[k], spellings_[static_cast<std::size_t>(key)]);
      };
      for (const NameSearch::Hit& hit : search.find({spellings_[k].text, spellings_[k].language}, kHits, filter))
        add(k, static_cast<std::size_t>(hit.key));
    }
  }

  template <typename Add>
  void add_of_one_bead(const Add& add) const {
    std::unordered_map<std::size_t, std::vector<std::size_t>> in_bead;
    for (std::size_t k = 0; k < spellings_.size(); ++k)
      for (const std::size_t bead : spellings_[k].beads) in_bead[bead].push_back(k);
    for (const auto& [bead, together] : in_bead)
      for (const std::size_t a : together)
        for (const std::size_t b : together) add(a, b);
  }

  void consider(std::vector<Candidate>& candidates, std::size_t a, std::size_t b) const {
    if (!may_be_counterparts(spellings_[a], spellings_[b])) return;
    const double score = compare(a, b);
    const bool together = have_common(spellings_[a].beads, spellings_[b].beads);
    if (score >= (together ? kSameInBead : kSameAcrossLanguages)) candidates.push_back({score, a, b});
  }

  [[nodiscard]] double compare(std::size_t a, std::size_t b) const {
    if (lexicon_ != nullptr && lexicon_->never_same(spellings_[a].text, spellings_[b].text)) return 0;
    double best = !pinyin_[a].empty() && pinyin_[a] == pinyin_[b] ? kSamePinyin : 0;
    for (const PreparedName& x : readings_[a])
      for (const PreparedName& y : readings_[b])
        if (!hopeless(x.whole, y.whole)) best = std::max(best, matcher_.similarity(x, y));
    return best;
  }

  /// As one word: characters do not say where a surname ends.
  [[nodiscard]] std::string pinyin_of(const std::string& text) const {
    std::string together;
    for (const char c : text::fold(text))
      if (c != ' ' && c != '-') together.push_back(c);
    return matcher_.prepare({together, "zh"}).whole;
  }

  /// Chinese names stand in Japanese and Korean texts with their characters; in Chinese ones the matcher knows them.
  [[nodiscard]] bool may_have_chinese() const {
    return std::any_of(spellings_.begin(), spellings_.end(), [](const Spelling& spelling) {
      const auto language = text::base_language(spelling.language);
      return language == "ja" || language == "ko";
    });
  }

  const std::vector<Spelling>& spellings_;
  const NameMatcher& matcher_;
  const NameSource* lexicon_;
  std::vector<std::vector<PreparedName>> readings_;  ///< of each spelling
  std::vector<std::string> pinyin_;                  ///< its sounds read as Chinese, where that may be
};

/// Which documents a spelling has its counterpart in.
class Settled {
 public:
  explicit Settled(const std::vector<Spelling>& spellings) : spellings_(spellings), settled_(spellings.size()) {
    for (std::size_t k = 0; k < spellings.size(); ++k)
      if (spellings[k].documents.size() > 1) settled_[k] = spellings[k].documents;
  }

  /// Whether each of two has a document where the other has no counterpart yet.
  [[nodiscard]] bool leaves_open(std::size_t a, std::size_t b) const { return misses(a, b) && misses(b, a); }

  void settle(std::size_t a, std::size_t b) {
    settled_[a].insert(spellings_[b].documents.begin(), spellings_[b].documents.end());
    settled_[b].insert(spellings_[a].documents.begin(), spellings_[a].documents.end());
  }

 private:
  [[nodiscard]] bool misses(std::size_t a, std::size_t b) const {
    const auto& theirs = spellings_[b].documents;
    return std::any_of(theirs.begin(), theirs.end(), [&](std::uint32_t d) { return settled_[a].count(d) == 0; });
  }

  const std::vector<Spelling>& spellings_;
  std::vector<std::set<std::uint32_t>> settled_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_counterparts(const std::vector<Spelling>& spellings,
                                                                   const NameMatcher& matcher,
                                                                   const NameSource* lexicon,
                                                                   CounterpartSearch search) {
  if (search == CounterpartSearch::kAuto)
    search = spellings.size() > kManySpellings ? CounterpartSearch::kIndex : CounterpartSearch::kAllPairs;
  const Search all(spellings, matcher, lexicon);
  std::vector<Candidate> candidates = search == CounterpartSearch::kIndex ? all.by_index() : all.all_pairs();
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
  Settled settled(spellings);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Candidate& candidate : candidates) {
    if (!settled.leaves_open(candidate.a, candidate.b)) continue;
    settled.settle(candidate.a, candidate.b);
    pairs.emplace_back(candidate.a, candidate.b);
  }
  return pairs;
}

}  // namespace tolmach::normalize::detail
