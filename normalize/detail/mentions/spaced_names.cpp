#include <algorithm>
#include <string>
#include <utility>

#include "normalize/detail/mentions/caseless_names.h"
#include "normalize/detail/mentions/spaced_evidence.h"
#include "normalize/detail/mentions/spaced_words.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kMostWords = 4;  ///< of a name
constexpr double kKnown = 0.98, kSure = 0.9, kLikely = 0.8;

/// Finds names of one or several words, from what speaks for each word.
class SpacedSearch {
 public:
  SpacedSearch(const text::Document& document, const SegmentTokens& tokens, const CaselessLanguage& language,
               KnownNames& known)
      : text_(document, tokens, language, known), evidence_(text_, language, known), lexicon_(known) {}

  std::vector<Mention> find() {
    std::vector<std::vector<SpacedWord>>& segments = text_.segments();
    for (std::vector<SpacedWord>& words : segments) {
      evidence_.look_at_words(words);
      evidence_.look_at_halves(words);
      evidence_.look_at_titles(words);
      evidence_.look_at_neighbours(words);
      evidence_.remember(words);
    }
    for (std::vector<SpacedWord>& words : segments) evidence_.look_at_text(words);
    for (std::vector<SpacedWord>& words : segments) evidence_.look_at_slips(words);
    for (std::size_t k = 0; k < segments.size(); ++k) find_in(segments[k], k);
    return std::move(mentions_);
  }

 private:
  void find_in(const std::vector<SpacedWord>& words, std::size_t segment) {
    for (std::size_t k = 0; k < words.size();) {
      std::size_t end = known_end(words, k);
      const KnownName* known = nullptr;
      if (end > k) known = lexicon_.find(form_of(words, k, end));
      if (end == k) end = run_end(words, k);
      if (end > k) add(words, k, end, segment, known);
      k = std::max(end, k + 1);
    }
  }

  [[nodiscard]] std::string_view form_of(const std::vector<SpacedWord>& words, std::size_t begin,
                                         std::size_t end) const {
    return text_.of({words[begin].span.begin, words[end - 1].span.end});
  }

  /// The end of the longest name that the lexicon knows; k where there is none.
  [[nodiscard]] std::size_t known_end(const std::vector<SpacedWord>& words, std::size_t k) {
    if (lexicon_.empty() || is_no_name(words[k])) return k;
    const std::size_t alone = words[k].known->name ? k + 1 : k;
    if (!words[k].known->begins_name) return alone;
    std::size_t last = k + 1;
    while (last < words.size() && last - k < kMostWords && words[last].joined && !words[last].clitic &&
           !words[last - 1].ending)
      ++last;
    for (std::size_t end = last; end > k + 1; --end)
      if (lexicon_.find(form_of(words, k, end)) != nullptr) return end;
    return alone;
  }

  [[nodiscard]] static std::size_t run_end(const std::vector<SpacedWord>& words, std::size_t k) {
    if (words[k].evidence == Evidence::kNone) return k;
    std::size_t end = k + 1;
    while (end < words.size() && end - k < kMostWords && words[end].joined && !words[end].clitic &&
           !words[end - 1].ending && words[end].evidence != Evidence::kNone && !words[end].known->name)
      ++end;
    return end;
  }

  void add(const std::vector<SpacedWord>& words, std::size_t begin, std::size_t end, std::size_t segment,
           const KnownName* known) {
    Mention mention;
    mention.span = {words[begin].span.begin, words[end - 1].span.end};
    mention.segment = static_cast<std::uint32_t>(segment);
    mention.form = std::string(text_.of(mention.span));
    mention.lemma = mention.form;
    Evidence most = Evidence::kNone;
    for (std::size_t k = begin; k < end; ++k) {
      most = std::max(most, words[k].evidence);
      if (mention.kind == NameKind::kOther) mention.kind = words[k].kind;
    }
    mention.confidence = most >= Evidence::kGiven || end - begin > 1 ? kSure : kLikely;
    if (known != nullptr) {
      mention.entity = known->entity;
      mention.kind = known->kind;
      mention.confidence = kKnown;
    }
    mentions_.push_back(std::move(mention));
  }

  SpacedWords text_;
  SpacedEvidence evidence_;
  KnownNames& lexicon_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_spaced_names(const text::Document& document, const SegmentTokens& tokens,
                                       const CaselessLanguage& language, KnownNames& known) {
  return SpacedSearch(document, tokens, language, known).find();
}

}  // namespace tolmach::normalize::detail
