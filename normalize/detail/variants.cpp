#include "normalize/detail/variants.h"

#include <algorithm>

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

/// Languages whose names keep their endings in running text.
bool keeps_endings(std::string_view language) noexcept {
  for (const std::string_view known : {"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "ro"})
    if (language == known) return true;
  return false;
}

bool slip_between(const std::u32string& a, const std::u32string& b, std::string_view language) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  if (shorter < kShortest || longer > shorter + 2) return false;
  const WordDifference d = difference_of(a, b);
  if (d.changed() == 0 || d.prefix == 0 || d.changed() > (longer >= 6 ? 2U : 1U)) return false;
  if (d.suffix >= 1) return d.prefix + d.suffix >= 3;
  return longer == shorter && longer >= 6 && d.changed() == 1 && is_vowel(a.back()) && is_vowel(b.back()) &&
         keeps_endings(language);
}

}  // namespace

bool looks_like_slip(std::string_view a, std::string_view b, std::string_view language) {
  return slip_between(text::code_points(a), text::code_points(b), language);
}

std::vector<Variant> find_variants(const std::vector<NameToken>& tokens, const NameMatcher& matcher,
                                   const NameSource* lexicon) {
  std::vector<std::u32string> spelled;
  for (const NameToken& token : tokens) spelled.push_back(text::code_points(token.text));
  std::vector<Variant> variants;
  for (std::size_t rare = 0; rare < tokens.size(); ++rare) {
    if (tokens[rare].count >= kFrequent || spelled[rare].size() < kShortest || tokens[rare].known ||
        tokens[rare].listed)
      continue;
    std::size_t best = tokens.size();
    for (std::size_t usual = 0; usual < tokens.size(); ++usual) {
      if (usual == rare || !outweighs(tokens[usual], tokens[rare])) continue;
      if (!slip_between(spelled[rare], spelled[usual], text::base_language(tokens[rare].language))) continue;
      if (name_two(tokens[rare], tokens[usual])) continue;
      if (lexicon != nullptr && lexicon->never_same(tokens[rare].text, tokens[usual].text)) continue;
      const NameComparison comparison =
          matcher.compare({tokens[rare].text, tokens[rare].language}, {tokens[usual].text, tokens[usual].language});
      if (comparison.reason == NameComparison::Reason::kInflected) continue;
      if (best == tokens.size() || tokens[usual].count > tokens[best].count) best = usual;
    }
    if (best != tokens.size()) variants.push_back({rare, best});
  }
  return variants;
}

}  // namespace tolmach::normalize::detail
