#include "normalize/detail/clusters/variants.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>

#include "normalize/detail/inflection.h"
#include "normalize/word_difference.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kShortest = 4;
/// Short words that stand equally often may be two names.
constexpr std::size_t kShortestOfEquals = 5;
/// A word seen as often as this is meant as it is.
constexpr std::size_t kFrequent = 3;

/// Of two near words the more frequent one is the usual; between equals the one that something knows, and of two that
/// nothing knows each is the other's.
bool outweighs(const NameToken& usual, const NameToken& rare) noexcept {
  if (usual.count != rare.count) return usual.count > rare.count;
  return text::count_code_points(rare.text) >= kShortestOfEquals;
}

/// Whether two words stand only beside other words, none of which they share: Brent Montgomery and Brett Kavanaugh.
bool name_two(const NameToken& a, const NameToken& b) {
  if (a.alone || b.alone) return false;
  return std::none_of(a.partners.begin(), a.partners.end(),
                      [&](const std::string& partner) { return b.partners.count(partner) != 0; });
}

bool is_vowel(char32_t c) noexcept {
  static constexpr std::u32string_view kVowels = U"aeiouyаеиоуыэюяіїє";
  return kVowels.find(c) != std::u32string_view::npos;
}

/// Characters that spell a foreign name differ anywhere, and nothing is inflected.
bool slip_in_characters(const std::u32string& a, const std::u32string& b) {
  constexpr std::size_t kShortestName = 4;  // with the dot between its parts
  return a.size() == b.size() && a.size() >= kShortestName && difference_of(a, b).changed() == 1;
}

bool slip_between(const std::u32string& a, const std::u32string& b, bool keeps_endings) {
  if (!a.empty() && !b.empty() && text::is_ideograph(a.front()) && text::is_ideograph(b.front()))
    return slip_in_characters(a, b);
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  if (shorter < kShortest || longer > shorter + 2) return false;
  const WordDifference d = difference_of(a, b);
  if (d.changed() == 0 || d.prefix == 0 || d.changed() > (longer >= 6 ? 2U : 1U)) return false;
  if (d.suffix >= 1) return d.prefix + d.suffix >= 3;
  return longer == shorter && longer >= 6 && d.changed() == 1 && is_vowel(a.back()) && is_vowel(b.back()) &&
         keeps_endings;
}

/// Whether the rare word is how another language writes what the usual one names.
bool is_foreign_form(const NameToken& rare, const NameToken& usual) {
  return rare.foreign && !usual.foreign && !rare.entity.empty() && rare.entity == usual.entity;
}

/// Whether the rare word stands only within names, all of which the usual one is part of too: Michail Vann, Michael
/// Vann.
bool are_called_alike(const NameToken& rare, const NameToken& usual) {
  return !rare.alone && !rare.partners.empty() &&
         std::includes(usual.partners.begin(), usual.partners.end(), rare.partners.begin(), rare.partners.end());
}

/// A slip seldom changes the first letter of a name; the first character of one is as good as any other.
bool begin_alike(const std::u32string& a, const std::u32string& b) noexcept {
  return a.front() == b.front() || text::is_ideograph(a.front());
}

/// Whether words that are not taken apart yet may be a slip apart, by their first bytes.
bool may_begin_alike(std::string_view a, std::string_view b) noexcept {
  if (a.empty() || b.empty() || a == b) return false;
  const auto may_be_ideograph = [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; };
  return a.front() == b.front() || (may_be_ideograph(a.front()) && may_be_ideograph(b.front()));
}

/// Words by their first two letters and by their last two: of words a slip apart, three letters or more are the same
/// about it, so two of them before it or behind it.
class Neighbourhood {
 public:
  void add(const std::vector<std::u32string>& spelled, std::size_t word) {
    for (const std::u32string& letters : spelled) {
      if (letters.size() < kShortest) continue;
      by_beginning_[first_two(letters)].push_back(word);
      by_end_[last_two(letters)].push_back(word);
    }
  }

