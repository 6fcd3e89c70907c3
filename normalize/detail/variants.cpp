#include "normalize/detail/variants.h"

#include <algorithm>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kShortest = 4;
constexpr double kLeastSimilarity = 0.35;
/// A word seen as often as this is meant as it is.
constexpr std::size_t kFrequent = 3;

std::u32string letters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out.push_back(text::next_code_point(text, at));
  return out;
}

/// Letters that differ when the common beginning and end are taken away, on the side that has more of them.
struct Difference {
  std::size_t prefix = 0, suffix = 0, changed = 0;
};

Difference difference(const std::u32string& a, const std::u32string& b) {
  Difference d;
  const std::size_t shorter = std::min(a.size(), b.size());
  while (d.prefix < shorter && a[d.prefix] == b[d.prefix]) ++d.prefix;
  while (d.suffix < shorter - d.prefix && a[a.size() - 1 - d.suffix] == b[b.size() - 1 - d.suffix]) ++d.suffix;
  d.changed = std::max(a.size(), b.size()) - d.prefix - d.suffix;
  return d;
}

/// One slip of a writer: one or two neighbouring letters inside the word. Words that part at their end only are mostly
/// inflected, derived or of another gender (Russia and Russian, Petrov and Petrova).
bool looks_like_slip(const std::u32string& a, const std::u32string& b) {
  const Difference d = difference(a, b);
  const std::size_t length = std::max(a.size(), b.size());
  if (d.changed == 0 || d.changed > (length >= 6 ? 2U : 1U)) return false;
  if (d.prefix == 0) return false;
  return d.suffix >= 1 && d.prefix + d.suffix >= 3;
}

}  // namespace

std::vector<Variant> find_variants(const std::vector<NameToken>& tokens, const NameMatcher& matcher, const NameSource* lexicon) {
  std::vector<std::u32string> spelled;
  for (const NameToken& token : tokens) spelled.push_back(letters(token.text));
  std::vector<Variant> variants;
  for (std::size_t rare = 0; rare < tokens.size(); ++rare) {
    if (tokens[rare].count >= kFrequent || spelled[rare].size() < kShortest || tokens[rare].known) continue;
    std::size_t best = tokens.size();
    for (std::size_t usual = 0; usual < tokens.size(); ++usual) {
      if (usual == rare || tokens[usual].count <= tokens[rare].count || spelled[usual].size() < kShortest) continue;
      if (!looks_like_slip(spelled[rare], spelled[usual])) continue;
      if (lexicon != nullptr && lexicon->never_same(tokens[rare].text, tokens[usual].text)) continue;
      const NameComparison comparison = matcher.compare({tokens[rare].text, tokens[rare].language}, {tokens[usual].text, tokens[usual].language});
      if (comparison.reason == NameComparison::Reason::kInflected || comparison.score < kLeastSimilarity) continue;
      if (best == tokens.size() || tokens[usual].count > tokens[best].count) best = usual;
    }
    if (best != tokens.size()) variants.push_back({rare, best});
  }
  return variants;
}

}  // namespace tolmach::normalize::detail