  /// In ascending order, each once.
  [[nodiscard]] std::vector<std::size_t> of(const std::vector<std::u32string>& spelled) const {
    std::vector<std::size_t> words;
    for (const std::u32string& letters : spelled) {
      if (letters.size() < kShortest) continue;
      append(words, by_beginning_, first_two(letters));
      append(words, by_end_, last_two(letters));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

 private:
  using Words = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

  static std::uint64_t first_two(const std::u32string& letters) noexcept { return pair_of(letters[0], letters[1]); }
  static std::uint64_t last_two(const std::u32string& letters) noexcept {
    return pair_of(letters[letters.size() - 2], letters.back());
  }
  static std::uint64_t pair_of(char32_t a, char32_t b) noexcept { return std::uint64_t{a} << 32U | b; }

  static void append(std::vector<std::size_t>& words, const Words& from, std::uint64_t letters) {
    if (const auto found = from.find(letters); found != from.end())
      words.insert(words.end(), found->second.begin(), found->second.end());
  }

  Words by_beginning_, by_end_;
};

class VariantSearch {
 public:
  VariantSearch(const std::vector<NameToken>& tokens, const NameMatcher& matcher, const NameSource* lexicon,
                SpellingLists& lists)
      : tokens_(tokens), matcher_(matcher), lexicon_(lexicon), lists_(lists) {
    spelled_.reserve(tokens.size());
    for (const NameToken& token : tokens) spelled_.push_back(spellings_of(token));
    for (std::size_t k = 0; k < tokens.size(); ++k) neighbourhood_.add(spelled_[k], k);
  }

  std::vector<Variant> run() {
    std::vector<Variant> variants;
    for (std::size_t rare = 0; rare < tokens_.size(); ++rare) {
      if (tokens_[rare].count >= kFrequent || spelled_[rare].front().size() < kShortest) continue;
      if (const auto usual = usual_of(rare)) variants.push_back({rare, *usual});
    }
    return variants;
  }

 private:
  /// The most frequent word that the rare one may be meant as.
  [[nodiscard]] std::optional<std::size_t> usual_of(std::size_t rare) {
    std::optional<std::size_t> best;
    std::optional<std::size_t> by_lists;  // the lists are asked only for words that are near another
    for (const std::size_t usual : neighbourhood_.of(spelled_[rare])) {
      if (usual == rare || !outweighs(tokens_[usual], tokens_[rare]) || !are_near(rare, usual)) continue;
      const bool foreign = is_foreign_form(tokens_[rare], tokens_[usual]);
      if (!foreign && !tokens_[rare].entity.empty()) continue;
      if (!foreign && !are_called_alike(tokens_[rare], tokens_[usual])) {
        if (!by_lists) by_lists = least_count(tokens_[rare]);
        if (tokens_[usual].count < *by_lists) continue;
      }
      if (!may_be_meant(tokens_[rare], tokens_[usual])) continue;
      if (!best || tokens_[usual].count > tokens_[*best].count) best = usual;
    }
    return best;
  }

  [[nodiscard]] bool are_near(std::size_t rare, std::size_t usual) const {
    const bool keeps_endings = matcher_.inflection().keeps_endings(text::base_language(tokens_[rare].language));
    for (const std::u32string& a : spelled_[rare])
      for (const std::u32string& b : spelled_[usual])
        if (begin_alike(a, b) && slip_between(a, b, keeps_endings)) return true;
    return false;
  }

  /// The word itself first, then its other forms.
  static std::vector<std::u32string> spellings_of(const NameToken& token) {
    std::vector<std::u32string> spelled{text::code_points(token.text)};
    for (const std::string& form : token.forms)
      if (form != token.text) spelled.push_back(text::code_points(form));
    return spelled;
  }

  /// How often a word must stand for a rare one to be meant as it: a usual name is meant as it is. Nearly all that a
  /// slip can make of a name is somebody's rare name: where the text is sure of its own, it is none.
  [[nodiscard]] std::size_t least_count(const NameToken& rare) {
    const std::string_view language = text::base_language(rare.language);
    if (lists_.has_name(rare.text, language, Spellings::Which::kUsual)) return std::numeric_limits<std::size_t>::max();
    return lists_.has_name(rare.text, language, Spellings::Which::kAll) ? kFrequent : 1;
  }

  [[nodiscard]] bool may_be_meant(const NameToken& rare, const NameToken& usual) const {
    if (name_two(rare, usual)) return false;
    if (lexicon_ != nullptr && lexicon_->never_same(rare.text, usual.text)) return false;
    const NameComparison comparison = matcher_.compare({rare.text, rare.language}, {usual.text, usual.language});
    return comparison.reason != NameComparison::Reason::kInflected;
  }

  const std::vector<NameToken>& tokens_;
  const NameMatcher& matcher_;
  const NameSource* lexicon_;
  SpellingLists& lists_;
  std::vector<std::vector<std::u32string>> spelled_;  ///< of each token, itself first
  Neighbourhood neighbourhood_;
};

}  // namespace

bool looks_like_slip(std::string_view a, std::string_view b, bool keeps_endings) {
  if (a.empty() || b.empty() || a.front() != b.front()) return false;
  return slip_between(text::code_points(a), text::code_points(b), keeps_endings);
}

bool has_slips(const std::vector<std::string>& words, bool keeps_endings) {
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      if (!may_begin_alike(words[i], words[k])) continue;
      const std::u32string letters = text::code_points(words[i]), other = text::code_points(words[k]);
      if (begin_alike(letters, other) && slip_between(letters, other, keeps_endings)) return true;
    }
  return false;
}

std::vector<Variant> find_variants(const std::vector<NameToken>& tokens, const NameMatcher& matcher,
                                   const NameSource* lexicon, SpellingLists& lists) {
  return VariantSearch(tokens, matcher, lexicon, lists).run();
}

}  // namespace tolmach::normalize::detail
